/** The rows as UTF-8, one after the other. Two passes take half the memory of joining rows: the bytes are written where they stay. */
export function rowBytes<Item>(items: readonly Item[], rowOf: (item: Item) => string, header = ''): Uint8Array {
  let length = Buffer.byteLength(header);
  for (const item of items) length += Buffer.byteLength(rowOf(item));
  const bytes = Buffer.alloc(length);
  let at = bytes.write(header);
  for (const item of items) at += bytes.write(rowOf(item), at);
  return bytes;
}
