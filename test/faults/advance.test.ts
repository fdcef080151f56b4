import { afterAll, describe, expect, it } from 'vitest';
import type { Comprehend } from '../../src/comprehend/api.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { overlay } from '../../src/engine/lake/overlay.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { readSeries } from '../../src/reconcile/records.ts';
import { applyOnce, branch, declared, more, other, seven, train, trainAhead, trainOnce } from '../reconcile/pull-request.ts';
import { dataLake, type Service, service } from '../reconcile/service.ts';

/**
 * Two runs on one lake: before every write of the one the whole of the other takes place. Whoever comes second finds a record taken, or made
 * already.
 */
type Once = (made: Service, backend?: Backend) => Promise<Outcome>;

const laterBy = (days: number): (() => Date) => {
  let seconds = Date.UTC(2026, 0, 1 + days) / 1000;
  return () => new Date(seconds++ * 1000);
};
const fork = (lake: Storage): Service => service({ lake: overlay(lake), now: laterBy(30) });

/** Acts before the n-th call, or the n-th that writes; counts them. */
function interrupted(
  { backend }: Service,
  calls: 'all' | 'writes',
  at: number,
  act: () => Promise<unknown>,
): { backend: Backend; counted: () => number } {
  let count = 0;
  const call = async <T>(carryOut: () => Promise<T>, writes = false): Promise<T> => {
    if ((writes || calls === 'all') && ++count === at) await act();
    return carryOut();
  };
  const { storage } = backend;
  const comprehend = new Proxy(backend.comprehend, {
    get: (api, name: keyof Comprehend) => (request: never) =>
      call(async () => (api[name] as (request: never) => Promise<unknown>)(request), /^(create|start|update|delete)/.test(name)),
  });
  const through: Storage = {
    ...storage,
    get: (uri) => call(() => storage.get(uri)),
    list: (prefix) => call(() => storage.list(prefix)),
    putIfAbsent: (uri, bytes) => call(() => storage.putIfAbsent(uri, bytes), true),
  };
  return { backend: { ...backend, comprehend, storage: through }, counted: () => count };
}

const isLeft = ({ status }: Outcome): boolean => status === 'training' || status === 'scoring';

async function settled(made: Service, once: Once): Promise<Outcome> {
  for (let run = 0; run < 40; run++) {
    const outcome = await once(made);
    await made.work();
    if (!isLeft(outcome)) return outcome;
  }
  throw new Error('The runs never settled.');
}

/** What the first run may meet: a lake for each of its runs. */
async function moments(begin: (made: Service) => Promise<unknown>, once: Once): Promise<Storage[]> {
  const made = service({ lake: openMemoryLake() });
  await begin(made);
  const lakes: Storage[] = [];
  for (let left = true; left; ) {
    const copy = openMemoryLake();
    for (const uri of await made.storage.list('s3://')) await copy.putIfAbsent(uri, (await made.storage.get(uri))!);
    lakes.push(copy);
    left = isLeft(await once(made));
    await made.work();
  }
  return lakes;
}

/** What was trained and what was paid for, each once; and what serves. */
async function facts(made: Service, { observed, status, plan }: Outcome) {
  const ledger = await readSeries(made.storage, dataLake, 'support', 'ledger');
  const trained = observed.generations.flatMap(({ iterations }) => iterations.map(({ contentKey }) => contentKey));
  const { DocumentClassificationJobPropertiesList: jobs = [] } = await made.comprehend.listDocumentClassificationJobs({ MaxResults: 500 });
  return {
    settled: [status, plan.changes.length, plan.waiting, plan.stalled],
    serving: observed.serving.map(({ model }) => model.documents),
    made: observed.generations.map(({ record, iterations }) => [record.contentKey, iterations.length] as const),
    twice: [
      trained.length - new Set(trained).size,
      ledger.length - new Set(ledger.map(({ start }) => start)).size,
      jobs.length - new Set(jobs.map(({ JobName }) => JobName)).size,
    ],
    paid: [
      ledger.filter(({ kind }) => kind === 'training').length - trained.length,
      ledger.filter(({ kind }) => kind === 'scoring').length - jobs.length,
    ],
    proposals: observed.proposals.map(({ pullRequest }) => pullRequest),
  };
}

const applying =
  (documents = train, open: readonly number[] = [7]): Once =>
  async (made, backend = made.backend) =>
    (await applyOnce(made, { ...branch(documents), backend }, open)).outcome;
const training =
  (number = 7, documents = more): Once =>
  async (made, backend) =>
    trainOnce(made, seven(documents, { number }), backend);
const closed = async (made: Service): Promise<unknown> => {
  await served(made);
  return trainAhead(made, seven());
};
const served = async (made: Service): Promise<unknown> => made.settle(branch());

describe('two runs at once', () => {
  let tried = 0;
  afterAll(() => console.log(`races: ${tried} calls interrupted by another run`));

  it.each<{ what: string; first: Once; second: Once; serving: number[]; generations: number }>([
    {
      what: 'a training in advance, and a push to the branch',
      first: training(),
      second: applying(other),
      serving: [24, 46],
      generations: 2,
    },
    {
      what: 'a push to the branch, and a training in advance',
      first: applying(other),
      second: training(),
      serving: [24, 46],
      generations: 2,
    },
    { what: 'a training in advance, and its merge', first: training(), second: applying(more, []), serving: [24, 46], generations: 2 },
    { what: 'two trainings in advance of one merge', first: training(), second: training(), serving: [24], generations: 2 },
    { what: 'those of two pull requests', first: training(), second: training(8, other), serving: [24], generations: 3 },
    { what: 'those of two pull requests with the same documents', first: training(), second: training(8), serving: [24], generations: 2 },
  ])('$what: before every write, the other’s whole run; each thing is made, trained, paid and promoted once', async (told) => {
    const { first, second, serving, generations } = told;
    const ends: unknown[] = [];
    for (const lake of await moments(served, first)) {
      for (let at = 1, calls = 1; at <= calls; at++) {
        const made = fork(lake);
        const { backend, counted } = interrupted(made, 'writes', at, async () => second(made));
        await first(made, backend);
        calls = counted();
        await made.work();
        // Whoever closes a pull request by merging it asks no more for its training.
        if (told.what !== 'a training in advance, and its merge') await settled(made, first);
        await settled(made, second);
        const end = await facts(made, await second(made));
        expect(end, `call ${at}`).toMatchObject({ settled: ['done', 0, null, null], twice: [0, 0, 0], paid: [0, 0], serving });
        expect(end.made, `call ${at}`).toHaveLength(generations);
        ends.push(end);
        tried++;
      }
    }
    expect(ends.length).toBeGreaterThan(10);
  });

  it('a removal, and whoever asks for the documents again: what is asked for before it goes stays, and nothing is left half gone', async () => {
    const [lake] = await moments(closed, applying(train, []));
    const left: number[] = [];
    for (let at = 1, calls = 1; at <= calls; at++) {
      const made = fork(lake!);
      const asking: Once = async (service, backend) => trainOnce(service, seven(more, { head: 'again' }), backend);
      let late = false;
      const askingAgain = async (): Promise<void> => {
        const { DocumentClassifierPropertiesList: versions } = await made.comprehend.listDocumentClassifiers({});
        late = versions!.some(({ Status }) => Status === 'DELETING') || versions!.length < 2;
        await asking(made);
      };
      const { backend, counted } = interrupted(made, 'all', at, askingAgain);
      await applying(train, [])(made, backend);
      calls = counted();
      await made.work();
      const end = await settled(made, asking);
      expect([end.status, end.plan.changes, end.plan.verdict !== null], `call ${at}`).toEqual(['done', [], true]);
      if (!late) left.push(end.observed.generations.length);
      expect((await applying()(made)).observed.serving).toHaveLength(1);
      tried++;
    }
    // Between the last question and the request there is always a moment.
    expect(left.filter((generations) => generations === 2).length).toBeGreaterThan(20);
    expect(left.filter((generations) => generations > 2).length).toBeLessThan(5);
  });

  it('a removal by a run of an older commit, and the merge that needs it: it serves', async () => {
    // What an endpoint follows the service itself does not let go.
    const config = { ...declared, endpoint: { name: 'support', inferenceUnits: 1, follow: 'flywheel' as const } };
    const [lake] = await moments(closed, applying(train, []));
    const left: number[] = [];
    for (let at = 1, calls = 1; at <= calls; at++) {
      const made = fork(lake!);
      let tip = true;
      const merging = async (): Promise<void> => {
        tip = false;
        await applyOnce(made, { ...branch(more), config }, []);
      };
      const { backend, counted } = interrupted(made, 'all', at, merging);
      await applyOnce(made, { ...branch(), config, backend }, [], async () => tip);
      calls = counted();
      await made.work();
      const end = await settled(made, async (service) => (await applyOnce(service, { ...branch(more), config }, [])).outcome);
      expect([end.status, end.observed.serving.at(-1)!.model.documents], `call ${at}`).toEqual(['done', 46]);
      left.push(end.observed.generations.length);
      tried++;
    }
    expect(left.filter((generations) => generations > 2).length).toBeLessThan(8);
  });

  it('a removal that is killed at any call, and a merge that needs what it removed: what serves is there, and nothing is counted twice', async () => {
    const [lake] = await moments(closed, applying(train, []));
    for (let at = 1, calls = 1; at <= calls; at++) {
      const made = fork(lake!);
      const { backend, counted } = interrupted(made, 'all', at, () => Promise.reject(new Error('killed')));
      await applying(train, [])(made, backend).catch((error: Error) => expect(error.message).toBe('killed'));
      calls = counted() < at ? 0 : at + 1;
      await made.work();
      await settled(made, applying(more, []));
      const end = await facts(made, await applying(more, [])(made));
      expect(end, `call ${at}`).toMatchObject({ settled: ['done', 0, null, null], serving: [24, 46], twice: [0, 0, 0] });
      // The iteration of a flywheel that is gone is listed no more, and paid for all the same.
      const gone = end.made.filter(([, iterations]) => iterations === 0).length;
      expect(end.paid[0], `call ${at}`).toBe(gone);
      tried++;
    }
  });
});
