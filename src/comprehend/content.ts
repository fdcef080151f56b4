/** What is put into a storage: bytes at hand, or chunks of any size as they are made, which are asked for once. */
export type Content = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The bytes in one array, for storages that hold them so. Bytes at hand are handed on, not copied. */
export async function collected(content: Content): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * The content in parts of that many bytes, the last of which may be shorter; of nothing, one that is empty. Whoever asks for no more than one
 * part at a time has no more than one of them in memory.
 */
export async function* parts(content: Content, size: number): AsyncGenerator<Uint8Array, void> {
  if (content instanceof Uint8Array) {
    for (let at = 0; at === 0 || at < content.length; at += size) yield content.subarray(at, at + size);
    return;
  }
  let part = new Uint8Array(size);
  let filled = 0;
  let given = false;
  for await (const chunk of content)
    for (let at = 0; at < chunk.length; ) {
      if (filled === size) {
        yield part;
        given = true;
        part = new Uint8Array(size);
        filled = 0;
      }
      const taken = chunk.subarray(at, at + size - filled);
      part.set(taken, filled);
      filled += taken.length;
      at += taken.length;
    }
  if (filled > 0 || !given) yield part.subarray(0, filled);
}
