import type { Comprehend } from '../comprehend/api.ts';
import type { Storage } from '../comprehend/storage.ts';

/** What a reconcile run works with: a service that speaks Comprehend, its storage, and how to wait for it. */
export interface Backend {
  comprehend: Comprehend;
  storage: Storage;
  /**
   * Where documents are scored. The embedded engine scores in a copy-on-write lake, so that job files do not pile up in the
   * real one; with Amazon Comprehend it is the service itself.
   */
  scoring: { comprehend: Comprehend; storage: Storage; wait: () => Promise<void> };
  /** `s3://bucket` that holds lake, uploads and index. */
  root: string;
  dataAccessRole: string;
  /** Version of the learning code that a training now would use. */
  learningVersion: string;
  /** The service's minimums are refusals; otherwise they are warnings, and any delta can be appended. */
  strict: boolean;
  now: () => Date;
  /** Lets the service make progress: the embedded engine works, Amazon Comprehend is given time. */
  wait: () => Promise<void>;
  /** How many such waits fit into a number of seconds. */
  looks: (seconds: number) => number;
}
