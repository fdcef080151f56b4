import { contentName } from '../datasets/key.ts';
import { judgeAverages } from '../promotion/averages.ts';
import { withReasons } from '../promotion/verdict.ts';
import type { Desired } from './desired.ts';
import { type IterationState, type Model, shortKey } from './generation.ts';
import { doubtsAbout } from './inherited.ts';
import { ingestedName, nowServing, type Observed } from './observe.ts';
import { evidenceKeyOf } from './plan.ts';
import { opponents, unseenTests } from './questions.ts';
import type { EvidenceRecord } from './records.ts';

/** `scoring: service`: no model is asked about a document, and what the service measured itself decides. */
export const byAverages = ({ config: { engine } }: Pick<Desired, 'config'>): boolean =>
  engine.kind === 'comprehend' && engine.scoring === 'service';

/**
 * The verdict by the averages of the iteration that trained the candidate. They hold for HEAD only if the service measured both models on exactly
 * HEAD's test documents, and if the model that it held the candidate against is still the one that serves.
 */
export function judgeByAverages(desired: Desired, observed: Observed, candidate: Model, at: string): EvidenceRecord {
  const { active } = opponents(observed);
  const serving = nowServing(observed);
  const iteration = iterationOf(observed, candidate)!;
  const comparable = iteration.evaluated !== null && iteration.evaluated.arn === serving?.model.arn;
  const { test, golden } = desired.documents;
  const judgement = judgeAverages({
    mode: desired.config.task.mode,
    policy: desired.config.promotion,
    names: { candidate: shortKey(candidate), active: serving === null ? null : shortKey(serving.model) },
    candidate: iteration.averages,
    active: comparable ? iteration.evaluated!.averages : null,
    obstacles: [
      ...notTheseTests(desired, observed, candidate, iteration),
      ...seen(desired, [candidate, ...(active === null ? [] : [active])]),
      ...(serving === null || comparable ? [] : [anotherModel(iteration, shortKey(serving.model))]),
    ],
    documents: test.length,
    golden: golden.length,
  });
  return {
    evidence: evidenceKeyOf(candidate, desired, observed),
    ...{ activeKey: serving?.model.key ?? null, candidateKey: candidate.key, judge: desired.judge },
    ...withReasons(judgement, doubtsAbout(observed, [active])),
    ...{ fixed: [], broken: [], golden: { documents: 0, broken: [] }, suspicious: [] },
    // Better than the reference is more than averages can show.
    raisesReference: serving === null,
    ...{ commit: desired.commit, at },
  };
}

const iterationOf = (observed: Observed, { arn }: Model): IterationState | undefined =>
  observed.generations.flatMap(({ iterations }) => iterations).find(({ model }) => model?.arn === arn);

const remedy = 'judge with `scoring: per-document`, or promote it explicitly with `flywheel promote`';

function notTheseTests(desired: Desired, observed: Observed, candidate: Model, { createdAt }: IterationState): string[] {
  const { test } = desired.documents;
  if (test.length === 0) return ['there are no test documents: the service measured on a tenth of the training documents'];
  const name = contentName(
    'test',
    test.map(({ fingerprint }) => fingerprint),
  );
  const held = observed.generations.find(({ properties }) => properties?.FlywheelArn === candidate.flywheel)!.datasets;
  const tests = held.filter(
    ({ DatasetType, Status, CreationTime }) => DatasetType === 'TEST' && Status === 'COMPLETED' && CreationTime! <= createdAt,
  );
  if (tests.length === 1 && ingestedName(tests[0]!.DatasetName!) === name) return [];
  return [`the service measured on other test documents than these ${test.length}: ${remedy}`];
}

/** The service leaves none out. */
function seen(desired: Desired, models: readonly Model[]): string[] {
  const unseen = unseenTests(
    desired,
    models.map(({ trainedOn }) => trainedOn),
  ).length;
  const all = desired.documents.test.length;
  return unseen === all ? [] : [`${all - unseen} of ${all} test documents were in the training data of one of the models`];
}

function anotherModel({ evaluated }: IterationState, serving: string): string {
  const what = evaluated === null ? 'no other model' : `${evaluated.arn}`;
  return `the service held the candidate against ${what}, and ${serving} serves: ${remedy}`;
}
