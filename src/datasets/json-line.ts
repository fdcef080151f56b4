/**
 * One line of JSON: where each member of the object begins, or where the JSON goes wrong. JSON.parse knows neither, and words its
 * errors differently from one version of Node to the next.
 */
export type JsonLine = { members: Map<string, Member> } | { offset: number; expected: string };

export interface Member {
  value: unknown;
  /** Of the value's first character, in UTF-16 code units. */
  offset: number;
  /** Of a list, what it holds; the same values as in `value`. */
  items?: readonly Member[];
}

/** Nesting beyond this is refused rather than overflow the stack. */
const deepest = 100;

interface Walk {
  text: string;
  at: number;
  depth: number;
  /** The first thing that was wrong. From then on the walk stands at the end of the text, where every loop ends. */
  wrong: { offset: number; expected: string } | null;
}

/** Reads an object that fills the line. Of members with the same name the last one counts, as in JSON.parse. */
export function readJsonLine(text: string): JsonLine {
  const walk: Walk = { text, at: 0, depth: 0, wrong: null };
  spaces(walk);
  const members = readObject(walk);
  spaces(walk);
  if (walk.at < text.length) fail(walk, walk.at, 'the end of the line');
  return walk.wrong ?? { members };
}

function fail(walk: Walk, offset: number, expected: string): void {
  walk.wrong ??= { offset, expected };
  walk.at = walk.text.length;
}

function readObject(walk: Walk): Map<string, Member> {
  const members = new Map<string, Member>();
  readList(walk, '{', '}', () => {
    const name = readString(walk);
    spaces(walk);
    expect(walk, ':', '":"');
    spaces(walk);
    members.set(name, readMember(walk));
  });
  return members;
}

function readList(walk: Walk, open: string, close: string, readItem: () => void): void {
  expect(walk, open, `"${open}"`);
  if (++walk.depth > deepest) fail(walk, walk.at, `at most ${deepest} levels of nesting`);
  spaces(walk);
  for (let more = walk.text[walk.at] !== close; more; ) {
    readItem();
    spaces(walk);
    more = walk.text[walk.at] === ',';
    if (more) walk.at++;
    spaces(walk);
  }
  expect(walk, close, `"," or "${close}"`);
  walk.depth--;
}

function readMember(walk: Walk): Member {
  const offset = walk.at;
  if (walk.text[offset] !== '[') return { value: readValue(walk), offset };
  const items: Member[] = [];
  readList(walk, '[', ']', () => items.push(readMember(walk)));
  return { value: items.map(({ value }) => value), offset, items };
}

/** Anything but a list. */
function readValue(walk: Walk): unknown {
  const character = walk.text[walk.at];
  if (character === '"') return readString(walk);
  if (character === '{') return readObject(walk);
  const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  literal.lastIndex = walk.at;
  const found = literal.exec(walk.text)?.[0];
  if (found === undefined) return fail(walk, walk.at, 'a value, such as text in double quotes');
  walk.at += found.length;
  return JSON.parse(found);
}

function readString(walk: Walk): string {
  const { text, at } = walk;
  if (text[at] !== '"') {
    fail(walk, at, 'a name or text in double quotes');
    return '';
  }
  let stop = at;
  do stop = text.indexOf('"', stop + 1);
  while (stop > 0 && isEscaped(text, stop));
  const value = stop < 0 ? null : parsed(text.slice(at, stop + 1));
  if (stop < 0) fail(walk, text.length, 'a double quote that closes the text');
  else if (value === null) fail(walk, at + badCharacter(text.slice(at, stop)), 'an escape such as \\n, \\t or \\\\');
  else walk.at = stop + 1;
  return value ?? '';
}

function isEscaped(text: string, quote: number): boolean {
  let at = quote;
  while (text[at - 1] === '\\') at--;
  return (quote - at) % 2 === 1;
}

/** Offset of the first control character, or of the first backslash that escapes nothing. */
function badCharacter(literal: string): number {
  for (let at = 0; at < literal.length; at++) {
    if (literal.charCodeAt(at) < 32) return at;
    if (literal[at] !== '\\') continue;
    if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(literal.slice(at + 1, at + 6))) return at;
    at++;
  }
  return 0;
}

/** null when the characters between the quotes are not allowed there. */
function parsed(literal: string): string | null {
  try {
    return JSON.parse(literal);
  } catch {
    return null;
  }
}

function expect(walk: Walk, character: string, expected: string): void {
  if (walk.text[walk.at] === character) walk.at++;
  else fail(walk, walk.at, expected);
}

function spaces(walk: Walk): void {
  while (walk.at < walk.text.length && ' \t\r\n'.includes(walk.text[walk.at]!)) walk.at++;
}
