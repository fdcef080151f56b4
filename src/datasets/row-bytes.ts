/** Rows are handed over in chunks of about so many bytes. */
const chunkBytes = 256 * 1024;

/** The rows as UTF-8, one after the other. Two passes take half the memory of joining rows: the bytes are written where they stay. */
export function rowBytes<Item>(items: Iterable<Item>, rowOf: (item: Item) => string, header = ''): Uint8Array {
  let length = Buffer.byteLength(header);
  for (const item of items) length += Buffer.byteLength(rowOf(item));
  const bytes = Buffer.alloc(length);
  let at = bytes.write(header);
  for (const item of items) at += bytes.write(rowOf(item), at);
  return bytes;
}

/** The same bytes in chunks that are made as they are asked for, as often as they are. */
export function rowChunks<Item>(items: Iterable<Item>, rowOf: (item: Item) => string, header = ''): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      let rows = header;
      for (const item of items) {
        rows += rowOf(item);
        if (rows.length < chunkBytes) continue;
        yield Buffer.from(rows);
        rows = '';
      }
      if (rows !== '') yield Buffer.from(rows);
    },
  };
}
