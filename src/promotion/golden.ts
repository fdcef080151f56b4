import { sameSet } from '../learning/evaluation/label-sets.ts';
import { renamedAnswer } from './answer.ts';
import { renaming } from './comparable.ts';
import type { Evidence } from './evidence.ts';
import { count, many, some } from './figures.ts';
import { type Finding, missed, passed, say } from './finding.ts';
import { mistake } from './mistake.ts';

/** Indices into the golden sample that the candidate gets wrong. */
export function goldenBroken({ golden }: Evidence): number[] {
  return [...golden.actual.keys()].filter((index) => !sameSet(golden.candidate[index]!.labels, golden.actual[index]!));
}

/** A golden document that the active model has right and the candidate wrong is a REJECT; one that neither has right is told. */
export function goldenKept(evidence: Evidence): Finding[] {
  const { mode, golden, names, labels, renamed } = evidence;
  const documents = golden.actual.length;
  if (documents === 0) return [];
  const rename = renaming(labels.active ?? [], labels.candidate, renamed);
  const wrong = goldenBroken(evidence);
  const broken = wrong.filter(
    (index) => golden.active !== null && sameSet(renamedAnswer(mode, golden.active[index]!.labels, rename), golden.actual[index]!),
  );
  if (wrong.length === 0) return [passed('golden', documents, documents)];
  const gate = { name: 'golden', value: documents - wrong.length, limit: documents };
  const answers = (indices: number[]) =>
    some(indices.map((index) => mistake(mode, golden.actual[index]!, golden.candidate[index]!.labels)));
  const of = `${count(wrong.length)} of ${many(documents, 'golden document')}`;
  if (broken.length > 0) {
    const text = `${many(broken.length, 'golden document')} that the active model ${names.active} has right ${broken.length === 1 ? 'is' : 'are'} wrong now: ${answers(broken)}`;
    return [missed(gate, 'REJECT', text)];
  }
  const who = golden.active === null ? 'the candidate gets' : `the candidate gets, like the active model ${names.active},`;
  return [missed({ ...gate, inherited: golden.active !== null }, 'WARN', null), say('WARN', `${who} ${of} wrong: ${answers(wrong)}`)];
}
