import { visible } from '../problems/visible.ts';

/**
 * Text from data files and pull requests, made safe for GitHub's Markdown. Two ways and no third:
 * `code` shows text as it is; `prose` keeps our sentences readable and puts every suspicious word in code.
 * Inside code GitHub resolves no mention, no issue reference and no address.
 */

/** The longest piece of somebody's text in the visible part of a comment, in characters. */
export const excerptLength = 120;

/** At most `length` characters (code points), the last an ellipsis where something was cut. */
export function cut(text: string, length: number = excerptLength): string {
  const head = Array.from(text.slice(0, length * 2 + 2));
  return head.length <= length && head.join('').length === text.length ? text : `${head.slice(0, length - 1).join('')}…`;
}

/** One line of text, all of its characters visible: nothing here can move the cursor, reverse the writing or hide. */
export const oneLine = (text: string): string => visible(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '));

/**
 * A code span holding the text on one line. Where a character could end the span or the table cell around it, an HTML `code`
 * element with character references takes its place, because a backslash before a pipe is read differently by different parsers.
 */
export function code(text: string): string {
  const line = oneLine(text).trim();
  if (line === '') return '<code>&nbsp;</code>';
  return /[|`\\<>&]/.test(line) ? `<code>${references(line)}</code>` : `\`${line}\``;
}

/** Text with every character that Markdown or HTML gives a meaning written as a character reference; for `code` and `pre` elements. */
export const references = (text: string): string => text.replace(/[^\p{L}\p{N}\s.,;?]/gu, (character) => `&#${character.codePointAt(0)};`);

/** A fenced block; the fence is longer than any run of backticks inside. */
export function fenced(text: string, language = ''): string {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) => visible(line));
  const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}

/** A label in code; the service allows labels far longer than anybody reads. */
export const labelName = (text: string): string => code(cut(text, 60));

/**
 * A sentence of ours with somebody's words in it. What stands between backticks, sums of money (between two dollar signs GitHub reads a
 * formula), and every word that is not plain, becomes code. The result belongs inside a line: its first word cannot begin a list or a heading either.
 */
export function prose(text: string): string {
  return oneLine(cut(text, proseLength))
    .split(/(`[^`]+`|(?:≈ )?\$\d[\d,]*(?:\.\d\d)?(?:\/month)?)/)
    .map((part, index) =>
      index % 2 === 1
        ? code(part.replace(/^`|`$/g, ''))
        : part
            .split(/(\s+)/)
            .map((one, at) => word(one, index + at === 0))
            .join(''),
    )
    .join('')
    .replaceAll('``', '` `');
}

/** The longest sentence that is quoted. */
const proseLength = 600;
/** Letters, digits, and the punctuation and signs that mean nothing to Markdown in the middle of a sentence. */
const plain = /^[\p{L}\p{M}\p{N}.,;:?'"()%=≥≤≠→←·…–—−±×+Δα/-]+$/u;
/** Plain to Markdown, but linked or replaced by GitHub: hosts, commits, issue shorthands, emoji. */
const linked = /www\.|gh-\d|\/\/|[0-9a-f]{7,40}|:[\w+-]+:/i;
const number = /^\W*\d+\W*$/;
const lone = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
]);

function word(text: string, first: boolean): string {
  if (text === '' || /^\s+$/.test(text)) return text;
  if (!first && lone.has(text)) return lone.get(text)!;
  const harmless = plain.test(text) && (number.test(text) || !linked.test(text));
  if (harmless && !(first && /^([-+=]+|\d+[.)])$/.test(text))) return text;
  const body = text.replace(/[.,;:?]+$/, '');
  return body === '' ? code(text) : code(body) + text.slice(body.length);
}

/** A link whose text is `text` in code. `address` is made by `fileAddress` or comes from the runner. */
export const link = (text: string, address: string): string => `[${code(text)}](${address})`;

/** The address of a line of a file at a commit; every character of the path that is not a plain letter or digit is percent-encoded. */
export function fileAddress(repository: string, commit: string, file: string, line: number): string {
  const path = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`))
    .join('/');
  return `${repository}/blob/${commit}/${path}#L${line}`;
}
