import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { tellingComprehend, tellingStorage } from '../../src/commands/aws-failure.ts';
import type { Comprehend } from '../../src/comprehend/api.ts';
import { collected } from '../../src/comprehend/content.ts';
import { type Storage, StorageRefusal } from '../../src/comprehend/storage.ts';
import type { Document } from '../../src/datasets/document.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { overlay } from '../../src/engine/lake/overlay.ts';
import type { Switches } from '../../src/engine/switches.ts';
import { Failure } from '../../src/problems/failure.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { packedRecords } from '../../src/reconcile/packed-records.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { readSeries } from '../../src/reconcile/records.ts';
import { models } from '../../src/reconcile/version.ts';
import { applyOnce, trainOnce } from '../reconcile/pull-request.ts';
import { config, dataLake, type Service, service } from '../reconcile/service.ts';
import { documents } from '../reconcile/world.ts';

const labels = ['billing', 'refund'];
const test = documents(12, 'held out', { labels });
const train = documents(12, 'first', { labels });
const more = [...train, ...documents(12, 'second', { labels })];

/** What the runs of one chapter do; `told`: the fault-free runs before are enough, the next chapter is what it is for. */
interface Chapter {
  once: (made: Service, backend?: Backend) => Promise<Outcome>;
  told?: true;
  /** Something is removed, which takes the service more than one run. */
  removes?: true;
}

const merged = (train: Document[], open: readonly number[] = []): Chapter => ({
  once: async (made, backend = made.backend) => (await applyOnce(made, { documents: { train, test }, backend }, open)).outcome,
});
const proposed = (number: number, train: Document[]): Chapter => ({
  once: async (made, backend) => trainOnce(made, { number, documents: { train, test } }, backend),
});
const removing = (chapter: Chapter): Chapter => ({ ...chapter, removes: true });
const quietly = (chapter: Chapter): Chapter => ({ ...chapter, told: true });

/** A first model, an appended dataset, a new generation; each promotion moves the endpoint. */
const branch = [merged(train), merged(more), merged(more.slice(1))];

/**
 * A pull request is trained in advance, and merged; of another one the base moves on, so that it is asked for again, and what was made for the
 * earlier base is removed; it is closed, and the rest is.
 */
const advance = [
  quietly(merged(train)),
  proposed(7, more),
  merged(more),
  quietly(proposed(8, more.slice(1))),
  quietly(merged(more.slice(2), [8])),
  quietly(proposed(8, more.slice(3))),
  removing(merged(more.slice(2), [8])),
  removing(merged(more.slice(2))),
];

/** Where a model that is trained first is active by itself, its flywheel has to go before it does. */
const active = [quietly(merged(train)), quietly(proposed(7, more)), removing(merged(train))];

const { engine } = config();
if (engine.kind === 'local') throw new Error('The engine is Amazon Comprehend.');
const account = engine;

/** What an error of AWS is thrown as, and whether the request was carried out before it. */
interface Fault {
  name: string;
  when: 'before' | 'after';
  error: () => Error;
}

const service400 = (name: string): Fault => ({
  ...{ name, when: 'before' },
  error: () => Object.assign(new Error('No.'), { name, $metadata: {} }),
});
const reset: Fault = {
  ...{ name: 'reset', when: 'after' },
  error: () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
};
const faults = [
  reset,
  ...['ThrottlingException', 'InternalServerException', 'AccessDeniedException', 'ExpiredTokenException', 'ValidationException'].map(
    service400,
  ),
];
const refusal = (code: string): Fault => ({
  ...{ name: code, when: 'before' },
  error: () => new StorageRefusal('write', 'No.', { code }),
});
const storageFaults = [reset, ...['SlowDown', 'AccessDenied', 'ExpiredToken'].map(refusal)];

/** Lets one call of each run fail. */
interface Broken {
  comprehend: Comprehend;
  storage: Storage;
  /** How many calls there were of each. */
  counted: { comprehend: number; storage: number };
}

function breaking(made: Service, target: 'comprehend' | 'storage' | null, at: number, fault: Fault | null): Broken {
  const counted = { comprehend: 0, storage: 0 };
  const call = async <T>(of: 'comprehend' | 'storage', act: () => Promise<T>): Promise<T> => {
    const breaks = ++counted[of] === at && of === target && fault !== null;
    if (breaks && fault.when === 'before') throw fault.error();
    const answer = await act();
    if (breaks) throw fault.error();
    return answer;
  };
  const comprehend = new Proxy(made.comprehend, {
    get: (api, name: keyof Comprehend) => (request: never) =>
      call('comprehend', () => (api[name] as (request: never) => Promise<unknown>)(request)),
  });
  const { storage } = made;
  return {
    counted,
    comprehend: tellingComprehend(comprehend, account),
    storage: packedRecords(
      tellingStorage(
        {
          get: (uri) => call('storage', () => storage.get(uri)),
          list: (prefix) => call('storage', () => storage.list(prefix)),
          putIfAbsent: (uri, bytes) => call('storage', () => storage.putIfAbsent(uri, bytes)),
          putView: (uri, bytes) => call('storage', () => storage.putView(uri, bytes)),
          publish: (message) => storage.publish(message),
        },
        account,
      ),
      dataLake,
      made.backend.now,
    ),
  };
}

/** Time that begins a day later with every fork, so that nothing is older than what is there. */
const clockFrom = (day: number): (() => Date) => {
  let seconds = Date.UTC(2026, 0, 1 + day) / 1000;
  return () => new Date(seconds++ * 1000);
};

/** A service that goes on from what is in a lake, and leaves that lake as it is; and a name for all that was written since. */
function fork(lake: Storage, switches: Partial<Switches>, day: number): { made: Service; written: () => string } {
  const hash = createHash('sha256');
  const aside = overlay(lake);
  const put = (uri: string, bytes: Uint8Array): void => void hash.update(uri).update(bytes);
  const storage: Storage = {
    ...aside,
    putIfAbsent: async (uri, content) => {
      const bytes = await collected(content);
      const written = await aside.putIfAbsent(uri, bytes);
      if (written) put(uri, bytes);
      return written;
    },
    putView: async (uri, bytes) => {
      await aside.putView(uri, bytes);
      put(uri, bytes);
    },
  };
  return { made: service({ lake: storage, switches, now: clockFrom(day) }), written: () => hash.copy().digest('hex') };
}

/** Before each run of a story: what was there, and what the run was about. */
interface Moment {
  lake: Storage;
  switches: Partial<Switches>;
  chapter: Chapter;
  calls: Broken['counted'];
  /** What is the case when the runs of this chapter are done. */
  end: unknown;
  /** The same for what a run left behind: many faults leave the same, and the next runs need to be seen but once. */
  ends: Map<string, unknown>;
}

/** A story without a fault, a lake kept for each run. */
async function moments(story: readonly Chapter[], switches: Partial<Switches> = {}): Promise<Moment[]> {
  const made = service({ lake: openMemoryLake(), switches });
  const all: Moment[] = [];
  for (const chapter of story) {
    const first = all.length;
    for (let outcome: Outcome | null = null; outcome === null || isLeft(outcome); ) {
      const lake = await copyOf(made.storage);
      const counting = breaking(made, null, 0, null);
      outcome = await chapter.once(made, { ...made.backend, ...counting });
      if (chapter.told !== true) all.push({ lake, switches, chapter, calls: counting.counted, end: null, ends: new Map() });
      await made.work();
    }
    const end = await facts(made, await settled(made, chapter));
    for (const moment of all.slice(first)) moment.end = end;
  }
  return all;
}

const isLeft = ({ status }: Outcome): boolean => ['training', 'scoring'].includes(status);

/** Runs until nothing is left, and one that sees what the last of them did. */
async function settled(made: Service, { once, removes }: Chapter): Promise<Outcome> {
  for (let run = 0; run < 40; run++) {
    const outcome = await once(made);
    await made.work();
    if (isLeft(outcome)) continue;
    if (removes === true) await once(made).then(made.work);
    return once(made);
  }
  throw new Error('The runs never settled.');
}

async function copyOf(storage: Storage): Promise<Storage> {
  const copy = openMemoryLake();
  for (const uri of await storage.list('s3://')) await copy.putIfAbsent(uri, (await storage.get(uri))!);
  return copy;
}

/** What was ingested, trained, paid and promoted, and what serves: whatever went wrong, it is the same. */
async function facts({ comprehend, storage }: Service, { observed, status, plan }: Outcome) {
  const { DocumentClassificationJobPropertiesList: jobs = [] } = await comprehend.listDocumentClassificationJobs({ MaxResults: 500 });
  const { FlywheelSummaryList: flywheels = [] } = await comprehend.listFlywheels({});
  const { DocumentClassifierPropertiesList: versions = [] } = await comprehend.listDocumentClassifiers({});
  const ledger = await readSeries(storage, dataLake, 'support', 'ledger');
  return {
    settled: [status, plan.changes.length, plan.waiting, plan.stalled],
    serving: observed.serving.map(({ model, decision }) => [model.key, model.documents, decision]),
    models: models(observed).map(({ key, trainedDocuments }) => [key, trainedDocuments]),
    generations: observed.generations.map(({ record, datasets, iterations }) => [
      record.flywheelName,
      datasets.map(({ DatasetName, Status }) => `${DatasetName} ${Status}`).sort(),
      iterations.map((iteration) => iteration.status),
    ]),
    evidence: observed.evidence.length,
    endpoint: observed.endpoint?.Status,
    proposals: observed.proposals.map(({ pullRequest, contentKey }) => [pullRequest, contentKey]),
    paid: ledger.map(({ kind, what, usd }) => `${kind} ${what} ${usd.toFixed(4)}`).sort(),
    there: [
      ...flywheels.map(({ FlywheelArn }) => FlywheelArn!),
      ...versions.map(({ DocumentClassifierArn }) => DocumentClassifierArn!),
    ].sort(),
    jobs: jobs.map(({ JobName, JobStatus }) => `${JobName} ${JobStatus}`).sort(),
  };
}

/** One run with the fault, then runs without until nothing is left. @returns what the run with the fault ended with */
async function converged(
  moment: Moment,
  target: 'comprehend' | 'storage',
  at: number,
  fault: Fault,
): Promise<{ thrown: unknown; facts: unknown }> {
  const { made, written } = fork(moment.lake, moment.switches, 30);
  const { once } = moment.chapter;
  const broken = breaking(made, target, at, fault);
  const thrown: unknown = await once(made, { ...made.backend, ...broken }).then(
    () => null,
    (error: unknown) => error,
  );
  const left = written();
  if (!moment.ends.has(left)) {
    await made.work();
    moment.ends.set(left, await facts(made, await settled(made, moment.chapter)));
  }
  return { thrown, facts: moment.ends.get(left) };
}

const stories = {
  branch: await moments(branch),
  advance: await moments(advance),
  active: await moments(active, { activeModelAfterFirstTraining: 'set' }),
};
const all = Object.values(stories).flat();

it('the story of the branch is one of three models, each of which serves in turn', () => {
  expect(stories.branch.at(-1)!.end).toMatchObject({
    settled: ['done', 0, null, null],
    serving: [
      [expect.any(String), 24, 'first'],
      [expect.any(String), 48, 'verdict'],
      [expect.any(String), 47, 'verdict'],
    ],
    models: [24, 48, 47].map((documents) => [expect.any(String), documents]),
    endpoint: 'IN_SERVICE',
  });
});

it('the story in advance is one of a merge that trains nothing, and of two flywheels that were made for nothing and are gone', () => {
  expect(stories.advance.at(-1)!.end).toMatchObject({
    settled: ['done', 0, null, null],
    serving: [24, 48, 46].map((documents, at) => [expect.any(String), documents, at === 0 ? 'first' : 'verdict']),
    models: [24, 48, 46].map((documents) => [expect.any(String), documents]),
    proposals: [7, 8, 8].map((number) => [number, expect.any(String)]),
    endpoint: 'IN_SERVICE',
  });
  expect(stories.active.at(-1)!.end).toMatchObject({ models: [[expect.any(String), 24]], there: [expect.any(String), expect.any(String)] });
});

describe.each([
  { target: 'comprehend' as const, faults },
  { target: 'storage' as const, faults: storageFaults },
])('a call of $target that goes wrong, anywhere in a story', ({ target, faults }) => {
  const calls = all.reduce((sum, moment) => sum + moment.calls[target], 0);
  let tried = 0;
  afterAll(() => console.log(`faults: ${calls} calls of ${target} in ${all.length} runs × ${faults.length} faults: ${tried} tried`));

  it.each(faults.map((fault) => ({ fault, name: fault.name })))(
    '$name: the next runs end as if nothing had happened, and nothing was done twice',
    async ({ fault }) => {
      let failed = 0;
      for (const [run, moment] of all.entries())
        for (let at = 1; at <= moment.calls[target]; at++) {
          const { thrown, facts } = await converged(moment, target, at, fault);
          if (thrown !== null && !(thrown instanceof Failure)) throw thrown as Error;
          expect(facts, `${fault.name} at call ${at} of run ${run + 1}`).toEqual(moment.end);
          failed += thrown === null ? 0 : 1;
          tried++;
        }
      expect(calls).toBeGreaterThan(400);
      expect(failed).toBeGreaterThan(calls / 2);
    },
  );
});
