/** Bytes from the start of a row on, and where reading stands in them. */
export interface Scan {
  data: Buffer;
  position: number;
  /** Bytes of `data` that are filled. */
  end: number;
  /** Nothing comes after `end`. */
  final: boolean;
  /** 1-based line of `position`. */
  line: number;
  /** Byte of the delimiter; `noDelimiter` where a row is a line. */
  delimiter: number;
  /** A field may stand in quotes. */
  quotes: boolean;
  /** After a fault: the rest of the line is passed over. */
  skipping: boolean;
}

/** Where the fields of one row stand, as offsets into the bytes; arrays are used again for every row. */
export interface Outline {
  fields: number;
  /** First character of the field; the opening quote of a quoted one. */
  mark: number[];
  /** Content without quotes; `to` is −1 when no closing quote was found. */
  from: number[];
  to: number[];
  /** 1-based line of the mark, and the offset of that line's first byte. */
  line: number[];
  lineStart: number[];
  /** Doubled quotes stand in the content. */
  doubled: boolean[];
  /** Some byte is not ASCII. */
  wide: boolean;
  /** Offset of the first NUL byte, or −1. */
  nul: number;
  /** Position, line and line start after the fields read so far. */
  at: number;
  atLine: number;
  atLineStart: number;
}

/** Comprehend takes documents of at most 10 MB (Guidelines and quotas); a longer row is a lost quote, or no text at all. */
export const longestRow = 10 * 1024 * 1024;

/** No byte has this value. */
export const noDelimiter = 256;

/** Why no further field could be read. */
export const [needsMore, unclosedQuote, textAfterQuote, rowTooLong] = [-1, -2, -3, -4];

export const [nul, tab, lf, cr, space, quote] = [0, 9, 10, 13, 32, 34];

const quotedKinds = special([nul, lf, cr, quote]);
/** By delimiter. */
const plainKinds = new Map<number, Uint8Array>();

/** 1 for bytes that end the fast loop: the given ones and everything that is not ASCII. */
function special(bytes: number[]): Uint8Array {
  const kinds = new Uint8Array(256).fill(1, 128);
  for (const byte of bytes) kinds[byte] = 1;
  return kinds;
}

export const emptyOutline = (): Outline => ({
  ...{ fields: 0, mark: [], from: [], to: [], line: [], lineStart: [], doubled: [] },
  ...{ wide: false, nul: -1, at: 0, atLine: 1, atLineStart: 0 },
});

/**
 * Finds the fields of the row at `scan.position`; `outline.at` is then the offset of the row's end.
 * Returns 0, or one of the reasons above; the field at fault is the one after the last found, and its mark is set.
 */
export function outlineRow(scan: Scan, outline: Outline): number {
  outline.fields = 0;
  outline.wide = false;
  outline.nul = -1;
  outline.at = outline.atLineStart = scan.position;
  outline.atLine = scan.line;
  const bound = Math.min(scan.end, scan.position + longestRow);
  for (;;) {
    const stop = outlineField(scan, outline, bound);
    if (stop < 0) return stop;
    outline.fields++;
    outline.at = stop;
    if (stop === bound || scan.data[stop] !== scan.delimiter) break;
    outline.at++;
  }
  // A carriage return may be the first half of a line break.
  const half = outline.at + 1 === scan.end && scan.data[outline.at] === cr && !scan.final;
  return half ? needsMore : 0;
}

/** Returns the offset of the delimiter or line break after the field. */
function outlineField(scan: Scan, outline: Outline, bound: number): number {
  const { data, delimiter } = scan;
  const { fields, at } = outline;
  outline.line[fields] = outline.atLine;
  outline.lineStart[fields] = outline.atLineStart;
  outline.doubled[fields] = false;
  const open = afterSpaces(data, at, bound, delimiter);
  if (scan.quotes && open < bound && data[open] === quote) {
    outline.mark[fields] = open;
    const stop = outlineQuoted(scan, outline, open, bound);
    // Spaces before a quote are not strict CSV. When the quote does not close well either, the field is prose that begins with one.
    if (open === at || stop >= 0 || stop === needsMore) return stop;
  }
  outline.mark[fields] = outline.from[fields] = at;
  const stop = plainEnd(scan, outline, at, bound);
  outline.to[fields] = stop;
  return stop === bound ? atBound(scan, bound, rowTooLong) : stop;
}

function outlineQuoted(scan: Scan, outline: Outline, open: number, bound: number): number {
  const { data, delimiter } = scan;
  const { fields, atLine, atLineStart, wide, nul: nulBefore } = outline;
  const close = closingQuote(data, outline, open, bound);
  outline.from[fields] = open + 1;
  outline.to[fields] = close === bound ? -1 : close;
  const stop = close === bound ? bound : afterSpaces(data, close + 1, bound, delimiter);
  const result = quotedStop(scan, bound, close, stop, outline.atLine === atLine);
  if (result < 0) {
    // What lies behind the quote may belong to later rows.
    Object.assign(outline, { atLine, atLineStart, wide, nul: nulBefore });
    outline.doubled[fields] = false;
  }
  return result;
}

function quotedStop(scan: Scan, bound: number, close: number, stop: number, oneLine: boolean): number {
  if (stop === bound) {
    const result = atBound(scan, bound, unclosedQuote);
    return result === bound && close === bound ? unclosedQuote : result;
  }
  const byte = scan.data[stop]!;
  if (byte === scan.delimiter || byte === lf || byte === cr) return stop;
  return oneLine ? textAfterQuote : unclosedQuote;
}

/** What the end of the bytes means: the end of the row when nothing follows, `reason` when the row is too long, else a wait for more. */
function atBound(scan: Scan, bound: number, reason: number): number {
  if (bound - scan.position === longestRow) return reason;
  return scan.final ? bound : needsMore;
}

/** Offset of the closing quote, or `bound`; counts the lines passed. */
function closingQuote(data: Buffer, outline: Outline, open: number, bound: number): number {
  let at = open + 1;
  for (; at < bound; at++) {
    const byte = data[at]!;
    if (quotedKinds[byte] === 0) continue;
    if (byte === quote) {
      if (at + 1 === bound || data[at + 1] !== quote) return at;
      outline.doubled[outline.fields] = true;
      at++;
    } else if (byte === lf || (byte === cr && data[at + 1] !== lf)) {
      outline.atLine++;
      outline.atLineStart = at + 1;
    } else noteRare(outline, byte, at);
  }
  return bound;
}

/** Offset of the delimiter or line break that ends an unquoted field, or `bound`. */
function plainEnd(scan: Scan, outline: Outline, from: number, bound: number): number {
  const { data, delimiter } = scan;
  const kinds = kindsFor(delimiter);
  let at = from;
  for (; at < bound; at++) {
    const byte = data[at]!;
    if (kinds[byte] === 0) continue;
    if (byte === delimiter || byte === lf || byte === cr) return at;
    noteRare(outline, byte, at);
  }
  return bound;
}

function noteRare(outline: Outline, byte: number, at: number): void {
  if (byte >= 128) outline.wide = true;
  else if (byte === nul && outline.nul < 0) outline.nul = at;
}

function afterSpaces(data: Buffer, from: number, bound: number, delimiter: number): number {
  let at = from;
  while (at < bound && (data[at] === space || (data[at] === tab && delimiter !== tab))) at++;
  return at;
}

function kindsFor(delimiter: number): Uint8Array {
  const known = plainKinds.get(delimiter);
  if (known !== undefined) return known;
  const kinds = special([nul, lf, cr, delimiter]);
  plainKinds.set(delimiter, kinds);
  return kinds;
}
