/** Pitfalls of starting what is paid for: once, and found again by whoever comes later. */
import { describe, expect, it } from 'vitest';
import { nowServing } from '../../src/reconcile/observe.ts';
import { kinds } from '../reconcile/world.ts';
import { refusal, settled, type Turns, test, train, turned, until } from './turned.ts';

const given = { documents: { train, test } };

describe('pitfall 1: a token of our own keeps a repeated start from training twice', () => {
  it('is sent, fits the service, and is the same when the answer was lost and no list shows the iteration yet', async () => {
    const turns: Turns = {};
    const made = turned({ turns });
    turns.startFlywheelIteration = async (request, ask) => {
      await ask(request);
      turns.listFlywheelIterationHistory = async () => ({ FlywheelIterationPropertiesList: [] });
      throw new Error('socket hang up');
    };
    await until(made, given, () => made.of('createDataset').length === 2);
    await made.work();
    await made.apply(given).catch(() => undefined);
    delete turns.startFlywheelIteration;
    await made.apply(given).catch(() => undefined);
    delete turns.listFlywheelIterationHistory;
    const outcome = await settled(made, given);
    expect(outcome.status).toBe('done');
    const tokens = made.of('startFlywheelIteration').map(({ ClientRequestToken }) => ClientRequestToken);
    expect(tokens.length).toBeGreaterThan(1);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toMatch(/^[a-zA-Z0-9-]{1,64}$/);
    expect(outcome.observed.generations.flatMap(({ iterations }) => iterations)).toHaveLength(1);
  });

  it('is another one for another attempt', async () => {
    const made = turned();
    await settled(made, given);
    const { contentKey } = (await made.apply(given)).desired;
    const record = { contentKey, by: 'tester', why: 'once more', at: '2026-01-01T00:00:00Z' };
    const { writeRecord } = await import('../../src/reconcile/records.ts');
    await writeRecord(made.storage, made.backend.root, 'support', 'retrains', 1, record);
    await settled(made, given);
    const starts = made.of('startFlywheelIteration').map(({ ClientRequestToken }) => ClientRequestToken);
    expect([starts.length, new Set(starts).size]).toEqual([2, 2]);
  });
});

describe('pitfall 15: "in use" says four things, and which one is seen by looking', () => {
  it('of an iteration that somebody started by hand means to wait for it', async () => {
    const turns: Turns = {};
    const made = turned({ turns });
    turns.startFlywheelIteration = async (request, ask) => {
      delete turns.startFlywheelIteration;
      await ask({ FlywheelArn: request.FlywheelArn, ClientRequestToken: 'by-hand' });
      return ask(request);
    };
    const outcome = await settled(made, given);
    expect([outcome.status, nowServing(outcome.observed)?.model.documents]).toEqual(['done', 36]);
    expect(outcome.observed.generations.flatMap(({ iterations }) => iterations)).toHaveLength(1);
  });

  it('of a dataset whose creation was not answered means that it is there', async () => {
    let lost = 0;
    const made = turned({
      turns: {
        createDataset: async (request, ask) => {
          const answer = await ask(request);
          if (lost++ < 1) throw refusal('ResourceInUseException', 'The dataset exists.');
          return answer;
        },
      },
    });
    const outcome = await settled(made, given);
    expect(outcome.status).toBe('done');
    expect(outcome.observed.generations[0]!.datasets).toHaveLength(2);
  });

  it('of a flywheel whose data lake is somebody else’s means that it is not ours to write to', async () => {
    const made = turned();
    const first = await made.apply(given);
    const name = first.observed.generations[0]!.record.flywheelName;
    const other = turned();
    await other.comprehend.createFlywheel({
      ...{ FlywheelName: name, DataAccessRoleArn: other.backend.dataAccessRole, DataLakeS3Uri: 's3://staging/lake' },
      ...{ ModelType: 'DOCUMENT_CLASSIFIER' as const },
      TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: first.desired.labels } },
    });
    await other.work();
    const outcome = await settled(other, given).catch((error: unknown) => error);
    expect(other.of('createDataset'), 'datasets in a flywheel of another lake').toEqual([]);
    expect(String(outcome instanceof Error ? outcome.message : (outcome as { failure: Error }).failure?.message)).toContain(name);
  });
});

describe('pitfall 24: an iteration outlasts every job, and is resumed from what the service says', () => {
  it('by whichever run comes, with nothing kept in between but the lake', async () => {
    const made = turned();
    const seen: string[][] = [];
    for (let run = 0; run < 12; run++) {
      // Another process: nothing of the last one is left but storage and service.
      const outcome = await made.apply({ ...given, backend: { ...made.backend } });
      seen.push(kinds(outcome));
      if (outcome.status === 'done') break;
      await made.apply(given);
      await made.work();
    }
    expect(seen.flat()).toContain('promote');
    expect(made.of('startFlywheelIteration')).toHaveLength(1);
    expect(made.of('startDocumentClassificationJob')).toHaveLength(1);
  });

  it('also where the flywheel has no latest iteration yet', async () => {
    const made = turned({
      turns: {
        describeFlywheel: async (request, ask) => {
          const { FlywheelProperties: properties } = await ask(request);
          const { LatestFlywheelIteration: _, ...rest } = properties!;
          return { FlywheelProperties: rest };
        },
      },
    });
    expect((await settled(made, given)).status).toBe('done');
    expect(made.of('startFlywheelIteration')).toHaveLength(1);
  });
});

describe('five pushes while one training runs', () => {
  it('train once more, on the last of them', async () => {
    const made = turned();
    await until(made, given, () => made.of('startFlywheelIteration').length === 1);
    for (let push = 1; push <= 5; push++) {
      const pushed = await made.apply({ documents: { train: train.slice(0, 36 - (push % 2)), test }, commit: `push ${push}` });
      expect([pushed.status, kinds(pushed)]).toEqual(['training', []]);
    }
    const outcome = await settled(made, { documents: { train: train.slice(0, 35), test }, commit: 'push 5' });
    expect(outcome.status).toBe('done');
    expect(nowServing(outcome.observed)!.model.documents).toBe(35);
    expect(made.of('startFlywheelIteration')).toHaveLength(2);
  });
});
