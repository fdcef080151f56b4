import { otherKind } from './file-kind.ts';
import { headBytes } from './format.ts';
import type { DataFile, Intake } from './intake.ts';

/**
 * Opens a file and reads it by `read`, which gets its beginning, too; unless it is a folder or its beginning shows that it is no text, which
 * is reported. The file is closed whatever happens.
 */
export async function withHead(file: DataFile, intake: Intake, read: (file: DataFile, head: Uint8Array) => Promise<void>): Promise<void> {
  if (file.path.endsWith('/')) {
    const hint = 'Write a glob that matches the files in it: folder/**/*.csv.';
    return refuse(file, intake, { rule: 'not-a-data-file', message: `${file.path} is a folder.`, hint });
  }
  const stream = file.read()[Symbol.asyncIterator]();
  try {
    const chunks = await firstChunks(stream, headBytes);
    const head = Buffer.concat(chunks).subarray(0, headBytes);
    const other = otherKind(head.subarray(0, 512));
    if (other !== null)
      refuse(file, intake, { rule: 'not-a-data-file', message: `This file is ${other.what}; it is not read.`, hint: other.hint });
    else await read({ ...file, read: () => continued(chunks, stream) }, head);
  } finally {
    await stream.return?.();
  }
}

/** Reports a file as a whole. */
export function refuse(file: DataFile, intake: Intake, problem: { rule: string; message: string; hint: string }): void {
  intake.problems.add({ file: file.path, line: 1, column: 1, severity: 'error', ...problem });
}

/** Chunks until there are so many bytes, or no more. */
async function firstChunks(stream: AsyncIterator<Uint8Array>, bytes: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < bytes; ) {
    const next = await stream.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  return chunks;
}

async function* continued(chunks: Uint8Array[], stream: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (let next = await stream.next(); !next.done; next = await stream.next()) yield next.value;
}
