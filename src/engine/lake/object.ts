import type { ReadStorage } from '../../comprehend/storage.ts';

/** An object that a record names is gone: somebody removed it from the lake. What needs it ends as FAILED with this message. */
export class MissingObject extends Error {
  override name = 'MissingObject';

  constructor(uri: string) {
    super(`NO_SUCH_OBJECT: ${uri} is not in the lake.`);
  }
}

/** @throws {MissingObject} */
export async function readObject(storage: ReadStorage, uri: string): Promise<Uint8Array> {
  const bytes = await storage.get(uri);
  if (bytes === undefined) throw new MissingObject(uri);
  return bytes;
}
