/** Sorted rows of fingerprints, 16 bytes each. */
const rowBytes = 16;

/** All distinct rows of sorted lists of them, sorted: two and two, so that each row is moved as often as the number of lists has binary digits. */
export function mergedRows(lists: readonly Uint8Array[]): Uint8Array {
  if (lists.length === 0) return new Uint8Array(0);
  if (lists.length === 1) return lists[0]!;
  const half = lists.length >> 1;
  return merged(mergedRows(lists.slice(0, half)), mergedRows(lists.slice(half)));
}

function merged(a: Uint8Array, b: Uint8Array): Uint8Array {
  const rows = new Uint8Array(a.length + b.length);
  let [atA, atB, end] = [0, 0, 0];
  while (atA < a.length && atB < b.length) {
    const order = compared(a, atA, b, atB);
    const [from, at] = order <= 0 ? [a, atA] : [b, atB];
    for (let each = 0; each < rowBytes; each++) rows[end + each] = from[at + each]!;
    end += rowBytes;
    if (order <= 0) atA += rowBytes;
    if (order >= 0) atB += rowBytes;
  }
  rows.set(a.subarray(atA), end);
  end += a.length - atA;
  rows.set(b.subarray(atB), end);
  end += b.length - atB;
  return rows.subarray(0, end);
}

function compared(a: Uint8Array, atA: number, b: Uint8Array, atB: number): number {
  for (let each = 0; each < rowBytes; each++) {
    const difference = a[atA + each]! - b[atB + each]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const newline = 10;
/** One call of a hash for a thousand lines costs a tenth of a call for each. */
const rowsInPiece = 1024;

/** Rows in hex, one a line, in pieces that hold until the next one is asked for. */
export function* linesOf(rows: Uint8Array): Generator<Uint8Array> {
  const piece = new Uint8Array(rowsInPiece * (2 * rowBytes + 1));
  let end = 0;
  for (let row = 0; row < rows.length; row += rowBytes) {
    for (let at = row; at < row + rowBytes; at++) {
      const byte = rows[at]!;
      piece[end++] = digits[byte >> 4]!;
      piece[end++] = digits[byte & 15]!;
    }
    piece[end++] = newline;
    if (end < piece.length) continue;
    yield piece;
    end = 0;
  }
  yield piece.subarray(0, end);
}
