/** Populations in which the truth is known, to measure how often the judge errs. Everything is drawn from a seed. */
import type { Policy } from '../../src/config/config.ts';
import { seededRandom } from '../../src/learning/evaluation/random.ts';
import type { AddedRows } from '../../src/promotion/evidence.ts';
import { judge } from '../../src/promotion/judge.ts';
import { normalQuantile } from '../../src/promotion/normal.ts';
import { paired } from '../../src/promotion/paired.ts';
import { randomisationTest } from '../../src/promotion/significance.ts';
import { addedOf, evidenceOf, says, sets, spanEvidence } from './sample.ts';

const names = ['billing', 'delivery', 'login', 'refund', 'technical'];
/**
 * Test documents, and models that answer them: right when quality outweighs the document's difficulty and the model's own luck.
 *
 * @param common the share of this that all models have in common: two of accuracy 0.85 differ on 11 % of the documents at 0.8, on 4 % at 0.97.
 */
export function population(seed: string, documents: number, common = 0.8) {
  const next = seededRandom(seed);
  const uniform = () => (next() + 0.5) / 2 ** 32;
  const normal = () => normalQuantile(uniform());
  const other = (label: string) => names[(names.indexOf(label) + 1 + (next() % (names.length - 1))) % names.length]!;
  const actual = Array.from({ length: documents }, () => names[next() % names.length]!);
  const difficulty = actual.map(normal);
  const tempting = actual.map(other);
  /** A fresh model that is right on this share of all documents like these. With balanced labels that is its macro F1 too. */
  const model = (accuracy: number) => {
    const quality = normalQuantile(accuracy);
    return actual.map((label, index) =>
      quality > Math.sqrt(common) * difficulty[index]! + Math.sqrt(1 - common) * normal() ? label : tempting[index]!,
    );
  };
  return { actual, model, uniform };
}

/** How often each decision falls on a candidate of known quality against an active model of accuracy 0.85. */
export function decisions(options: { draws: number; documents: number; accuracy: number; policy: Partial<Policy>; reference?: boolean }) {
  const count = { PROMOTE: 0, HOLD: 0, REJECT: 0, NOT_COMPARABLE: 0 };
  for (let draw = 0; draw < options.draws; draw++) {
    const { actual, model } = population(`decisions ${draw}`, options.documents);
    const test = { actual, active: model(0.85), candidate: model(options.accuracy) };
    const reference = options.reference ? { reference: model(0.85) } : {};
    count[judge(evidenceOf({ ...test, ...reference }, { policy: options.policy, seed: `draw ${draw}` })).verdict.decision]++;
  }
  return count;
}

/**
 * Merges that are each a little worse than what serves. What is lost in truth, and what may be: `maximumDrop` and what the
 * test set can detect, which is a little different for every candidate: the mean of them.
 */
export function drift(options: {
  seed: string;
  merges: number;
  documents: number;
  step: number;
  maximumDrop: number;
  reference: boolean;
  common: number;
}) {
  const { actual, model } = population(options.seed, options.documents, options.common);
  const start = 0.9;
  let serving = { truth: start, answers: model(start) };
  let reference = serving;
  let detectable = 0;
  let promoted = 0;
  for (let merge = 0; merge < options.merges; merge++) {
    const truth = serving.truth - options.step;
    const candidate = { truth, answers: model(truth) };
    const best = options.reference && reference !== serving ? { reference: reference.answers } : {};
    const { verdict, raisesReference } = judge(
      evidenceOf(
        { actual, active: serving.answers, candidate: candidate.answers, ...best },
        { policy: { maximumDrop: { f1: options.maximumDrop } }, seed: `${options.seed} ${merge}` },
      ),
    );
    detectable += (verdict.test.detectable ?? 0) / options.merges;
    if (verdict.decision !== 'PROMOTE') continue;
    promoted++;
    serving = candidate;
    if (raisesReference) reference = candidate;
  }
  return { lost: start - serving.truth, allowed: options.maximumDrop + detectable, promoted };
}

/**
 * Is any of many equal candidates in a row ever found better than one active model? `level` gives the level of the k-th.
 * The judge's own test, without what else it computes.
 */
export function everBetter(seed: string, candidates: number, documents: number, level: (attempt: number) => number): boolean {
  const { actual, model } = population(seed, documents);
  const opponent = sets(model(0.85));
  for (let attempt = 1; attempt <= candidates; attempt++) {
    const pair = paired({ actual: sets(actual), candidate: sets(model(0.85)), opponent }, 'f1');
    if (randomisationTest(pair, `${seed} ${attempt}`, level(attempt)).better <= level(attempt)) return true;
  }
  return false;
}

/** Added rows to a serving model that knows twenty labels, agreeing with 75–99 % of them; `swapped` of the rows carry another label. */
export function addedRows(seed: string, rows: number, swapped: number): AddedRows {
  const { uniform } = population(seed, 0);
  const known = Array.from({ length: 20 }, (_, index) => ({ name: `label ${index}`, rate: 0.75 + 0.012 * index }));
  const pick = () => known[Math.floor(uniform() * known.length)]!;
  const another = (name: string): string => {
    const { name: drawn } = pick();
    return drawn === name ? another(name) : drawn;
  };
  const perLabel = Object.fromEntries(
    known.map(({ name, rate }) => [
      name,
      { documents: 450, agreed: Array.from({ length: 450 }, uniform).filter((draw) => draw < rate).length },
    ]),
  );
  const truth = Array.from({ length: rows }, pick);
  const given = truth.map(({ name }, index) => (index < swapped ? another(name) : name));
  const predictions = truth.map(({ name, rate }) => says(uniform() < rate ? name : another(name), uniform()));
  return addedOf(given, predictions, {
    documents: 9000,
    agreed: Object.values(perLabel).reduce((sum, { agreed }) => sum + agreed, 0),
    perLabel,
  });
}

/**
 * Documents with up to four entities each, and recognizers that read them: an entity is found, found with other ends, read as another type
 * or missed, and now and then something is found where nothing is. As with real text, entities of one document hang together: a document
 * is easy or hard as a whole.
 */
export function annotated(seed: string, documents: number) {
  const next = seededRandom(seed);
  const uniform = () => (next() + 0.5) / 2 ** 32;
  const normal = () => normalQuantile(uniform());
  const types = ['PERSON', 'PLACE', 'PRODUCT'];
  const texts = Array.from({ length: documents }, () => ({
    difficulty: normal(),
    entities: Array.from({ length: next() % 5 }, (_, at) => ({
      start: 20 * at,
      type: types[next() % types.length]!,
      difficulty: normal(),
    })),
  }));
  const actual = texts.map(({ entities }) => entities.map(({ start, type }) => `${start}-${start + 8} ${type}`).sort());
  const mistaken = (start: number, type: string): string[] => {
    const other = types[(types.indexOf(type) + 1) % types.length]!;
    return [[], [`${start}-${start + 5} ${type}`], [`${start}-${start + 8} ${other}`]][next() % 3]!;
  };
  /** A fresh model that finds this share of all entities. */
  const model = (recall: number) =>
    texts.map(({ difficulty, entities }) => {
      const found = entities.flatMap(({ start, type, difficulty: own }) => {
        const right = normalQuantile(recall) > Math.sqrt(0.4) * (difficulty + own) + Math.sqrt(0.2) * normal();
        return right ? [`${start}-${start + 8} ${type}`] : mistaken(start, type);
      });
      return (uniform() < 0.1 ? [...found, `90-95 ${types[next() % types.length]!}`] : found).sort();
    });
  return { actual, model, types };
}

/** How often each decision falls on a recognizer of known quality against one that finds 85 % of the entities. */
export function recognizerDecisions(options: { draws: number; documents: number; recall: number; policy: Partial<Policy> }) {
  const count = { PROMOTE: 0, HOLD: 0, REJECT: 0, NOT_COMPARABLE: 0 };
  for (let draw = 0; draw < options.draws; draw++) {
    const { actual, model, types } = annotated(`recognizers ${draw}`, options.documents);
    const test = { actual, active: model(0.85), candidate: model(options.recall) };
    count[judge(spanEvidence(test, { types, policy: options.policy, seed: `draw ${draw}` })).verdict.decision]++;
  }
  return count;
}
