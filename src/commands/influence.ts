import type { Document } from '../datasets/document.ts';
import { labelSetText } from '../datasets/label-set.ts';
import { predictSetsWithout } from '../learning/classifier/multi-label-without.ts';
import { predictWithout } from '../learning/classifier/without.ts';
import { predictSpansWithout } from '../learning/entities/without.ts';
import { evaluate } from '../learning/evaluation/classification.ts';
import { evaluateLabelSets } from '../learning/evaluation/label-sets.ts';
import { evaluateSpans } from '../learning/evaluation/spans.ts';
import type { Desired } from '../reconcile/desired.ts';
import { truthOf } from '../reconcile/truth.ts';
import type { Influence } from '../report/evidence-report.ts';

/** Each group costs one more fit; more groups than this are not told apart. */
const mostGroups = 4;
/** A group of fewer rows moves nothing that could be told from chance. */
const fewestRows = 5;
/** Documents times labels of a classifier's fit: about half a second. Beyond it only somebody who must find a fault waits for the answer. */
const quick = 200_000;
const slow = 4_000_000;
/** How much longer the fit of an entity recognizer takes. */
const slower = 30;

/**
 * Which rows of a change moved the metric: the candidate is trained again without each of its files (or, when it is one file,
 * without its rows of each label), and judged by the same test documents.
 * @param trainedBefore whether a document stood in the base as it stands now
 * @param searching the verdict is not a PROMOTE: then it is worth waiting for
 */
export function influences(desired: Desired, trainedBefore: (document: Document) => boolean, searching: boolean): Influence[] {
  const { train, test } = desired.documents;
  const cost = train.length * desired.labels.length * (desired.config.task.mode === 'entities' ? slower : 1);
  const rows = train.flatMap((document, at) => (trainedBefore(document) ? [] : [{ document, at }]));
  const groups = groupsOf(rows);
  if (groups.length < 2 || test.length === 0 || cost > (searching ? slow : quick)) return [];
  const left = [new Set<number>(), ...groups.map(({ members }) => new Set(members))];
  const [all, ...without] = withoutEach[desired.config.task.mode](desired, left);
  return groups
    .map(({ kind, name, members }, group) => ({ kind, name, documents: members.length, f1: all! - without[group]! }))
    .sort((a, b) => a.f1 - b.f1);
}

/** F1 of models trained without some of the documents. */
function ofLabels({ documents: { train, test }, labels }: Desired, left: readonly ReadonlySet<number>[]): number[] {
  const examples = train.map(({ text, labels: [label] }) => ({ text, label: label! }));
  const actual = test.map(({ labels: [label] }) => label!);
  const texts = test.map(({ text }) => text);
  return predictWithout(examples, labels, left, texts).map((predicted) => evaluate(actual, predicted).f1);
}

function ofLabelSets({ documents: { train, test }, labels }: Desired, left: readonly ReadonlySet<number>[]): number[] {
  const actual = test.map((document) => document.labels);
  const texts = test.map(({ text }) => text);
  return predictSetsWithout(train, labels, left, texts).map((predicted) => evaluateLabelSets(actual, predicted, labels.length).f1);
}

function ofSpans({ documents: { train, test }, labels }: Desired, left: readonly ReadonlySet<number>[]): number[] {
  const examples = train.map(({ text, entities = [] }) => ({ text, entities }));
  const actual = test.map(truthOf);
  const texts = test.map(({ text }) => text);
  return predictSpansWithout(examples, labels, left, texts).map((predicted) => evaluateSpans(actual, predicted).f1);
}

const withoutEach = { 'multi-class': ofLabels, 'multi-label': ofLabelSets, entities: ofSpans };

type Group = { kind: Influence['kind']; name: string; members: number[] };

function groupsOf(rows: { document: Document; at: number }[]): Group[] {
  const files = new Set(rows.map(({ document }) => document.file));
  const kind = files.size > 1 ? 'file' : 'label';
  const groups = new Map<string, Group>();
  for (const { document, at } of rows) {
    const name = kind === 'file' ? document.file : labelSetText(document.labels);
    const group = groups.get(name) ?? { kind, name, members: [] };
    group.members.push(at);
    groups.set(name, group);
  }
  const large = [...groups.values()].filter(({ members }) => members.length >= fewestRows);
  return large.sort((a, b) => b.members.length - a.members.length || (a.name < b.name ? -1 : 1)).slice(0, mostGroups);
}
