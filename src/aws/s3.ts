/** A storage in S3, or whatever speaks its protocol, by the few requests that it takes. Buckets are part of the path, which all of them understand. */
import { type Content, collected, parts } from '../comprehend/content.ts';
import { type Storage, StorageRefusal } from '../comprehend/storage.ts';
import { elements, textOf } from './s3-answer.ts';
import { answered, type S3Options } from './s3-request.ts';
import { uploadInParts } from './s3-upload.ts';

/** What goes up in parts has parts of so many bytes, unless told otherwise; S3 takes 10,000 of them. */
const usualPart = 8 * 1024 ** 2;
/** What so many of them hold goes up in one request: every record does, the index of a million documents too. */
const wholeParts = 2;

/**
 * `putIfAbsent` relies on conditional writes, which S3 has since 2024; a server that does not know them overwrites.
 * A write whose answer was lost and that was made again says false: somebody has written, and it was this writer.
 */
export function openS3(options: S3Options): Storage {
  return {
    get: async (uri) => {
      const { status, bytes } = await answered({ method: 'GET', ...objectOf(uri, 'read') }, options);
      return status === 404 ? undefined : bytes;
    },
    list: (prefix) => list(prefix, options),
    putIfAbsent: async (uri, content) => write(objectOf(uri, 'write'), content, { unlessThere: true }, options),
    putView: async (uri, bytes) => {
      await write(objectOf(uri, 'write'), bytes, { unlessThere: false }, options);
    },
    publish: async () => {},
  };
}

async function list(prefix: string, options: S3Options): Promise<string[]> {
  const { bucket, key } = placeOf(prefix, 'read');
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const more: Record<string, string> = token === undefined ? {} : { 'continuation-token': token };
    const { status, bytes } = await answered({ method: 'GET', bucket, query: { 'list-type': '2', prefix: key, ...more } }, options);
    if (status === 404) return [];
    const page = textOf(bytes);
    for (const found of elements(page, 'Key')) keys.push(found);
    token = elements(page, 'NextContinuationToken')[0];
  } while (token !== undefined);
  return keys.map((found) => `s3://${bucket}/${found}`).sort();
}

interface ObjectPlace {
  bucket: string;
  key: string;
}

/** In one request where one is enough. @returns false when there is an object of that name, and nothing was written */
async function write(
  place: ObjectPlace,
  content: Content,
  { unlessThere }: { unlessThere: boolean },
  options: S3Options,
): Promise<boolean> {
  const { kmsKey, partBytes = usualPart } = options;
  const condition: Record<string, string> = unlessThere ? { 'if-none-match': '*' } : {};
  const encryption: Record<string, string> =
    kmsKey === undefined ? {} : { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': kmsKey };
  const reading = parts(content, partBytes);
  const ahead: Uint8Array[] = [];
  while (ahead.length <= wholeParts) {
    const part = await reading.next();
    if (part.done !== true) ahead.push(part.value);
    else {
      const body = await collected(ahead.length === 1 ? ahead[0]! : ahead);
      const { status } = await answered({ method: 'PUT', ...place, headers: { ...condition, ...encryption }, body }, options);
      return status !== 412;
    }
  }
  // What takes minutes to send is not sent in vain.
  if (unlessThere && (await isThere(place, options))) {
    await reading.return();
    return false;
  }
  try {
    return await uploadInParts({ ...place, condition, encryption }, resumed(ahead, reading), options);
  } catch (error) {
    // It was completed, and the answer that said so was lost.
    if (error instanceof StorageRefusal && error.code === 'NoSuchUpload' && (await isThere(place, options))) return false;
    throw error;
  }
}

async function* resumed(ahead: Uint8Array[], rest: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array, void> {
  // None is kept here after it was handed on.
  while (ahead.length > 0) yield ahead.shift()!;
  yield* rest;
}

/** By a list, in which a name comes before all that begin with it. */
async function isThere({ bucket, key }: ObjectPlace, options: S3Options): Promise<boolean> {
  const { bytes } = await answered({ method: 'GET', bucket, query: { 'list-type': '2', prefix: key, 'max-keys': '1' } }, options);
  return elements(textOf(bytes), 'Key')[0] === key;
}

type Access = StorageRefusal['access'];

/** @throws {StorageRefusal} */
function placeOf(uri: string, access: Access): ObjectPlace {
  const match = /^s3:\/\/([a-z0-9][.\-a-z0-9]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(uri);
  const key = match?.[2] ?? '';
  // A URL would lose these parts on its way.
  if (match === null || key.split('/').some((part) => part === '.' || part === '..'))
    throw new StorageRefusal(
      access,
      `${JSON.stringify(uri)} cannot be asked for in S3: it must be s3://bucket/key without "." or ".." parts.`,
    );
  return { bucket: match[1]!, key };
}

function objectOf(uri: string, access: Access): ObjectPlace {
  const place = placeOf(uri, access);
  if (place.key === '') throw new StorageRefusal(access, `${JSON.stringify(uri)} names a bucket, and no object in it.`);
  return place;
}
