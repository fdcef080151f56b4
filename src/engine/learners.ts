import type { ModelKind } from '../comprehend/arn.ts';
import { classification } from './classification.ts';
import type { Learner } from './learner.ts';
import { recognition } from './recognition.ts';

const learners: Record<ModelKind, Learner> = { classifier: classification, recognizer: recognition };

/** Of a flywheel or a model. */
export const learnerOf = ({ kind = 'classifier' }: { kind?: ModelKind }): Learner => learners[kind];
