/** A world whose engine is Amazon Comprehend: strict, asynchronous, paid for, and with nothing in its lake that a client may read. */
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import type { Config } from '../../src/config/config.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { Switches } from '../../src/engine/switches.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { type Documents, desiredState } from '../../src/reconcile/desired.ts';
import { type Outcome, type Run, reconcile } from '../../src/reconcile/reconcile.ts';
import { clock, config as localConfig } from './world.ts';

export const dataLake = 's3://tickets-lake/flywheels';
export const role = 'arn:aws:iam::000000000000:role/comprehend';

export const config = (changes: Partial<Config> = {}): Config =>
  localConfig({
    engine: {
      kind: 'comprehend',
      region: 'us-east-1',
      dataLake,
      dataAccessRole: role,
      bucketOwner: '000000000000',
      kms: {},
      vpc: null,
      scoring: 'per-document',
      tags: {},
      adopt: null,
      keep: 5,
      correctDrift: false,
    },
    ...changes,
  });

export interface Service {
  backend: Backend;
  storage: Storage;
  comprehend: Comprehend;
  /** Lets the service finish what it is busy with. */
  work: () => Promise<void>;
  /** Names of the operations that were called, since the last time that it was asked. */
  calls: () => OperationName[];
  /** One run of apply; it starts and leaves unless it is given patience. */
  apply: (given: { config?: Config; documents: Partial<Documents>; commit?: string; backend?: Backend } & Partial<Run>) => Promise<Outcome>;
  /** Runs of apply, as a schedule has them, with time for the service in between, until one is not left for a later one. */
  settle: (given: Parameters<Service['apply']>[0]) => Promise<Outcome[]>;
}

/** @param options `lake` and `now` of a service that went on before, and where its time stood */
export function service(options: { switches?: Partial<Switches>; lake?: Storage; now?: () => Date } = {}): Service {
  const { lake: storage = openMemoryLake(), now = clock(), switches = {} } = options;
  const engine = createEngine({ storage, clock: now, strict: true, records: 's3://service/engine', switches });
  let called: OperationName[] = [];
  const comprehend = new Proxy(engine.comprehend, {
    get: (target, name: OperationName) => (request: never) => {
      called.push(name);
      return target[name](request);
    },
  });
  const backend: Backend = {
    ...{ comprehend, storage, scoring: null, root: dataLake, dataAccessRole: role, learningVersion: 'comprehend', strict: true, now },
    wait: () => engine.work(),
    patience: (seconds) => seconds,
    briefPatience: 0,
  };
  const made: Service = {
    ...{ backend, storage, comprehend: engine.comprehend, work: engine.work },
    calls: () => {
      const before = called;
      called = [];
      return before;
    },
    apply: ({ config: declared = config(), documents: given, commit = 'c0ffee', backend: through = backend, ...run }) =>
      reconcile({
        backend: through,
        desired: (known) => desiredState(declared, { train: [], test: [], golden: [], ...given }, known, commit),
        ...{ asker: { by: 'tester' }, promote: true, isTip: async () => true, deployed: false, progress: () => {}, patience: 0 },
        ...run,
      }),
    settle: async (given) => {
      const outcomes: Outcome[] = [];
      for (let run = 0; run < 40; run++) {
        outcomes.push(await made.apply(given));
        if (!['training', 'scoring'].includes(outcomes.at(-1)!.status)) return outcomes;
        await engine.work();
      }
      throw new Error('The runs never settled.');
    },
  };
  return made;
}
