import { type OutOfFold, readOutOfFold } from '../comprehend/model-stats.ts';
import { type Document, textKey } from '../datasets/document.ts';
import type { LabelSet } from '../learning/evaluation/label-sets.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import { labelIn, type Mode, sharedAnswer } from '../promotion/answer.ts';
import type { AddedRows } from '../promotion/evidence.ts';
import { agree } from '../promotion/suspicious.ts';
import type { Backend } from './backend.ts';
import type { Model } from './generation.ts';
import type { Score } from './score.ts';
import { truthOf } from './truth.ts';

/**
 * What the serving model thinks of the added rows. Of a text that it trained on under another label it has an opinion of its
 * own only out of fold. `shares` says of a label in the model's own words whether the candidate knows it too: no other counts. Without out-of-fold answers (Amazon Comprehend keeps none) there is nothing fair to compare with: null.
 */
export async function agreement(
  backend: Backend,
  score: Score,
  active: Model,
  rows: readonly Document[],
  mode: Mode,
  shares: (label: string) => boolean,
): Promise<AddedRows | null> {
  const outOfFold = active.statsPrefix === null ? undefined : await readOutOfFold(backend.storage, active.statsPrefix);
  if (outOfFold === undefined) return null;
  const own = await score(
    active,
    rows.map((document) => document.text),
  );
  if (own === null) return null;
  const byText = new Map([...outOfFold.values()].map((row) => [textKey(row.fingerprint), row]));
  const { groupOf, expected } = usualAgreement(sharedRows([...outOfFold.values()], mode, shares), mode);
  const opinion = (document: Document, at: number): Prediction => {
    const trained = byText.get(textKey(document.fingerprint));
    return trained === undefined ? own[at]! : outOfFoldAnswer(trained);
  };
  const given = rows.map(truthOf);
  return { given, groups: given.map(groupOf), predictions: rows.map(opinion), expected };
}

/** The judge reads the added rows in the same way: both rates speak of the same labels. */
export function sharedRows(
  rows: readonly Pick<OutOfFold, 'given' | 'predicted'>[],
  mode: Mode,
  shares: (label: string) => boolean,
): Pick<OutOfFold, 'given' | 'predicted'>[] {
  return rows.flatMap((row) => {
    const given = sharedAnswer(mode, row.given, shares);
    const predicted = sharedAnswer(mode, row.predicted, shares);
    return given === null || predicted === null ? [] : [{ given, predicted }];
  });
}

/** How often a model's out-of-fold answers agree with its own rows, by groups of rows that are alike. */
export function usualAgreement(
  rows: readonly Pick<OutOfFold, 'given' | 'predicted'>[],
  mode: Mode,
): Pick<AddedRows, 'expected'> & { groupOf: (given: LabelSet) => string } {
  const groupOf = rarestLabel(
    rows.map(({ given }) => given),
    mode,
  );
  const expected: AddedRows['expected'] = { documents: 0, agreed: 0, perLabel: {} };
  for (const { given, predicted } of rows) {
    const group = groupOf(given);
    expected.perLabel[group] ??= { documents: 0, agreed: 0 };
    for (const count of [expected, expected.perLabel[group]]) {
      count.documents++;
      if (agree(mode, given, predicted)) count.agreed++;
    }
  }
  return { groupOf, expected };
}

function outOfFoldAnswer({ given, predicted, score, givenScore }: OutOfFold): Prediction {
  const before = given.filter((item) => !predicted.includes(item));
  const classes = [...predicted.map((name) => ({ name, score })), ...before.map((name) => ({ name, score: givenScore }))];
  return { labels: predicted, score, classes };
}

/**
 * The label of a set that fewest of `sets` hold, of equal ones the first by name: what a document is most of all about. A document without
 * entities is about none of the types: ''.
 */
function rarestLabel(sets: readonly LabelSet[], mode: Mode): (set: LabelSet) => string {
  const labelsIn = (set: LabelSet): string[] => [...new Set(set.map((item) => labelIn(mode, item)))].sort();
  const counts = new Map<string, number>();
  for (const set of sets) for (const label of labelsIn(set)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const countOf = (label: string): number => counts.get(label) ?? 0;
  return (set) => {
    const [first = '', ...others] = labelsIn(set);
    return others.reduce((rarest, label) => (countOf(label) < countOf(rarest) ? label : rarest), first);
  };
}
