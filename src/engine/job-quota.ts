import type { ModelKind } from '../comprehend/arn.ts';
import { limits } from '../comprehend/limits.ts';
import { Unfit } from './unfit.ts';

/** Counts what one job reads. */
export interface JobQuota {
  /** @param bytes of one object more. @throws {Unfit} */
  object(bytes: number): void;
  /** @param sizes of the documents of that object, in bytes. @throws {Unfit} */
  documents(sizes: readonly number[]): void;
}

/** Where the service is not strict, a job reads whatever there is. */
export const noQuota: JobQuota = { object: () => {}, documents: () => {} };

export function openJobQuota(kind: ModelKind): JobQuota {
  const { bytesMax, documentsMax, classifierDocumentBytesMax, recognizerDocumentBytesMax } = limits.job;
  const documentBytesMax = kind === 'classifier' ? classifierDocumentBytesMax : recognizerDocumentBytesMax;
  let bytes = 0;
  let documents = 0;
  return {
    object: (size) => {
      bytes += size;
      if (bytes > bytesMax) throw new Unfit(`INPUT_SIZE: The input has at least ${bytes} bytes: the limit is ${bytesMax}.`);
    },
    documents: (sizes) => {
      documents += sizes.length;
      if (documents > documentsMax)
        throw new Unfit(`INPUT_SIZE: The input has at least ${documents} documents: the limit is ${documentsMax}.`);
      const long = sizes.find((size) => size > documentBytesMax);
      if (long !== undefined) throw new Unfit(`DOCUMENT_SIZE: A document has ${long} bytes: the limit is ${documentBytesMax}.`);
    },
  };
}
