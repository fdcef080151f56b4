import type {
  DescribeDocumentClassifierResponse,
  FlywheelIterationProperties,
  ListFlywheelIterationHistoryResponse,
} from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';
import type { Config } from '../../src/config/config.ts';
import type { Document } from '../../src/datasets/document.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { writeRecord } from '../../src/reconcile/records.ts';
import { applyAll, branch, declared, labels, more, other, served, seven, train, trainAhead, trainings, trainOnce } from './pull-request.ts';
import { dataLake, service } from './service.ts';
import { document, documents, kinds } from './world.ts';

const relabelled = train.map((each, at) => (at < 2 ? document(each.text, 'refund', each.line) : each));
const names = ({ observed }: Outcome): string[] => observed.generations.map(({ record }) => record.flywheelName);
const alive = ({ observed }: Outcome): number => observed.generations.filter(({ properties }) => properties !== null).length;
const last = <T>(list: readonly T[]): T => list.at(-1)!;

/** The same backend, some of whose answers are others. */
function answering(
  backend: Backend,
  turned: { [Name in OperationName]?: (answer: Awaited<ReturnType<Comprehend[Name]>>) => unknown },
): Backend {
  const comprehend = new Proxy(backend.comprehend, {
    get: (target, name: OperationName) => async (request: never) => {
      const answer = (await (target[name] as (request: never) => Promise<unknown>)(request)) as never;
      return (turned[name] as ((answer: never) => unknown) | undefined)?.(answer) ?? answer;
    },
  }) as Comprehend;
  return { ...backend, comprehend };
}

/** Iterations of what was made for pull requests, otherwise. */
const iterations =
  (turn: (iteration: FlywheelIterationProperties) => FlywheelIterationProperties) =>
  ({ FlywheelIterationPropertiesList: list = [] }: ListFlywheelIterationHistoryResponse): ListFlywheelIterationHistoryResponse => ({
    FlywheelIterationPropertiesList: list.map((each) => (ofPull(each.FlywheelArn) ? turn(each) : each)),
  });

const ofPull = (arn: string | undefined): boolean => /\/support-p[0-9a-f]{7}(\/|$)/.test(arn ?? '');

describe('a pull request that is trained in advance', () => {
  it.each<{ what: string; documents: Document[]; changes?: Partial<Config>; why: RegExp }>([
    { what: 'adds documents', documents: more, why: /^in advance of pull request #7: 22 added$/ },
    { what: 'only removes documents', documents: train.slice(2), why: /: 2 documents removed$/ },
    { what: 'relabels documents', documents: relabelled, why: /: 2 documents relabelled$/ },
    {
      what: 'declares a new label',
      documents: [...train, ...documents(12, 'new', { labels: ['technical'] })],
      changes: { task: { ...declared.task, labels: [...labels, 'technical'] } },
      why: /: label technical added; 12 added$/,
    },
    {
      what: 'changes the task',
      documents: train,
      changes: { task: { ...declared.task, language: 'fr' } },
      why: /: language en becomes fr$/,
    },
  ])('and $what has a flywheel of its own; the branch appends nothing to it, and promotes what the merge finds', async (told) => {
    const made = await served();
    const merged = { ...declared, ...told.changes };
    const ahead = await trainAhead(made, seven(told.documents, { config: merged }));
    expect(ahead.flatMap(kinds)).toEqual(['create-generation', 'create-dataset', 'create-dataset', 'train', 'judge']);
    expect(ahead[0]!.applied[0]!.reason).toMatch(told.why);
    expect(last(names(last(ahead)))).toMatch(/^support-p[0-9a-f]{7}$/);

    const { last: before } = await applyAll(made, branch(), [7]);
    expect([before.status, kinds(before), before.plan.changes]).toEqual(['done', [], []]);
    expect(kinds(await trainOnce(made, seven(other, { number: 8 })))).toEqual(['create-generation']);

    const { outcomes } = await applyAll(made, branch(told.documents, told.changes), [8]);
    expect(outcomes.flatMap(kinds)).toEqual(['promote', 'adopt']);
    expect(nowServing(last(outcomes).observed)!.model.flywheel).toContain(names(last(ahead))[1]!);
    expect(await trainings(made)).toBe(2);
  });

  it('and only removes documents is nothing that a push can be appended to', async () => {
    const made = await served();
    const ahead = last(await trainAhead(made, seven(train.slice(2))));
    const { outcomes } = await applyAll(made, branch(more), [7]);
    expect(outcomes.flatMap(kinds).slice(0, 2)).toEqual(['create-dataset', 'train']);
    const datasets = (outcome: Outcome, at: number) => outcome.observed.generations[at]!.datasets.length;
    expect([datasets(last(outcomes), 0), datasets(last(outcomes), 1)]).toEqual([datasets(ahead, 0) + 1, datasets(ahead, 1)]);
  });

  it('with an undeclared label is told so, and nothing is made or written down', async () => {
    const made = await served();
    const typo = await trainOnce(made, seven([...train, document('where is it', 'refnud')]));
    expect([typo.status, typo.problems.map(({ rule }) => rule), typo.observed.proposals]).toEqual(['refused', ['undeclared-label'], []]);
    expect(names(typo)).toHaveLength(1);
  });

  it('trains only its newest head when one that is training ends, and nobody else waits', async () => {
    const made = await served();
    const run = async (documents: Document[], head: string) => trainOnce(made, seven(documents, { head }));
    while (!kinds(await run(more, 'a')).includes('train')) await made.work();
    const [second, third] = [await run(more.slice(1), 'b'), await run(more.slice(2), 'c')];
    expect([second, third].map(({ status, plan }) => [status, plan.waiting?.what])).toEqual([
      ['training', expect.stringMatching(/^iteration \w+ of flywheel support-p\w{7} is TRAINING$/)],
      ['training', expect.stringMatching(/^iteration /)],
    ]);
    expect(kinds(await trainOnce(made, seven(other, { number: 8 })))).toEqual(['create-generation']);
    await made.work();
    const ahead = last(await trainAhead(made, seven(more.slice(2), { head: 'c' })));
    expect(ahead.observed.generations.map(({ record, iterations }) => [record.pullRequest, iterations.length])).toEqual([
      [undefined, 1],
      [7, 1],
      [8, 0],
      [7, 1],
    ]);
    expect(ahead.observed.proposals.filter(({ pullRequest }) => pullRequest === 7).map(({ head }) => head)).toEqual(['a', 'b', 'c']);
  });

  it('leaves half of the service’s ten iterations to the branch', async () => {
    const made = await served();
    const pulls = Array.from({ length: 6 }, (_, at) => seven(more.slice(at), { number: at + 1 }));
    for (const pull of pulls) await trainAhead(made, pull);
    const crowd = answering(made.backend, { listFlywheelIterationHistory: iterations((each) => ({ ...each, Status: 'TRAINING' })) });
    const late = await trainOnce(made, seven(other, { number: 9 }), crowd);
    expect([late.status, late.plan.waiting?.what, kinds(late)]).toEqual([
      ...['training', '6 trainings in advance are running, of at most 5 at a time', []],
    ]);
    expect(kinds(await made.apply({ ...branch(more.slice(7)), backend: crowd }))).toEqual(['create-generation']);
  });
});

describe('what goes wrong in advance', () => {
  const failing = iterations((each) => ({ ...each, Status: 'FAILED', Message: 'No room.', TrainedModelArn: undefined }));
  const miscounting = {
    describeDocumentClassifier: ({ DocumentClassifierProperties: version }: DescribeDocumentClassifierResponse) =>
      ofPull(version!.FlywheelArn) && version!.ClassifierMetadata !== undefined
        ? {
            DocumentClassifierProperties: {
              ...version,
              ClassifierMetadata: { ...version!.ClassifierMetadata, NumberOfTrainedDocuments: 40 },
            },
          }
        : undefined,
  };

  it.each([
    { what: 'a training that failed', turned: { listFlywheelIterationHistory: failing }, why: /^Iteration \w+ ended FAILED: No room\.$/ },
    { what: 'a model of other documents', turned: miscounting, why: /^Model \S+ was trained on 40 documents, and HEAD has 46\.$/ },
  ])('$what is the last word also after the merge, until somebody asks for a new attempt', async ({ turned, why }) => {
    const made = await served();
    const backend = answering(made.backend, turned);
    const through = { ...made, backend };
    const ahead = await trainAhead(through, seven());
    const again = await trainOnce(through, seven());
    for (const each of [last(ahead), again]) expect([each.status, each.failure?.message]).toEqual(['failed', expect.stringMatching(why)]);
    const { last: merged } = await applyAll(made, { ...branch(more), backend }, []);
    expect([merged.status, kinds(merged), merged.failure?.message]).toEqual(['failed', [], expect.stringMatching(why)]);
    expect(alive(merged)).toBe(2);
    expect(await trainings(made)).toBe(2);
    const { contentKey } = merged.desired;
    await writeRecord(made.storage, dataLake, 'support', 'retrains', 1, { contentKey, by: 'ada', why: 'again', at: '2026-02-01' });
    const { outcomes } = await applyAll(made, { ...branch(more), backend }, []);
    expect(outcomes.flatMap(kinds)).toEqual([
      'create-generation',
      'create-dataset',
      'create-dataset',
      'train',
      'judge',
      'promote',
      'adopt',
    ]);
    expect(last(names(last(outcomes)))).toMatch(/^support-[0-9a-f]{8}$/);
  });

  it('a dataset that failed there ends no run of the branch; the next run in advance makes it again', async () => {
    const made = await served();
    let broken = false;
    const backend = answering(made.backend, {
      listDatasets: ({ DatasetPropertiesList: list = [] }) => ({
        DatasetPropertiesList: list.map((each) =>
          broken && ofPull(each.DatasetArn) && each.DatasetType === 'TRAIN' ? { ...each, Status: 'FAILED' } : each,
        ),
      }),
    });
    const wait = async (): Promise<void> => {
      await made.work();
      if (!broken) broken = (await trainOnce(made, seven())).applied.some(({ target }) => target.startsWith('train-'));
      await made.work();
    };
    const outcome = await made.apply({ ...branch(other), backend: { ...backend, wait }, patience: 600 });
    expect([outcome.status, kinds(outcome)]).toEqual(['done', ['create-dataset', 'train', 'judge', 'promote', 'adopt']]);
    const ahead = await trainOnce({ ...made, backend }, seven());
    expect(ahead.applied.map(({ target }) => target)).toEqual([expect.stringMatching(/^train-[0-9a-f]{16}-2$/)]);
  });

  it('no room is refused in advance well before the quota, and never to the branch for it', async () => {
    const made = await served();
    const crowd = Array.from({ length: 39 }, (_, at) => ({
      FlywheelArn: `arn:aws:comprehend:us-east-1:000000000000:flywheel/other-${at}`,
    }));
    const backend = answering(made.backend, {
      listFlywheels: ({ FlywheelSummaryList: list = [] }) => ({ FlywheelSummaryList: [...list, ...crowd] }),
    });
    const refused = await trainOnce(made, seven(), backend);
    expect([refused.status, refused.failure?.kind, names(refused)]).toEqual(['refused', 'no-room-in-advance', names(refused).slice(0, 1)]);
    expect(kinds(await made.apply({ ...branch(relabelled), backend }))).toEqual(['create-generation']);
  });

  it('no room in the budget refuses it, and nothing is made that costs', async () => {
    const made = await served();
    const config = { ...declared, budget: { usdPerMonth: 1 } };
    const refused = last(await trainAhead(made, seven(more, { config })));
    expect([refused.status, refused.failure?.kind, await trainings(made)]).toEqual(['refused', 'over-budget', 1]);
  });

  it('averages of the service compare nothing across flywheels: that is said before it is paid for', async () => {
    const byService = { ...declared, engine: { ...declared.engine, scoring: 'service' } as Config['engine'] };
    const made = service({ lake: openMemoryLake() });
    await applyAll(made, branch(train, byService), []);
    const refused = await trainOnce(made, seven(more, { config: byService }));
    expect([refused.status, refused.failure?.kind, names(refused).length]).toEqual(['refused', 'no-verdict-in-advance', 1]);
    const { outcomes } = await applyAll(made, branch(more, byService), []);
    expect(outcomes.flatMap(kinds)).toEqual(['create-dataset', 'train', 'judge', 'promote', 'adopt']);
  });

  it('a flywheel that is suspended makes nothing in advance either, and writes nothing down', async () => {
    const made = await served();
    const before = await made.storage.list('s3://');
    expect((await trainOnce(made, seven(more, { config: { ...declared, suspend: true } }))).status).toBe('suspended');
    expect(await made.storage.list('s3://')).toEqual(before);
  });
});
