import { describe, expect, it } from 'vitest';
import { writeJobOutput } from '../../src/comprehend/job-output.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { readSeries } from '../../src/reconcile/records.ts';
import { config, dataLake, service } from './service.ts';
import { documents, kinds } from './world.ts';

const train = documents(25, 'first');
const more = [...train, ...documents(15, 'second')];
const test = documents(12, 'held out');
const starts = (calls: string[]): string[] => calls.filter((name) => /^start/.test(name));

describe('a run on a service that takes hours', () => {
  it('starts what is to be done, leaves, and is finished by later runs', async () => {
    const made = service();
    const outcomes = await made.settle({ documents: { train, test } });
    expect(outcomes.map(({ status }) => status)).toEqual(['training', 'training', 'training', 'training', 'scoring', 'training', 'done']);
    expect(outcomes.flatMap(kinds)).toEqual([
      ...['create-generation', 'create-dataset', 'create-dataset', 'train', 'judge', 'promote', 'adopt', 'create-endpoint'],
    ]);
    expect(nowServing(outcomes.at(-1)!.observed)).toMatchObject({ decision: 'first', model: { documents: 75 } });
    expect(starts(made.calls())).toEqual(['startFlywheelIteration', 'startDocumentClassificationJob']);
  });

  it('waits for what is over soon all the same, with a patience of its own, and leaves as soon as a training has begun', async () => {
    const made = service();
    const waited: number[] = [];
    const wait = async (seconds: number): Promise<void> => {
      waited.push(seconds);
      await made.work();
    };
    const brief = { ...made.backend, briefPatience: 300, wait };
    const outcomes = await made.settle({ documents: { train, test }, backend: brief });
    expect(outcomes.map((outcome) => [outcome.status, kinds(outcome)])).toEqual([
      ['training', ['create-generation', 'create-dataset', 'create-dataset', 'train']],
      ['scoring', []],
      ['training', ['judge', 'promote', 'adopt', 'create-endpoint']],
      ['done', []],
    ]);
    expect(waited).toEqual([1, 1, 1]);
  });

  it('does not wait longer than that for a state that should be over soon, nor again for what takes hours', async () => {
    const made = service();
    const waited: number[] = [];
    const stuck = { ...made.backend, briefPatience: 300, wait: async (seconds: number) => void waited.push(seconds) };
    expect(await made.apply({ documents: { train, test }, backend: stuck })).toMatchObject({ status: 'training' });
    expect([waited.slice(0, 5), waited.reduce((sum, seconds) => sum + seconds, 0)]).toEqual([[1, 2, 4, 8, 15], 300]);
    waited.length = 0;
    const sum = () => waited.reduce((all, seconds) => all + seconds, 0);
    const wait = async (seconds: number): Promise<void> => {
      waited.push(seconds);
      if (sum() > 250) await made.work();
    };
    const slow = await made.apply({ documents: { train, test }, backend: { ...stuck, wait }, patience: 200 });
    expect([slow.status, kinds(slow), sum()]).toEqual(['training', ['create-dataset', 'create-dataset', 'train'], 257]);
  });

  it('waits with a patience that is given in seconds, first a little and then longer, and from each change on anew', async () => {
    const made = service();
    const waited: number[] = [];
    const idle = { ...made.backend, wait: async (seconds: number) => void waited.push(seconds) };
    const stuck = await made.apply({ documents: { train, test }, backend: idle, patience: 100 });
    expect([stuck.status, waited]).toEqual(['training', [1, 2, 4, 8, 15, 15, 15, 15, 15, 10]]);
    waited.length = 0;
    const working = { ...idle, wait: async (seconds: number) => (waited.push(seconds) > 2 ? made.work() : undefined) };
    expect((await made.apply({ documents: { train, test }, backend: working, patience: 100 })).status).toBe('done');
    expect(waited.slice(0, 5)).toEqual([1, 2, 4, 1, 1]);
  });

  it('starts no training while another one runs, whatever is merged meanwhile', async () => {
    const made = service();
    const given = { train, test };
    for (let run = 0; run < 3; run++) {
      await made.apply({ documents: given });
      await made.work();
    }
    const first = await made.apply({ documents: given });
    expect(kinds(first)).toEqual(['train']);
    for (let push = 1; push <= 5; push++) {
      const pushed = await made.apply({ documents: { train: train.slice(push), test }, commit: `push ${push}` });
      expect([pushed.status, kinds(pushed)]).toEqual(['training', []]);
      expect(pushed.plan.waiting!.what).toMatch(/^iteration \d+T\d+Z of flywheel support-[0-9a-f]{8} is TRAINING$/);
    }
    expect(starts(made.calls())).toEqual(['startFlywheelIteration']);
    const outcomes = await made.settle({ documents: { train: train.slice(5), test } });
    expect(outcomes.at(-1)!.status).toBe('done');
    expect(starts(made.calls()).filter((name) => name === 'startFlywheelIteration')).toHaveLength(1);
    expect(nowServing(outcomes.at(-1)!.observed)!.model.documents).toBe(70);
  });
});

describe('answers that are paid for', () => {
  it('are asked for once for each model and text', async () => {
    const made = service();
    await made.settle({ documents: { train, test } });
    await made.settle({ documents: { train: more, test } });
    expect(await textsAsked(made.storage)).toEqual([36, 36]);
    await made.settle({ documents: { train: more, test: [...test, ...documents(2, 'fresh')], golden: test.slice(0, 3) } });
    const asked = await textsAsked(made.storage);
    expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2 * 42);
    made.calls();
    const again = await made.settle({ documents: { train: more, test: test.slice(2) } });
    expect([starts(made.calls()), again.length]).toEqual([[], 1]);
  });

  it('are found again when the answer to their start was lost', async () => {
    const made = service();
    await upToScoring(made);
    made.calls();
    const lost = { ...made.backend, comprehend: losing(made.backend.comprehend, 'startDocumentClassificationJob') };
    await expect(made.apply({ documents: { train, test }, backend: lost })).rejects.toThrow('reset');
    const outcomes = await made.settle({ documents: { train, test } });
    expect(outcomes.at(-1)!.status).toBe('done');
    expect(starts(made.calls())).toEqual(['startDocumentClassificationJob']);
  });

  it('are asked for again by the next run when the job failed, whose message is told whole', async () => {
    const made = service();
    await upToScoring(made);
    const mute: Storage = { ...made.storage };
    const failing = { ...made.backend, storage: mute, comprehend: failingJobs(made.backend.comprehend) };
    const message = 'NO_READ_ACCESS_TO_INPUT: The provided data access role does not have proper access to the input data.';
    await expect(made.apply({ documents: { train, test }, backend: failing })).rejects.toMatchObject({
      kind: 'scoring-failed',
      message: expect.stringMatching(new RegExp(`^Scoring job [0-9a-f]{32} ended FAILED: ${message}$`)),
    });
    const outcomes = await made.settle({ documents: { train, test } });
    expect(outcomes.at(-1)!.status).toBe('done');
    expect((await made.storage.list('s3://tickets-lake/')).filter((uri) => /(attempt|failed)-\d/.test(uri)).map(base)).toEqual([
      ...['attempt-1.json', 'attempt-2.json', 'failed-1.json'],
    ]);
  });

  it('that are fewer than the documents are asked for once more, and then make the models not comparable, whoever looks again', async () => {
    const made = service();
    await upToScoring(made);
    made.calls();
    const get = async (uri: string) => (uri.endsWith('output.tar.gz') ? writeJobOutput([]) : made.storage.get(uri));
    const short = { ...made.backend, storage: { ...made.storage, get } };
    const outcomes = await made.settle({ documents: { train, test }, backend: short });
    expect(outcomes.map(({ status }) => status)).toEqual(['scoring', 'scoring', 'scoring', 'done']);
    const { verdict } = outcomes.at(-1)!.plan.verdict!;
    expect(verdict).toMatchObject({
      decision: 'NOT_COMPARABLE',
      reasons: [
        expect.stringMatching(/^the candidate [0-9a-f]{8} answered 0 of 36 test documents: predictions are missing$/),
        expect.stringMatching(
          /^Two scoring jobs of arn:\S+ gave other than one answer for each document, the last one for 0 of 36 documents; /,
        ),
      ],
    });
    expect([outcomes.at(-1)!.status, nowServing(outcomes.at(-1)!.observed)]).toEqual(['done', null]);
    // The same documents under another judge: what is not there is not paid for again.
    const stricter = config({ promotion: { ...config().promotion, minimum: { f1: 0.5 } } });
    const again = (await made.settle({ config: stricter, documents: { train, test }, backend: short })).at(-1)!;
    expect(again.plan.verdict!.verdict.decision).toBe('NOT_COMPARABLE');
    expect(starts(made.calls())).toEqual(['startDocumentClassificationJob', 'startDocumentClassificationJob']);
    const paid = (await readSeries(made.storage, dataLake, 'support', 'ledger')).filter(({ kind }) => kind === 'scoring');
    expect(paid.map(({ start }) => start)).toEqual([...new Set(paid.map(({ start }) => start))]);
    expect(paid).toHaveLength(2);
  });

  it('that are fewer than the documents by accident are there when they are asked for once more', async () => {
    const made = service();
    await upToScoring(made);
    let read: string | null = null;
    const get = async (uri: string) => {
      if (!uri.endsWith('output.tar.gz')) return made.storage.get(uri);
      read ??= uri;
      return uri === read ? writeJobOutput([]) : made.storage.get(uri);
    };
    const short = { ...made.backend, storage: { ...made.storage, get } };
    const last = (await made.settle({ documents: { train, test }, backend: short })).at(-1)!;
    expect([last.status, nowServing(last.observed)!.decision]).toEqual(['done', 'first']);
    expect(starts(made.calls())).toHaveLength(3);
  });
});

const base = (uri: string): string => uri.split('/').at(-1)!;

/** Up to the point where the first model is trained and nothing is scored. */
async function upToScoring(made: ReturnType<typeof service>): Promise<void> {
  for (let run = 0; run < 4; run++) {
    await made.apply({ documents: { train, test } });
    await made.work();
  }
}

async function textsAsked(storage: Storage): Promise<number[]> {
  const uris = (await storage.list('s3://tickets-lake/flywheels/predictions/')).filter((uri) => uri.endsWith('/texts.txt'));
  const texts = await Promise.all(
    uris.map(
      async (uri) =>
        Buffer.from((await storage.get(uri))!)
          .toString()
          .trimEnd()
          .split('\n').length,
    ),
  );
  return texts;
}

type Api = ReturnType<typeof service>['comprehend'];

/** The call is carried out, and its answer never arrives. */
const losing = (comprehend: Api, operation: keyof Api): Api =>
  new Proxy(comprehend, {
    get: (target, name: keyof Api) => async (request: never) => {
      const answer = await target[name](request);
      if (name === operation) throw new Error('reset');
      return answer;
    },
  });

const failingJobs = (comprehend: Api): Api => ({
  ...comprehend,
  startDocumentClassificationJob: (request) => comprehend.startDocumentClassificationJob(request),
  describeDocumentClassificationJob: async (request) => {
    const { DocumentClassificationJobProperties: job } = await comprehend.describeDocumentClassificationJob(request);
    const Message = 'NO_READ_ACCESS_TO_INPUT: The provided data access role does not have proper access to the input data.';
    return { DocumentClassificationJobProperties: { ...job, JobStatus: 'FAILED', Message } };
  },
});
