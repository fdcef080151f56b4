import { type Document, isMap, Lexer, parseDocument, type YAMLError } from 'yaml';
import type { Problem } from '../problems/problem.ts';
import { type Details, type Place, placesIn, problemAt } from './place.ts';
import type { Rule } from './rule.ts';

/** A real file has one or two thousand characters; a thousand labels of forty characters have forty thousand. */
const maximumLength = 256 * 1024;
/** The reader recurses: without a limit, a file of brackets ends the whole process. */
export const maximumDepth = 64;

export interface Yaml {
  document: Document.Parsed;
  place: (offset: number) => Place;
}

type Found = { offset: number; rule: Rule; message: string } & Details;

/**
 * Text as YAML 1.2 with a mapping at the top, or why it is not. Nothing is parsed before size and nesting are known to
 * be harmless: the text may come from a stranger's pull request.
 */
export function readYaml(text: string, file: string): Yaml | { problems: Problem[] } {
  const place = placesIn(text);
  const refused = (found: Found[]) => ({
    problems: found.map(({ offset, rule, message, ...details }) => problemAt(file, place(offset), rule, message, details)),
  });
  const early = tooLarge(text) ?? notText(text) ?? hostile(text);
  if (early !== null) return refused([early]);
  const document = parseDocument(text, { version: '1.2', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const wrong = firstOfEachLine([...document.errors, ...document.warnings], place);
  if (wrong.length > 0) return refused(wrong.map((error) => explain(error, text)));
  if (!isMap(document.contents)) return refused([notAMapping(document, text)]);
  return { document, place };
}

function tooLarge(text: string): Found | null {
  if (text.length <= maximumLength) return null;
  const message = `The file has ${text.length} characters; at most ${maximumLength} are read.`;
  return { offset: 0, rule: 'file-too-large', message, hint: 'Keep settings here and documents in the files that `datasets` names.' };
}

function notText(text: string): Found | null {
  const offset = text.search(/[\0\ufffd]/);
  if (offset === -1) return null;
  return { offset, rule: 'not-text', message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8; some Windows tools write UTF-16.' };
}

/** Nesting and directives, from tokens alone. Block nesting is bounded by counting the indents that are open. */
function hostile(text: string): Found | null {
  const indents: number[] = [];
  let brackets = 0;
  let offset = 0;
  let lineStart = 0;
  let inIndent = true;
  for (const token of new Lexer().lex(text)) {
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') continue;
    if (token.startsWith('%') && inIndent && offset === lineStart) return directive(offset, token);
    if (token === '[' || token === '{') brackets++;
    if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
    const blank = /^[ \t]*$/.test(token);
    const breaks = token.includes('\n');
    if (!blank && !breaks && (inIndent || token === '-' || token === '?')) {
      while (indents.length > 0 && indents.at(-1)! >= offset - lineStart) indents.pop();
      indents.push(offset - lineStart);
    }
    if (indents.length + brackets > maximumDepth) return tooDeep(offset);
    inIndent = breaks || (inIndent && (blank || token === '-' || token === '?'));
    offset += token.length;
    if (breaks) lineStart = offset - (token.length - token.lastIndexOf('\n') - 1);
  }
  return null;
}

const tooDeep = (offset: number): Found => ({
  offset,
  rule: 'yaml-nesting',
  message: `Settings are nested more than ${maximumDepth} deep here.`,
  hint: 'No setting of flywheel.yaml is nested deeper than five; look for brackets that are not closed.',
});

const directive = (offset: number, token: string): Found => ({
  offset,
  rule: 'yaml-directive',
  message: `The directive \`${token.trim()}\` is not allowed: it changes what the lines below mean.`,
  hint: 'Remove the line; the file is read as YAML 1.2.',
});

function notAMapping(document: Document.Parsed, text: string): Found {
  const example = 'The shortest file has three lines: `name: my-flywheel`, `task: {}` and `datasets: { train: "data/*.csv" }`.';
  if (document.contents === null || /^\s*(null|~)?\s*$/.test(text)) {
    return { offset: 0, rule: 'empty-file', message: 'The file has no settings.', hint: example };
  }
  const message = 'The file must be a mapping, lines of `key: value`.';
  return { offset: document.contents.range[0], rule: 'not-a-mapping', message, hint: example };
}

/** One mistake makes a parser stumble several times; the first stumble on a line is the telling one. */
function firstOfEachLine(errors: YAMLError[], place: (offset: number) => Place): YAMLError[] {
  const sorted = errors.sort((a, b) => a.pos[0] - b.pos[0]);
  return sorted.filter((one, index) => index === 0 || place(one.pos[0]).line !== place(sorted[index - 1]!.pos[0]).line);
}

const indentation = 'Settings that belong together begin at the same column; those below a key are indented by two more spaces.';

const lineAfter = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end === -1 ? offset : end + 1;
};

/** Where the last quoted text begins; one that is not closed reaches to the end. */
function lastQuote(text: string): number {
  let offset = 0;
  let last = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') continue;
    if (/^["']/.test(token)) last = offset;
    offset += token.length;
  }
  return last;
}

function explain(error: YAMLError, text: string): Found {
  const offset = error.pos[0];
  const at = (message: string, hint: string, rule: Rule = 'yaml-syntax'): Found => ({ offset, rule, message, hint });
  const indented = (message: string, from: number): Found => ({
    ...at(message, indentation),
    offset: from + text.slice(from).search(/\S|$/),
  });
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return at('This line is indented with a tab; YAML allows spaces only.', 'Replace the tab by two spaces.');
    case 'BAD_INDENT':
      if (error.message.startsWith('Flow')) return at('A bracket that was opened before is not closed here.', 'Close it with `]` or `}`.');
      return indented('This line is indented differently from the settings around it.', offset);
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (!/^[^\n]*:\s*\S/.test(text.slice(offset))) {
        return indented('This line is indented below a setting that already has its value.', lineAfter(text, offset));
      }
      return at(
        'The value that begins here runs into another `key: value`.',
        'Give every setting its own line, at the same column as its neighbours; put text that contains `: ` in quotes.',
      );
    case 'MULTILINE_IMPLICIT_KEY':
      return at('A setting needs a colon and a space after its key.', 'Write `key: value`.');
    case 'MISSING_CHAR':
      if (error.message.includes('quote')) return { ...at('A quote is opened here and not closed.', 'Close it.'), offset: lastQuote(text) };
      return at('A setting needs a colon and a value after its key.', 'Write `key: value`, or remove the line.');
    case 'BAD_SCALAR_START':
      return at(`A value cannot begin with \`${text[offset] ?? ''}\`.`, 'Put the value in quotes.');
    case 'MULTIPLE_DOCS':
      return at(
        'A second YAML document begins here; one file declares one flywheel.',
        'Move it to a flywheel.yaml of its own, or remove the `---`.',
        'several-documents',
      );
    case 'TAG_RESOLVE_FAILED':
      return at(`The tag \`${text.slice(offset, error.pos[1])}\` is not supported.`, 'Remove it; no setting needs a tag.', 'yaml-tag');
    default:
      return at(`${error.message}.`, 'Correct the line; flywheel.yaml is YAML 1.2.');
  }
}
