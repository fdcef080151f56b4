import type { Comprehend } from '../../src/comprehend/api.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import type { Switches } from '../../src/engine/switches.ts';

/** One way to reach an engine: in process, or over the wire. The contract suites are written against this alone. */
export interface Door {
  comprehend: Comprehend;
  /** Lets asynchronous things happen. */
  work: () => Promise<void>;
  /** Where inputs are put and outputs are read. */
  storage: Storage;
  time: Time;
  /** Where this door leads; the engine takes any role and any bucket. */
  place?: Place;
}

export interface Place {
  role: string;
  /** `s3://bucket/prefix` for inputs, outputs and data lakes. */
  root: string;
  /** Ends every name, so that what an earlier run left behind is not in the way. */
  suffix: string;
}

const anywhere: Place = { role: 'arn:aws:iam::000000000000:role/flywheel', root: 's3://lake', suffix: '' };

export const placeOf = (door: Door): Place => door.place ?? anywhere;

/** Milliseconds since 1970. Every look at it takes `step`. */
export interface Time {
  now: number;
  step: number;
}

/** Opens a fresh engine, on an empty lake of its own unless one is given. */
export type OpenDoor = (options?: {
  strict?: boolean;
  switches?: Partial<Switches>;
  stateSeconds?: number;
  storage?: Storage;
}) => Promise<Door>;

export const startOfTime = (): Time => ({ now: Date.UTC(2026, 0, 5, 9, 0, 0), step: 1000 });

export const tick = (time: Time): Date => {
  time.now += time.step;
  return new Date(time.now);
};
