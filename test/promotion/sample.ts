import type { Policy } from '../../src/config/config.ts';
import type { Prediction } from '../../src/learning/evaluation/scores.ts';
import type { AddedRows, Evidence, Sample } from '../../src/promotion/evidence.ts';

/** A policy that asks nothing but no evidence of harm. */
export const policy: Policy = {
  minimum: {},
  minimumPerLabel: {},
  maximumDrop: {},
  require: 'not-worse',
  confidence: 0.95,
  approval: 'on-merge',
};

/** A prediction with all of its confidence in one label. */
export const says = (label: string, score = 1): Prediction => ({ labels: [label], score, classes: [{ name: label, score }] });

/** Each label as the set of one document. */
export const sets = (names: readonly string[]): string[][] => names.map((name) => [name]);

/** Added rows of one label each. */
export const addedOf = (given: readonly string[], predictions: Prediction[], expected: AddedRows['expected']): AddedRows => ({
  given: sets(given),
  groups: [...given],
  predictions,
  expected,
});

/** Labels of documents, e.g. `a a b`, or with counts, `a*3 b`. */
export const labels = (text: string): string[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => {
      const [label, times] = word.split('*') as [string, string | undefined];
      return Array.from({ length: Number(times ?? 1) }, () => label);
    });

export function sampleOf(actual: string[], candidate: string[], active: string[] | null = null, reference: string[] | null = null): Sample {
  const predictions = (answers: string[] | null) => answers?.map((label) => says(label)) ?? null;
  return { actual: sets(actual), candidate: predictions(candidate)!, active: predictions(active), reference: predictions(reference) };
}

/** Evidence about two models, or one when `active` is left out; what is not given is empty. */
export function evidenceOf(
  test: { actual: string[]; candidate: string[]; active?: string[]; reference?: string[] },
  more: Partial<Omit<Evidence, 'policy' | 'test'>> & { policy?: Partial<Policy> } = {},
): Evidence {
  const known = [...new Set(test.actual)].sort();
  return {
    mode: 'multi-class',
    names: { candidate: 'c0ffee00', active: test.active === undefined ? null : 'ac71fe00' },
    labels: { candidate: known, active: test.active === undefined ? null : known },
    renamed: {},
    golden: sampleOf([], [], test.active === undefined ? null : []),
    excluded: 0,
    added: null,
    attempt: 1,
    seed: 'seed',
    ...more,
    policy: { ...policy, ...more.policy },
    test: sampleOf(test.actual, test.candidate, test.active ?? null, test.reference ?? null),
  };
}

/** Answers to documents of which the first `right` are right and the others are given the next label in turn. */
export function answers(actual: string[], right: number, from = 0): string[] {
  const known = [...new Set(actual)].sort();
  const next = (label: string) => known[(known.indexOf(label) + 1) % known.length]!;
  return actual.map((label, index) => ((index - from + actual.length) % actual.length < right ? label : next(label)));
}

/** A recognizer's answer: every span with the same confidence. */
export const finds = (spans: readonly string[], score = 0.8): Prediction => ({
  labels: [...spans].sort(),
  score: spans.length === 0 ? 0 : score,
  classes: spans.map((name) => ({ name, score })),
});

/** Evidence about entity recognizers; documents are lists of spans, `17-23 PRODUCT`. */
export function spanEvidence(
  test: { actual: string[][]; candidate: string[][]; active?: string[][] },
  more: Partial<Omit<Evidence, 'policy' | 'test'>> & { policy?: Partial<Policy>; types?: string[] } = {},
): Evidence {
  const { types, ...rest } = more;
  const known = types ?? [...new Set(test.actual.flat().map((span) => span.split(' ')[1]!))].sort();
  const first = test.active === undefined;
  const nobody = evidenceOf(first ? { actual: [], candidate: [] } : { actual: [], candidate: [], active: [] });
  return {
    ...nobody,
    mode: 'entities',
    labels: { candidate: known, active: first ? null : known },
    ...rest,
    policy: { ...policy, ...more.policy },
    test: {
      actual: test.actual.map((spans) => [...spans].sort()),
      candidate: test.candidate.map((spans) => finds(spans)),
      active: test.active?.map((spans) => finds(spans)) ?? null,
      reference: null,
    },
  };
}
