import type { Problem } from '../problems/problem.ts';
import type { Fault } from './csv-row.ts';
import type { Document } from './document.ts';
import { canonicalText, fingerprint } from './fingerprint.ts';
import { type ProblemList, problemList } from './problem-list.ts';

/** Where documents and problems of one reading come together. Label sets that are equal share one array. */
export interface Intake {
  documents: Document[];
  problems: ProblemList;
  /** The shared, one-element label set. */
  labels(label: string): readonly string[];
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
  format: 'comprehend-csv' | 'csv' | 'tsv' | 'jsonl' | null;
  /** Names of the columns (or JSON members) that hold text and label. */
  columns: { text: string; label: string } | null;
  /** One ASCII character between the columns. */
  delimiter: string | null;
}

export function createIntake(): Intake {
  const known = new Map<string, readonly string[]>();
  return {
    documents: [],
    problems: problemList(),
    labels(label) {
      const shared = known.get(label) ?? [label];
      known.set(label, shared);
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

/** Takes in one document, or says why it cannot: the text and the label must not be empty, and must be writable as UTF-8. */
export function take(intake: Intake, file: string, text: Placed, label: Placed, source: (line: number) => string | undefined): void {
  const canonical = canonicalText(text.text);
  const name = canonicalText(label.text);
  const wrong = wrongWith('text', canonical, text) ?? wrongWith('label', name, label);
  if (wrong !== null) {
    intake.problems.add({ file, severity: 'error', ...wrong }, () => source(wrong.line));
    return;
  }
  const labels = intake.labels(name);
  intake.documents.push({
    text: canonical,
    labels,
    fingerprint: fingerprint(canonical, labels),
    file,
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

function wrongWith(
  what: 'text' | 'label',
  value: string,
  { line, column }: Placed,
): Pick<Problem, 'line' | 'column' | 'rule' | 'message' | 'hint'> | null {
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
