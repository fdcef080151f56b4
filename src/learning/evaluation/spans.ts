/** An entity in a text. Offsets are in UTF-16 code units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
  type: string;
}

/**
 * A span as one text, `17-23 PRODUCT`: what one model finds in a document is then a set of texts, as the labels of a document are, and two
 * answers are compared in the same way. Equal text means same place and same type.
 */
export const spanText = ({ start, end, type }: Span): string => `${start}-${end} ${type}`;

/** What `spanText` wrote. @throws {RangeError} for any other text. */
export function spanOf(text: string): Span {
  const match = /^(\d+)-(\d+) (.*)$/s.exec(text);
  if (match === null) throw new RangeError(`${JSON.stringify(text)} is no span.`);
  return { start: Number(match[1]), end: Number(match[2]), type: match[3]! };
}

/** The type in a span's text. */
export const typeIn = (text: string): string => spanOf(text).type;
