import { recognisedNames, textColumns } from './columns.ts';
import { scanLines } from './csv.ts';
import type { Row } from './csv-row.ts';
import { takeEntities } from './entity-intake.ts';
import { entitiesExpected, spansIn } from './entity-json.ts';
import { type DataFile, type Intake, takeFault } from './intake.ts';
import { type Member, readJsonLine } from './json-line.ts';
import { type Complaint, notJson, wrongType } from './jsonl.ts';
import type { Place, WrittenSpan } from './spans.ts';
import { listed, nearest, quoted } from './wording.ts';

/** Names under which tools keep the entities of a text; earlier names win over later ones. */
const entityNames = ['entities', 'spans', 'annotations', 'labels', 'label', 'entity', 'ner', 'ents', 'tags'];

export type Members = ReadonlyMap<string, Member>;
type Found = { text: Member; spans: readonly WrittenSpan[] };

/** Finds the text and the entities of a line of JSON, or says what is wrong with it. */
type FindEntities = (members: Members, place: (column: number) => Place) => Found | Complaint;

/** Reads JSON lines with entities, as annotation tools export them: the text in one member, a list of entities in another. */
export async function readEntityJsonl(file: DataFile, intake: Intake): Promise<void> {
  const { columns } = file.source;
  await readEntityLines(file, intake, (members, place) => {
    const names = [...members.keys()];
    const text = textMember(members, names, columns?.text);
    if ('rule' in text) return text;
    const answer = members.get('answer')?.value;
    if (answer === 'reject' || answer === 'ignore') return notAccepted(members.get('answer')!, answer);
    const name = columns?.label ?? entityNames.find((known) => members.get(known)?.items !== undefined);
    const list = name === undefined ? undefined : members.get(name);
    if (name === undefined || list === undefined) return noEntities(names, members, name);
    const spans = spansIn(name, list, place);
    return 'rule' in spans ? spans : { text, spans };
  });
}

/** Reads lines of JSON, of which `find` knows where text and entities stand. */
export async function readEntityLines(file: DataFile, intake: Intake, find: FindEntities): Promise<void> {
  await scanLines(file.read(), (row) => {
    if (row.kind === 'fault') return takeFault(intake, file.path, row);
    const found = foundIn(row, file, find);
    if ('rule' in found) {
      const severity = found.rule === 'not-accepted' ? 'warning' : 'error';
      intake.problems.add({ file: file.path, line: row.line, severity, ...found }, () => row.source(row.line));
    } else {
      const text = { text: found.text.value as string, line: row.line, column: found.text.offset + 1 };
      takeEntities(intake, file.path, text, found.spans, row.source);
    }
  });
}

function foundIn(row: Row, file: DataFile, find: FindEntities): Found | Complaint {
  const line = row.fields[0]!.text;
  const json = readJsonLine(line);
  if ('expected' in json) return notJson(line, json.offset, json.expected, '{"text": "…", "entities": [[0, 5, "PRODUCT"]]}');
  return find(json.members, (column) => ({ file: file.path, line: row.line, column, source: () => row.source(row.line) }));
}

function textMember(members: Members, names: readonly string[], wanted: string | undefined): Member | Complaint {
  const found = wanted === undefined ? textColumns(names).map((at) => names[at]!) : names.filter((name) => name === wanted);
  const member = members.get(found[0] ?? '');
  if (found.length === 1 && member !== undefined)
    return typeof member.value === 'string' ? member : wrongType(found[0]!, member, 'text in double quotes');
  const shown = names.length === 0 ? 'none' : listed(names.map((name) => quoted(name, 30)));
  if (found.length > 1)
    return {
      ...{ column: 1, rule: 'missing-member' },
      message: `More than one member may hold the text: ${listed(found.map((name) => quoted(name)))}. The row is left out.`,
      hint: 'Say which in flywheel.yaml: columns: {text: …, label: …}, where label names the entities.',
    };
  const named = wanted === undefined ? 'for the text' : `${quoted(wanted)}, which columns names`;
  const close = wanted === undefined ? null : nearest(wanted, names);
  const known = `Names known for it: ${listed(recognisedNames.text, 99)}.`;
  return {
    ...{ column: 1, rule: 'missing-member' },
    message: `This object has no member ${named}; it has ${shown}. The row is left out.`,
    hint: close === null ? `Say which in flywheel.yaml: columns: {text: …, label: …}. ${known}` : `Did you mean ${quoted(close)}?`,
  };
}

function noEntities(names: readonly string[], members: Members, wanted: string | undefined): Complaint {
  const known = entityNames.find((name) => members.has(name));
  if (wanted === undefined && known !== undefined) return wrongType(known, members.get(known)!, entitiesExpected);
  const named = wanted === undefined ? 'for the entities' : `${quoted(wanted)}, which columns names`;
  return {
    ...{ column: 1, rule: 'missing-member' },
    message: `This object has no member ${named}; it has ${names.length === 0 ? 'none' : listed(names.map((name) => quoted(name, 30)))}. The row is left out.`,
    hint: 'Write "entities": [] for a text without any, so that a forgotten annotation is not taken for one.',
  };
}

/** Prodigy exports what annotators refused beside what they accepted. */
const notAccepted = ({ offset }: Member, answer: string): Complaint => ({
  ...{ column: offset + 1, rule: 'not-accepted' },
  message: `The annotator's answer to this example is ${quoted(answer)}. The row is left out.`,
  hint: 'Annotate it again, or remove the row.',
});
