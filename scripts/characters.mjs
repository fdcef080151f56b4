/**
 * Writes src/learning/text/characters.generated.ts: what the tokeniser knows of Unicode, frozen, so that a model is the
 * same whatever Unicode version the running Node has. Run by hand (`node scripts/characters.mjs`), and only together
 * with a new learning version, because every table change may change models.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Planes 0 and 1; the planes above are handled by rule in characters.ts. */
const size = 0x20000;
const base = 36;

/** 0 separator, 1 letter, 2 solo (a word by itself), 3 ignored; the order of the tests is the rule. */
function classOf(code) {
  if (code >= 0xd800 && code <= 0xdfff) return 0;
  const character = String.fromCodePoint(code);
  if ((code >= 0xfe00 && code <= 0xfe0f) || /\p{Emoji_Modifier}/u.test(character)) return 3;
  if (code === 0x200b) return 0;
  if (/\p{Cf}/u.test(character)) return 3;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) && /[\p{L}\p{N}]/u.test(character)) return 2;
  if (/[\p{L}\p{M}\p{N}]/u.test(character)) return 1;
  if (/[\p{S}\p{Extended_Pictographic}\p{Regional_Indicator}?!%&@#]/u.test(character)) return 2;
  return 0;
}

/** Simple case folding: one code point to one. Dotted I folds to i; dotless i stays itself. */
function fold(code) {
  if (code >= 0xd800 && code <= 0xdfff) return code;
  if (code === 0x130) return 0x69;
  if (code === 0x131 || /\p{M}/u.test(String.fromCodePoint(code))) return code;
  const character = String.fromCodePoint(code);
  const folded = single(single(character, 'toUpperCase'), 'toLowerCase');
  return (folded === character ? single(character, 'toLowerCase') : folded).codePointAt(0);
}

function single(character, change) {
  const changed = character[change]();
  return Array.from(changed).length === 1 ? changed : character;
}

const runs = [];
for (let code = 0, start = 0; code < size; code++) {
  if (code + 1 < size && classOf(code + 1) === classOf(start)) continue;
  runs.push([code + 1 - start, classOf(start)]);
  start = code + 1;
}

const folds = [];
for (let code = 0, last = 0; code < size; code++) {
  if (fold(code) === code) continue;
  folds.push([code - last, fold(code) - code]);
  last = code;
}

const compositions = [];
for (let code = 0x80; code < size; code++) {
  if (fold(code) !== code || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xd800 && code <= 0xdfff)) continue;
  const whole = String.fromCodePoint(code);
  const parts = Array.from(whole.normalize('NFD'));
  if (parts.length < 2 || whole.normalize('NFC') !== whole) continue;
  const first = Array.from(parts.slice(0, -1).join('').normalize('NFC'));
  if (first.length === 1) compositions.push([first[0].codePointAt(0), parts.at(-1).codePointAt(0), code]);
}

const packed = (rows) => rows.map((row) => row.map((value) => value.toString(base)).join(' ')).join(',');
const table = (name, comment, rows) => `/** ${comment} */\nexport const ${name} =\n  '${packed(rows)}';\n`;
const text = [
  `// Written by scripts/characters.mjs from Unicode ${process.versions.unicode}. Numbers are in base ${base}.\n`,
  table('classRuns', 'Length and class of each run of code points from 0: 0 separator, 1 letter, 2 solo, 3 ignored.', runs),
  table('caseFolds', 'Distance from the code point before, and what to add to it, for each one that folds to another.', folds),
  table('compositions', 'Base, mark, and the one code point they compose to (case folded ones only).', compositions),
].join('\n');
writeFileSync(join(import.meta.dirname, '../src/learning/text/characters.generated.ts'), text);
