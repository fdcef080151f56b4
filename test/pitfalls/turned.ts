/** A service that answers some operations otherwise than the engine, and what it was asked. */
import type { Comprehend, OperationName, Request, Response } from '../../src/comprehend/api.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { type Service, service } from '../reconcile/service.ts';
import { documents } from '../reconcile/world.ts';

/** Documents that are few, and still enough for a service that is strict. */
export const train = documents(12, 'first');
export const more = [...train, ...documents(12, 'second')];
export const test = documents(12, 'held out');

/** Answers in place of the engine, which `ask` asks. */
export type Turns = {
  [Name in OperationName]?: (request: Request<Name>, ask: (request: Request<Name>) => Promise<Response<Name>>) => Promise<Response<Name>>;
};

export interface Asked<Name extends OperationName = OperationName> {
  operation: Name;
  request: Request<Name>;
}

export interface Turned extends Service {
  /** Every request so far, in order. */
  asked: Asked[];
  /** Those of one operation. */
  of: <Name extends OperationName>(operation: Name) => Request<Name>[];
}

/** @param turns may be changed while the service runs */
export function turned(options: Parameters<typeof service>[0] & { turns?: Turns; storage?: (storage: Storage) => Storage } = {}): Turned {
  const { turns = {}, storage, ...settings } = options;
  const made = service(settings);
  const asked: Asked[] = [];
  const comprehend = new Proxy(made.backend.comprehend, {
    get: (target, operation: OperationName) => (request: never) => {
      asked.push({ operation, request });
      const ask = target[operation] as (request: never) => Promise<unknown>;
      const turn = turns[operation] as ((request: never, ask: (request: never) => Promise<unknown>) => Promise<unknown>) | undefined;
      return turn === undefined ? ask(request) : turn(request, ask);
    },
  }) as Comprehend;
  const backend: Backend = { ...made.backend, comprehend, storage: storage?.(made.storage) ?? made.storage };
  return {
    ...made,
    ...{ backend, asked },
    of: (operation) => asked.filter((each) => each.operation === operation).map(({ request }) => request as never),
    apply: (given) => made.apply({ backend, ...given }),
    settle: (given) => made.settle({ backend, ...given }),
  };
}

/** Runs until a condition holds before a run, or the runs are settled; the service works in between. */
export async function until(made: Service, given: Parameters<Service['apply']>[0], there: () => Promise<boolean> | boolean): Promise<void> {
  for (let run = 0; run < 20; run++) {
    if (await there()) return;
    await made.apply(given);
    if (await there()) return;
    await made.work();
  }
  throw new Error('The runs never came there.');
}

/** The last of the runs that it took. */
export const settled = async (made: Service, given: Parameters<Service['settle']>[0]): Promise<Outcome> =>
  (await made.settle(given)).at(-1)!;

export const refusal = (name: string, message: string): Error => Object.assign(new Error(message), { name, $fault: 'client' });
