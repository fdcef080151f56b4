import type { OperationName, Request, Response } from '../comprehend/api.ts';
import { type ArnKind, type ArnOf, type Place, parseArn } from '../comprehend/arn.ts';
import type { Members } from './constraints.ts';
import { type ErrorName, notFound, ServiceError } from './errors.ts';
import type { Flywheel } from './lake/resources.ts';
import type { Store } from './lake/store.ts';
import type { LoadedModels } from './loaded-models.ts';
import type { Switches } from './switches.ts';
import type { Threads } from './threads.ts';

/** One operation of the service: what its request must look like, and what it does with one that does. */
export interface Operation<Name extends OperationName> {
  constraints: Members;
  /** What it refuses with when other writers are always faster: one that it declares. Absent: TooManyRequestsException. */
  outrun?: ErrorName;
  run(request: Request<Name>, services: Services): Promise<Response<Name>>;
}

/** What operations work with. */
export interface Services {
  store: Store;
  place: Place;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The service's minimums and caps are refusals. */
  strict: boolean;
  /** The least that an asynchronous state lasts. */
  stateMilliseconds: number;
  switches: Switches;
  models: LoadedModels;
  threads: Threads;
  /** Told what is being done that takes time. */
  progress: (message: string) => void;
}

/**
 * Reads an ARN that passed its constraint.
 * @throws {ServiceError} ResourceNotFoundException when it names another kind of thing, or a thing of another region or account.
 */
export function resolveArn<K extends ArnKind>(text: string, place: Place, ...kinds: K[]): ArnOf<K> {
  const arn = parseArn(text);
  if (arn === undefined || !kinds.includes(arn.kind as K) || arn.region !== place.region || arn.account !== place.account) throw notFound();
  return arn as ArnOf<K>;
}

/** @throws {ServiceError} ResourceNotFoundException for what is not there. */
export function found<T>(resource: T | undefined): T {
  if (resource === undefined) throw notFound();
  return resource;
}

/** Nothing may be written to a flywheel in another state (developer guide, page flywheels-about). */
export function requireActive(flywheel: Flywheel, action: string, { refusalUnlessActive }: Pick<Switches, 'refusalUnlessActive'>): void {
  if (flywheel.status === 'ACTIVE') return;
  throw new ServiceError(refusalUnlessActive, `Flywheel ${flywheel.name} is ${flywheel.status}: ${action} needs it to be ACTIVE.`);
}

/** @throws {ServiceError} while an iteration runs. */
export function requireNoIteration(flywheel: Flywheel, { refusalWhileBusy }: Pick<Switches, 'refusalWhileBusy'>): void {
  const running = flywheel.iterations.find((iteration) => iteration.ended === undefined);
  if (running !== undefined) throw new ServiceError(refusalWhileBusy, `Flywheel ${flywheel.name} is running iteration ${running.id}.`);
}

/** @throws {ServiceError} while a dataset is CREATING. */
export function requireNoIngestion(flywheel: Flywheel, { refusalWhileBusy }: Pick<Switches, 'refusalWhileBusy'>): void {
  const ingesting = flywheel.datasets.find((dataset) => dataset.status === 'CREATING');
  if (ingesting !== undefined) throw new ServiceError(refusalWhileBusy, `Flywheel ${flywheel.name} is creating dataset ${ingesting.name}.`);
}
