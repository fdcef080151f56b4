import { offsetsIn } from './code-points.ts';
import { type Chunk, chunksOf, misfit, readTag, type Scheme, schemeOf, type Tag } from './conll-tags.ts';
import { scanLines } from './csv.ts';
import { takeEntities } from './entity-intake.ts';
import { type DataFile, type Intake, takeFault } from './intake.ts';
import type { Place, WrittenSpan } from './spans.ts';
import { counted, quoted } from './wording.ts';

interface Line {
  number: number;
  /** null for a line that cannot be read, and is reported. */
  text: string | null;
}

interface Token {
  text: string;
  tag: Tag;
  line: Line;
  /** Of the tag. */
  column: number;
}

/** How the lines of a file are to be taken apart. */
interface Table {
  tabs: boolean;
  width: number;
  /** The column of the token; the second where the first only counts. */
  token: number;
}

/**
 * Reads CoNLL column files: a token on each line, first its characters and last its tag, columns parted by tabs or else by spaces; a blank
 * line ends a sentence, which is a document, its tokens joined by spaces. Tags are IOB1, IOB2, BIOES or their like, as the file shows.
 */
export async function readConll(file: DataFile, intake: Intake): Promise<void> {
  const lines: Line[] = [];
  await scanLines(file.read(), (item) => {
    if (item.kind === 'fault') takeFault(intake, file.path, item);
    lines.push({ number: item.line, text: item.kind === 'fault' ? null : item.fields[0]!.text });
  });
  const table = tableOf(lines);
  const sentences: Token[][] = [];
  for (const sentence of parted(lines)) {
    const tokens = tokensOf(sentence, table, file.path, intake);
    if (tokens !== null && tokens.length > 0) sentences.push(tokens);
  }
  const scheme = schemeOf(sentences.map(tagsOf));
  for (const tokens of sentences) takeSentence(tokens, scheme, file.path, intake);
}

const tagsOf = (tokens: readonly Token[]): Tag[] => tokens.map(({ tag }) => tag);

/** Whether the beginning of a file looks like columns with a tag last. `whole`: nothing comes after it. */
export function isConll(head: string, whole: boolean): boolean {
  const lines = head.split(/\r\n|[\r\n]/);
  const seen = (whole ? lines : lines.slice(0, -1)).filter((line) => line.trim() !== '' && !line.startsWith('#') && !isDivider(line));
  return seen.length > 0 && seen.slice(0, 20).every((line) => taggedColumns(line) !== null);
}

const isDivider = (line: string): boolean => line.startsWith('-DOCSTART-');

const columnsOf = (line: string, tabs: boolean): string[] => (tabs ? line.trimEnd().split('\t') : line.trim().split(/[ \t]+/));

/** The columns of a line whose last one is a tag. */
function taggedColumns(line: string): { columns: string[]; tabs: boolean } | null {
  const tabs = line.trimEnd().includes('\t');
  const columns = columnsOf(line, tabs);
  return columns.length > 1 && readTag(columns.at(-1)!) !== null ? { columns, tabs } : null;
}

/** By the first line that is one of a table beyond doubt. */
function tableOf(lines: readonly Line[]): Table {
  for (const { text } of lines) {
    const found = text === null || text.startsWith('#') || isDivider(text) ? null : taggedColumns(text);
    if (found === null) continue;
    const width = found.columns.length;
    const counts = width > 2 && parted(lines).every((sentence) => sentence.every(countsUp(found.tabs)));
    return { tabs: found.tabs, width, token: counts ? 1 : 0 };
  }
  return { tabs: lines.some(({ text }) => text?.trimEnd().includes('\t')), width: 2, token: 0 };
}

const countsUp = (tabs: boolean) => {
  let next = 1;
  return ({ text }: Line): boolean => text === null || text.startsWith('#') || columnsOf(text, tabs)[0] === String(next++);
};

/** The lines of each sentence: blank lines are not among the lines, so that their numbers jump. */
function parted(lines: readonly Line[]): Line[][] {
  const sentences: Line[][] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const divides = line.text !== null && isDivider(line.text);
    const opens = before === null || line.number > before.number + 1 || (before.text !== null && isDivider(before.text));
    before = line;
    if (divides) continue;
    if (opens) sentences.push([line]);
    else sentences.at(-1)!.push(line);
  }
  return sentences;
}

/** null when a line is wrong: a sentence with a hole in it would teach what nobody wrote. */
function tokensOf(sentence: readonly Line[], table: Table, file: string, intake: Intake): Token[] | null {
  const tokens: Token[] = [];
  let sound = true;
  for (const line of sentence) {
    const { text, number } = line;
    const found = text === null ? null : tokenOf(text, line, table);
    if (found === 'comment') continue;
    if (found === null || 'rule' in found) sound = false;
    else tokens.push(found);
    if (found !== null && 'rule' in found)
      intake.problems.add({ file, line: number, severity: 'error', ...found }, () => placeOf(line, 1, file).source());
  }
  return sound ? tokens : null;
}

type Complaint = { column: number; rule: string; message: string; hint: string };

function tokenOf(text: string, line: Line, table: Table): Token | Complaint | 'comment' {
  const columns = columnsOf(text, table.tabs);
  const written = columns.at(-1)!;
  const tag = readTag(written);
  // A token may begin with `#`, too: a comment is what does not look like the other lines.
  const comment = text.startsWith('#') && (columns.length !== table.width || (text.startsWith('# ') && tag === null));
  if (comment) return 'comment';
  const column = text.trimEnd().length - written.length + 1;
  if (columns.length !== table.width) {
    const parting = table.tabs ? 'tabs' : 'spaces';
    const message = `This line has ${counted(columns.length, 'column')} between ${parting}; the lines of this file have ${table.width}. Its sentence is left out.`;
    return { column: 1, rule: 'wrong-columns', message, hint: 'Write the token first and its tag last; a blank line ends a sentence.' };
  }
  if (tag === null)
    return {
      ...{ column, rule: 'bad-tag' },
      message: `${quoted(written)} is no tag. Its sentence is left out.`,
      hint: 'Tags are O, and B-TYPE, I-TYPE, E-TYPE or S-TYPE (in BILOU also L- and U-), in the last column.',
    };
  const token = columns[table.token]!;
  if (token.trim() !== '') return { text: token, tag, line, column };
  const message = 'There is no token before this tag. Its sentence is left out.';
  return { column, rule: 'empty-token', message, hint: 'Write the token in the first column, or remove the line.' };
}

/** Longer lines are of no use under a caret. */
const longestSource = 400;

const placeOf = ({ number, text }: Line, column: number, file: string): Place => ({
  ...{ file, line: number, column },
  source: () => (text === null || text.length > longestSource ? undefined : text),
});

function takeSentence(tokens: readonly Token[], scheme: Scheme, file: string, intake: Intake): void {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of tokens) {
    starts.push(length);
    length += text.length + 1;
  }
  const [first] = tokens;
  const text = { text: tokens.map((token) => token.text).join(' '), line: first!.line.number, column: 1 };
  const { toCodePoints } = offsetsIn(text.text);
  const chunks = chunksOf(tagsOf(tokens));
  const spans = chunks.map(({ from, to, type }): WrittenSpan => {
    const { line, column } = tokens[from]!;
    const end = (starts[to + 1] ?? length) - 1;
    return { start: toCodePoints(starts[from]!), end: toCodePoints(end), type, place: placeOf(line, column, file) };
  });
  for (const chunk of chunks) reportMisfit(chunk, tokens, scheme, file, intake);
  takeEntities(intake, file, text, spans, () => placeOf(first!.line, 1, file).source());
}

function reportMisfit(chunk: Chunk, tokens: readonly Token[], scheme: Scheme, file: string, intake: Intake): void {
  const found = misfit(chunk, tagsOf(tokens), scheme);
  if (found === null) return;
  const { line, column } = tokens[found.at]!;
  const written = line.text!.trimEnd().slice(column - 1);
  const words = tokens.slice(chunk.from, chunk.to + 1).map(({ text }) => text);
  const place = placeOf(line, column, file);
  intake.problems.add(
    {
      ...{ file, line: place.line, column, rule: 'tag-sequence', severity: 'warning' },
      message: `${quoted(written)} ${found.what}, unlike the other tags of this file. It is read as ${quoted(words.join(' '), 40)}, ${chunk.type}.`,
      hint: scheme.ends
        ? 'Entities of several tokens are B-, I-, E-, those of one S-.'
        : 'The first token of an entity is tagged B-, the others I-.',
    },
    place.source,
  );
}
