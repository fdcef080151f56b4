import type { Scores } from '../learning/evaluation/scores.ts';
import { labelIn } from './answer.ts';
import { type Comparison, inFigures } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import { count, many, rate } from './figures.ts';
import { type Finding, say } from './finding.ts';

/** What stands first when nothing speaks against promoting, and what was left out. */
export function facts(evidence: Evidence, candidate: Scores, against: Comparison | null): Finding[] {
  const { names, excluded, policy } = evidence;
  const left = against === null ? null : leftOut(evidence, against);
  return [
    ...(against === null ? [] : [say('FACT', inFigures(against, policy))]),
    ...(names.active === null ? [say('FACT', firstModel(evidence, candidate))] : []),
    ...(left === null ? [] : [say('WARN', left)]),
    ...(excluded > 0 ? [say('WARN', `${many(excluded, 'test document')} left out: one of the models trained on them`)] : []),
  ];
}

function firstModel({ mode, test }: Evidence, candidate: Scores): string {
  const { documents, f1, precision, recall, accuracy, microF1 } = candidate;
  if (documents === 0) return 'the first model; there are no test documents to measure it by';
  const measured = many(documents, 'test document');
  if (mode !== 'entities')
    return `the first model: f1 ${rate(f1)}, ${mode === 'multi-label' ? `micro f1 ${rate(microF1)}` : `accuracy ${rate(accuracy)}`} over ${measured}`;
  const entities = test.actual.flat().length;
  if (entities === 0) return `the first model; there are no entities in the ${measured} to measure it by`;
  return `the first model: f1 ${rate(f1)}, precision ${rate(precision)}, recall ${rate(recall)} over ${measured} with ${many(entities, 'entity', 'entities')}`;
}

/** What the comparison does not see and the floors do: labels that only one of the models knows. */
function leftOut({ mode, test }: Evidence, { opponent, documents }: Comparison): string | null {
  const floors = (one: boolean) => `that only one of the models knows: no comparison, but the floors, ${one ? 'counts it' : 'count them'}`;
  if (mode !== 'entities') {
    const left = test.actual.length - documents;
    const carrying = left === 1 ? 'carries a label' : 'carry labels';
    return left === 0 ? null : `${many(left, 'test document')} of ${test.actual.length} ${carrying} ${floors(left === 1)}`;
  }
  const all = test.actual.flat();
  const left = all.length - opponent.answers.actual.flat().length;
  const types = [...new Set(all.map((span) => labelIn(mode, span)))];
  const compared = new Set(opponent.answers.actual.flat().map((span) => labelIn(mode, span)));
  const unknown = types.filter((type) => !compared.has(type)).sort();
  const kind = `${left === 1 ? 'is' : 'are'} of ${unknown.length === 1 ? 'a type' : 'types'}`;
  return left === 0
    ? null
    : `${many(left, 'test entity', 'test entities')} of ${count(all.length)} ${kind} (${unknown.join(', ')}) ${floors(left === 1)}`;
}
