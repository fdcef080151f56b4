/**
 * Characters that a reader cannot see or that change how others look: controls, formats (zero-width, bidirectional),
 * lone surrogates, line and paragraph separators; then fillers, joiners and tag characters that Unicode counts as letters or marks.
 */
const hidden =
  /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180f]|\u3164|\uffa0|[\u{e0000}-\u{e0fff}]/gu;

const short: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Untrusted text made safe to print: everything hidden is written as an escape, e.g. `\u{202e}` or `\t`. */
export function visible(text: string): string {
  return text.replace(hidden, (character) => short[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

const wide =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const combining = /[\p{Mn}\p{Me}]/u;

/** Columns that already visible text takes on a terminal: two for East Asian wide characters and emoji, none for combining marks. */
export function columns(text: string): number {
  let total = 0;
  for (const character of text) total += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return total;
}
