/**
 * An object that goes up in parts (CreateMultipartUpload, UploadPart, CompleteMultipartUpload): nobody sees it before the last step, which is
 * refused when another one has its name by then. What a killed process leaves are parts without a name, which a rule of the bucket removes.
 */
import { StorageRefusal } from '../comprehend/storage.ts';
import { elements, textOf } from './s3-answer.ts';
import { type Answer, answered, type Call, type S3Options } from './s3-request.ts';

export interface Upload {
  bucket: string;
  key: string;
  /** Of what is written. */
  encryption: Record<string, string>;
  /** Of its being written, such as `if-none-match`. */
  condition: Record<string, string>;
}

/** Parts on their way at the same time. */
const partsAtOnce = 3;

/** False when the condition does not hold: then nothing was written. @throws as `answered` does, after which nothing of it is left */
export async function uploadInParts(upload: Upload, parts: AsyncIterable<Uint8Array>, options: S3Options): Promise<boolean> {
  const { bucket, key, encryption, condition } = upload;
  const call = (request: Omit<Call, 'bucket' | 'key'>): Promise<Answer> => answered({ ...request, bucket, key }, options);
  const begun = await call({ method: 'POST', query: { uploads: '' }, headers: encryption });
  const uploadId = required(elements(textOf(begun.bytes), 'UploadId')[0], 'CreateMultipartUpload answers without an UploadId');
  try {
    const tags = await sendAll(parts, async (body, number) => {
      const { headers } = await call({ method: 'PUT', query: { partNumber: String(number), uploadId }, body });
      return required(headers.get('etag') ?? undefined, 'UploadPart answers without an ETag');
    });
    const { status } = await call({ method: 'POST', query: { uploadId }, headers: condition, body: listOf(tags) });
    if (status !== 412) return true;
  } catch (error) {
    await abort(call, uploadId);
    throw error;
  }
  await abort(call, uploadId);
  return false;
}

function required(value: string | undefined, otherwise: string): string {
  if (value === undefined) throw new StorageRefusal('write', `${otherwise}.`);
  return value;
}

/** Sends a few at a time, and asks for the next one only then. @returns what each was answered with, in their order */
async function sendAll(parts: AsyncIterable<Uint8Array>, send: (part: Uint8Array, number: number) => Promise<string>): Promise<string[]> {
  const tags: string[] = [];
  const underway = new Set<Promise<void>>();
  let number = 0;
  try {
    for await (const part of parts) {
      const at = number++;
      const sending = send(part, at + 1).then((tag) => {
        tags[at] = tag;
        underway.delete(sending);
      });
      // It is waited for below, though perhaps only after it has failed.
      sending.catch(() => undefined);
      underway.add(sending);
      if (underway.size >= partsAtOnce) await Promise.race(underway);
    }
    await Promise.all(underway);
  } finally {
    await Promise.allSettled(underway);
  }
  return tags;
}

const listOf = (tags: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${tags
      .map(
        (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</ETag></Part>`,
      )
      .join('')}</CompleteMultipartUpload>`,
  );

/** What keeps it from being aborted matters less than why it was given up, and what is left has no name. */
async function abort(call: (request: Omit<Call, 'bucket' | 'key'>) => Promise<Answer>, uploadId: string): Promise<void> {
  await call({ method: 'DELETE', query: { uploadId } }).catch(() => undefined);
}
