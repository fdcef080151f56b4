/** Bytes that have arrived and are not used up. Kept in one growing buffer so that a row can be read as if the file were whole. */
export interface ByteWindow {
  data: Buffer;
  position: number;
  end: number;
  final: boolean;
}

/**
 * Calls `read` as bytes arrive, and once more when all have. `read` moves `position` over what it uses; what it leaves is there again
 * with more behind it. It is called again only when the rest has doubled, so that the cost stays linear however small the chunks are.
 * A byte order mark of UTF-8 at the beginning is passed over.
 */
export async function throughWindow<Window extends ByteWindow>(
  window: Window,
  bytes: AsyncIterable<Uint8Array>,
  read: (window: Window) => void,
): Promise<void> {
  let started = false;
  let wanted = 3;
  const advance = () => {
    if (!started && startsWithMark(window.data.subarray(0, window.end))) window.position = 3;
    started = true;
    read(window);
    wanted = 2 * (window.end - window.position) + 1;
  };
  for await (const chunk of bytes) {
    append(window, chunk);
    if (window.end - window.position >= wanted) advance();
  }
  window.final = true;
  advance();
}

/** The byte order mark of UTF-8. */
export const startsWithMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

export const emptyWindow = (): ByteWindow => ({ data: Buffer.alloc(4096), position: 0, end: 0, final: false });

function append(window: ByteWindow, chunk: Uint8Array): void {
  const left = window.end - window.position;
  let target = window.data;
  while (target.length < left + chunk.length) target = Buffer.alloc(target.length * 2);
  if (target !== window.data || window.end + chunk.length > target.length) {
    window.data.copy(target, 0, window.position, window.end);
    window.data = target;
    window.position = 0;
    window.end = left;
  }
  window.data.set(chunk, window.end);
  window.end += chunk.length;
}
