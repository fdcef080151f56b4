import type { Problem } from '../problems/problem.ts';
import type { Fault } from './csv-row.ts';
import type { Document } from './document.ts';
import { canonicalText, fingerprint } from './fingerprint.ts';
import { labelDelimiter, labelSetText, namesIn, type WrittenLabels } from './label-set.ts';
import { type ProblemList, problemList } from './problem-list.ts';
import { quoted } from './wording.ts';

/** Where documents and problems of one reading come together. Label sets that are equal share one array. */
export interface Intake {
  documents: Document[];
  problems: ProblemList;
  /** The shared array of these names, sorted and distinct. */
  labels(names: readonly string[]): readonly string[];
}

/** A file of documents and how the user said to read it. */
export interface DataFile {
  /** Relative to the repository, with forward slashes. */
  path: string;
  read(): AsyncIterable<Uint8Array>;
  source: ReadOptions;
}

/** What flywheel.yaml says of a file; null where it says nothing. */
export interface ReadOptions {
  format: 'comprehend-csv' | 'csv' | 'tsv' | 'jsonl' | 'augmented-manifest' | 'entity-annotations' | 'entity-list' | 'conll' | null;
  /** Names of the columns (or JSON members) that hold text and label, or text and entities. */
  columns: { text: string; label: string } | null;
  /** One ASCII character between the columns. */
  delimiter: string | null;
  /** A document may have several labels, and in one text this character separates them; absent where a document has one. */
  labelDelimiter?: string;
  /** Documents carry entities, not labels. */
  entities?: true;
  /** Files of their own tell where entities are (annotations), or what they are called (an entity list): the companions of the reading. */
  annotations?: string;
  entityList?: string;
}

export function createIntake(): Intake {
  const known = new Map<string, readonly string[]>();
  return {
    documents: [],
    problems: problemList(),
    labels(names) {
      const distinct = names.length === 1 ? names : [...new Set(names)].sort();
      const key = labelSetText(distinct);
      const shared = known.get(key) ?? distinct;
      known.set(key, shared);
      return shared;
    },
  };
}

/** A value and where it stands. */
export interface Placed {
  text: string;
  line: number;
  column: number;
}

/** Labels and where they stand. */
export interface PlacedLabels {
  labels: WrittenLabels;
  line: number;
  column: number;
}

/** Takes in one document, or says why it cannot: text and labels must not be empty, and must be writable as UTF-8. */
export function take(
  intake: Intake,
  file: Pick<DataFile, 'path' | 'source'>,
  text: Placed,
  labels: PlacedLabels,
  source: (line: number) => string | undefined,
): void {
  const canonical = canonicalText(text.text);
  const names = namesIn(labels.labels, file.source.labelDelimiter);
  const wrong = wrongWith('text', canonical, text) ?? wrongLabels(names, labels, file.source.labelDelimiter !== undefined);
  if (wrong !== null) {
    intake.problems.add({ file: file.path, severity: 'error', ...wrong }, () => source(wrong.line));
    return;
  }
  const shared = intake.labels(names);
  intake.documents.push({
    text: canonical,
    labels: shared,
    fingerprint: fingerprint(canonical, shared),
    file: file.path,
    line: text.line,
    column: text.column,
  });
}

/** Reports a row that could not be read at all. */
export function takeFault(intake: Intake, file: string, { line, column, rule, message, hint, source }: Fault): void {
  intake.problems.add({ file, line, column, rule, severity: 'error', message, hint }, () => source);
}

/** Half a surrogate pair is no character: it has no UTF-8. NUL is no character of a text. */
const unwritable = /\p{Surrogate}|\0/u;

type Complaint = Pick<Problem, 'line' | 'column' | 'rule' | 'message' | 'hint'>;

function wrongLabels(names: readonly string[], place: PlacedLabels, several: boolean): Complaint | null {
  const { line, column } = place;
  if (names.length === 0)
    return {
      ...{ line, column, rule: 'empty-label' },
      message: 'This document has no label; a multi-label classifier learns from documents with at least one. The row is left out.',
      hint: 'Add a label, one that says so (such as none) where no other fits, or remove the row.',
    };
  if (several && names.includes(''))
    return {
      ...{ line, column, rule: 'empty-label' },
      message: 'One of the labels of this document is empty. The row is left out.',
      hint: 'Remove the delimiter that has no label on one of its sides, or add the label.',
    };
  for (const name of names) {
    const wrong = wrongWith('label', name, place);
    if (wrong !== null) return wrong;
    if (several && name.includes(labelDelimiter))
      return {
        ...{ line, column, rule: 'delimiter-in-label' },
        message: `The label ${quoted(name)} holds ${quoted(labelDelimiter)}, which separates the labels of a document. The row is left out.`,
        hint: 'Choose another name for the label, or set labelDelimiter to the character that separates labels in this file.',
      };
  }
  return null;
}

/** Why a text or a label cannot be taken in; null when it can. */
export function wrongWith(what: 'text' | 'label', value: string, { line, column }: { line: number; column: number }): Complaint | null {
  if (value === '')
    return {
      line,
      column,
      rule: `empty-${what}`,
      message: `The ${what} of this document is empty. The row is left out.`,
      hint: `Add the ${what} or remove the row.`,
    };
  if (unwritable.test(value))
    return {
      line,
      column,
      rule: 'bad-character',
      message: `The ${what} holds ${value.includes('\0') ? 'a NUL character' : 'half of a surrogate pair'}, which is no character of a text. The row is left out.`,
      hint: 'Remove it, or write the whole character.',
    };
  return null;
}
