import { recogniseColumns, recognisedNames } from './columns.ts';
import { scanLines } from './csv.ts';
import { type DataFile, type Intake, type ReadOptions, take, takeFault } from './intake.ts';
import { type Member, readJsonLine } from './json-line.ts';
import type { WrittenLabels } from './label-set.ts';
import { listed, nearest, quoted } from './wording.ts';

export type Complaint = { column: number; rule: string; message: string; hint: string };

/** Reads JSON lines: an object on each, with the text in one member and the label in another. */
export async function readJsonl(file: DataFile, intake: Intake): Promise<void> {
  await scanLines(file.read(), (line) => {
    if (line.kind === 'fault') return takeFault(intake, file.path, line);
    const found = documentOf(line.fields[0]!.text, file.source);
    if ('text' in found) {
      const place = (member: Member) => ({ line: line.line, column: member.offset + 1 });
      const text = { ...place(found.text), text: found.textValue };
      return take(intake, file, text, { ...place(found.label), labels: found.labels }, line.source);
    }
    intake.problems.add({ file: file.path, line: line.line, severity: 'error', ...found }, () => line.source(line.line));
  });
}

type Found = { text: Member; textValue: string; label: Member; labels: WrittenLabels };

function documentOf(text: string, { columns: wanted, labelDelimiter }: ReadOptions): Found | Complaint {
  const json = readJsonLine(text);
  if ('expected' in json) return notJson(text, json.offset, json.expected);
  const names = [...json.members.keys()];
  const pair = wanted ?? recognisedPair(names);
  if ('rule' in pair) return pair;
  const textMember = json.members.get(pair.text);
  const labelMember = json.members.get(pair.label);
  if (textMember === undefined || labelMember === undefined) return missingMember(textMember === undefined ? pair.text : pair.label, names);
  if (typeof textMember.value !== 'string') return wrongType(pair.text, textMember, 'text in double quotes');
  const labels = labelDelimiter === undefined ? oneLabel(labelMember.value) : labelsIn(labelMember.value);
  if (labels === null) return wrongType(pair.label, labelMember, labelDelimiter === undefined ? oneExpected : severalExpected);
  return { text: textMember, textValue: textMember.value, label: labelMember, labels };
}

const oneExpected = 'one label in double quotes, or a list with one label: a multi-class classifier has one label for each document';
const severalExpected = 'a list of labels in double quotes';

function recognisedPair(names: string[]): { text: string; label: string } | Complaint {
  const columns = recogniseColumns(names);
  if ('text' in columns) return { text: names[columns.text]!, label: names[columns.label]! };
  if ('several' in columns)
    return {
      ...{ column: 1, rule: 'missing-member' },
      message: `More than one member may hold the ${columns.several}: ${listed(columns.names.map((name) => quoted(name)))}. The row is left out.`,
      hint: 'Say which in flywheel.yaml: columns: {text: …, label: …}.',
    };
  return {
    ...{ column: 1, rule: 'missing-member' },
    message: `This object has no member for the ${columns.missing.join(' and the ')}; it has ${membersShown(names)}. The row is left out.`,
    hint: `Say which members to read in flywheel.yaml: columns: {text: …, label: …}. Names known without that: ${listed(recognisedNames[columns.missing[0]!], 99)}.`,
  };
}

/** A label may be a number: many data sets count their classes. */
function oneLabel(value: unknown): string | null {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof one === 'number') return String(one);
  return typeof one === 'string' ? one : null;
}

/** Labels as a list; a text is read as a field of a CSV is. */
export function labelsIn(value: unknown): WrittenLabels | null {
  if (!Array.isArray(value)) return oneLabel(value);
  const items: unknown[] = value;
  return items.every((item) => typeof item === 'string' || typeof item === 'number') ? items.map(String) : null;
}

const membersShown = (names: readonly string[]): string => (names.length === 0 ? 'none' : listed(names.map((name) => quoted(name, 30))));

function missingMember(name: string, names: string[]): Complaint {
  const close = nearest(name, names);
  return {
    ...{ column: 1, rule: 'missing-member' },
    message: `This object has no member ${quoted(name)}, which columns names; it has ${membersShown(names)}. The row is left out.`,
    hint: close === null ? 'Add the member, or correct columns in flywheel.yaml.' : `Did you mean ${quoted(close)}?`,
  };
}

export const wrongType = (name: string, member: Member, expected: string): Complaint => ({
  ...{ column: member.offset + 1, rule: 'wrong-member' },
  message: `${quoted(name)} is ${described(member.value)}; it must be ${expected}. The row is left out.`,
  hint: 'Correct the value.',
});

function described(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value instanceof Map ? 'an object' : typeof value === 'string' ? 'text' : `the ${typeof value} ${JSON.stringify(value)}`;
}

export function notJson(text: string, offset: number, expected: string, example = '{"text": "…", "label": "…"}'): Complaint {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  const found = offset >= text.trimEnd().length ? 'the end of the line' : character === '"' ? 'a double quote' : quoted(character);
  return {
    ...{ column: Math.min(offset, text.length) + 1, rule: 'bad-json' },
    message: `This line is not a JSON object: expected ${expected}, found ${found}. The row is left out.`,
    hint: `Write one object on each line: ${example}.`,
  };
}
