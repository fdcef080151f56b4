import { code, cut, labelName } from './escape.ts';
import { count } from './numbers.ts';
import type { FlywheelReport } from './report.ts';

/** What things are called, which depends on what the flywheel does: a classifier gives labels, a recognizer finds entities of types. */
export interface Words {
  label: string;
  labels: string;
  /** What may look wrong in a row. */
  annotations: string;
  /** What the scores of a label are measured by. */
  support: string;
}

const classifier: Words = { label: 'label', labels: 'labels', annotations: 'labels', support: 'test documents' };
const recognizer: Words = { label: 'entity type', labels: 'entity types', annotations: 'entities', support: 'test entities' };

export const findsEntities = ({ task }: FlywheelReport): boolean => task?.type === 'entity-recognizer';

export const wordsOf = (flywheel: FlywheelReport): Words => (findsEntities(flywheel) ? recognizer : classifier);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The longest answer that is shown, in characters: a recognizer's names what it found. */
const longestAnswer = 90;

/** An answer to a document, in Markdown: a label, a set of them, or the entities of which it speaks; none is `nothing`. */
export function answerText(flywheel: FlywheelReport, answer: string): string {
  if (answer === '') return 'nothing';
  return findsEntities(flywheel) ? code(cut(answer, longestAnswer)) : labelName(answer);
}

/** A label of a table or list, in Markdown. Where a recognizer has nothing, the word is no type. */
export const labelText = (flywheel: FlywheelReport, label: string): string =>
  label === '' || (findsEntities(flywheel) && label === 'nothing') ? 'nothing' : labelName(label);

/** What rows have in common, in plain text: a set of labels, or of entity types. */
export const groupName = (labels: string): string => labels || 'without entities';

/** How a right and a wrong answer stand in one sentence. */
export interface Verbs {
  is: string;
  wouldBe: string;
  was: string;
}

export const verbsOf = (flywheel: FlywheelReport): Verbs =>
  findsEntities(flywheel)
    ? { is: 'has', wouldBe: 'the candidate finds', was: 'the active model found' }
    : { is: 'is', wouldBe: 'would now be', was: 'was' };

/** `415 test documents`, of a recognizer `415 test documents with 1,204 entities`. */
export function testedOn({ candidate, ...flywheel }: FlywheelReport, documents: number): string {
  const tested = count(documents, 'test document');
  if (!findsEntities(flywheel) || !candidate) return tested;
  const entities = Object.values(candidate.perLabel).reduce((sum, { support }) => sum + support, 0);
  return `${tested} with ${count(entities, 'entity', 'entities')}`;
}
