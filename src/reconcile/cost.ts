import { modelKindOf } from '../comprehend/arn.ts';
import { endpointMonth, prices, scoringCost, storageMonth, type Training, trainingCost, trainingSeconds } from '../comprehend/prices.ts';
import { byAverages } from './averages.ts';
import type { Change } from './change.ts';
import type { Desired } from './desired.ts';
import type { Observed } from './observe.ts';
import { inquiries } from './questions.ts';
import { models } from './version.ts';

/** What a plan costs on Amazon Comprehend: an estimate, in USD. Storage in S3 is not in it. */
export interface Cost {
  /** For carrying it out. */
  once: number;
  /** For what is there afterwards, in 30 days: models that are kept, and the endpoint. */
  monthly: number;
  currency: 'USD';
  /** When the prices were read. */
  priceTableDate: string;
  parts: CostPart[];
}

export type CostPart =
  | { kind: 'training'; change: 'train'; once: number; monthly: 0; seconds: number; documents: number; by: 'last' | 'samples' }
  /** `documents` in all, each once for every model that answers it; none of them was answered before. */
  | { kind: 'scoring'; change: 'judge'; once: number; monthly: 0; documents: number; models: number }
  | { kind: 'storage'; change: 'train' | null; once: 0; monthly: number; models: number }
  | { kind: 'endpoint'; change: 'create-endpoint' | 'update-endpoint' | null; once: 0; monthly: number; inferenceUnits: number };

/** Texts that a model has answered, or is paid for answering, by its ARN. */
export type Answered = ReadonlyMap<string, ReadonlySet<string>>;

/** What carrying out these changes costs, and everything a month after them. */
export function costOf(desired: Desired, observed: Observed, changes: readonly Change[], answered: Answered): Cost {
  const has = (kind: Change['kind']): boolean => changes.some((change) => change.kind === kind);
  const judge = changes.find((change) => change.kind === 'judge');
  const parts = [
    ...(has('train') ? [trainingPart(desired, observed)] : []),
    ...(judge === undefined || byAverages(desired) || desired.documents.test.length + desired.documents.golden.length === 0
      ? []
      : [scoringPart(desired, observed, judge, answered)]),
    storagePart(observed, has('train')),
    ...endpointPart(desired, observed, changes),
  ].filter(({ once, monthly }) => once > 0 || monthly > 0);
  return costOfParts(parts);
}

export const costOfParts = (parts: CostPart[]): Cost => ({
  once: parts.reduce((sum, { once }) => sum + once, 0),
  monthly: parts.reduce((sum, { monthly }) => sum + monthly, 0),
  ...{ currency: prices.currency, priceTableDate: prices.date, parts },
});

export function trainingPart(desired: Desired, observed: Observed): CostPart & { kind: 'training' } {
  const documents = desired.documents.train.length;
  const kind = desired.config.task.type === 'entity-recognizer' ? 'recognizer' : 'classifier';
  const last = lastTraining(observed, kind);
  const seconds = trainingSeconds(kind, documents, last);
  return {
    kind: 'training',
    change: 'train',
    once: trainingCost(seconds),
    monthly: 0,
    seconds,
    documents,
    by: last === null ? 'samples' : 'last',
  };
}

/** The newest that is over, of the same kind of model. */
function lastTraining(observed: Observed, kind: 'recognizer' | 'classifier'): Training | null {
  const done = models(observed).findLast((model) => model.trainingSeconds !== null && modelKindOf(model.arn) === kind);
  return done === undefined ? null : { documents: done.documents, seconds: done.trainingSeconds! };
}

/** A text that stands in several documents is answered once. */
function scoringPart(desired: Desired, observed: Observed, { candidate }: Change & { kind: 'judge' }, answered: Answered): CostPart {
  const unanswered = inquiries(desired, observed, candidate).map(({ model, texts }) => {
    const known = model === null ? undefined : answered.get(model);
    return [...new Set(texts)].filter((text) => known?.has(text) !== true);
  });
  const asked = unanswered.filter((texts) => texts.length > 0);
  const once = asked.reduce((sum, texts) => sum + scoringCost(texts), 0);
  const documents = asked.reduce((sum, texts) => sum + texts.length, 0);
  return { kind: 'scoring', change: 'judge', once, monthly: 0, documents, models: asked.length };
}

function storagePart(observed: Observed, trains: boolean): CostPart {
  const kept = models(observed).length + (trains ? 1 : 0);
  return { kind: 'storage', change: trains ? 'train' : null, once: 0, monthly: storageMonth(kept), models: kept };
}

/** Before the first model there is none to serve: the endpoint that is declared is made after it, and is told of from the start. */
function endpointPart({ config }: Desired, { endpoint }: Observed, changes: readonly Change[]): CostPart[] {
  const change = changes.find(({ kind }) => kind === 'create-endpoint' || kind === 'update-endpoint');
  const first = endpoint === null && changes.some(({ kind }) => kind === 'judge' || kind === 'promote');
  const declared = config.endpoint !== null && (change !== undefined || first) ? config.endpoint.inferenceUnits : null;
  const inferenceUnits = declared ?? endpoint?.DesiredInferenceUnits ?? 0;
  if (inferenceUnits === 0) return [];
  const kind = (change?.kind ?? (first ? 'create-endpoint' : null)) as (CostPart & { kind: 'endpoint' })['change'];
  return [{ kind: 'endpoint', change: kind, once: 0, monthly: endpointMonth(inferenceUnits), inferenceUnits }];
}
