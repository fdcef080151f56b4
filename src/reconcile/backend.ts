import type { Comprehend } from '../comprehend/api.ts';
import type { Storage } from '../comprehend/storage.ts';

/** What a reconcile run works with: a service that speaks Comprehend, its storage, and how to wait for it. */
export interface Backend {
  comprehend: Comprehend;
  storage: Storage;
  /**
   * Where the embedded engine scores documents: in a copy-on-write lake, so that job files do not pile up in the real one. null with Amazon
   * Comprehend: its jobs take minutes and cost money, so their answers are kept, and a later run may find them.
   */
  scoring: Scoring | null;
  /** `s3://bucket` that holds lake, uploads and index. */
  root: string;
  dataAccessRole: string;
  /** Version of the learning code that a training now would use. */
  learningVersion: string;
  /** The service's minimums are refusals; otherwise they are warnings, and any delta can be appended. */
  strict: boolean;
  now: () => Date;
  /** Asked before the first thing is made for a flywheel. @throws {Failure} when nothing that is made would work. */
  beforeCreation?: () => Promise<void>;
  /** Lets the service make progress: the embedded engine works, Amazon Comprehend is given that much time. */
  wait: (seconds: number) => Promise<void>;
  /** The seconds that are waited for the service, of those that somebody would. */
  patience: (seconds: number) => number;
  /** The seconds that even a run which starts and leaves waits in all for what is over soon. */
  briefPatience: number;
}

interface Scoring {
  comprehend: Comprehend;
  storage: Storage;
  wait: () => Promise<void>;
}

/** One that is the embedded engine. */
export interface EmbeddedBackend extends Backend {
  scoring: Scoring;
}

export const isEmbedded = (backend: Backend): backend is EmbeddedBackend => backend.scoring !== null;
