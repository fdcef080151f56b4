/** Pitfalls of reading back what was made: the service says it otherwise than it was told. */
import { describe, expect, it } from 'vitest';
import type { Response } from '../../src/comprehend/api.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { health } from '../../src/reconcile/conditions.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { config } from '../reconcile/service.ts';
import { documents, kinds } from '../reconcile/world.ts';
import { more, settled, type Turns, test, train, turned, until } from './turned.ts';

const given = { documents: { train, test } };
type Flywheel = NonNullable<Response<'describeFlywheel'>['FlywheelProperties']>;

/** What DescribeFlywheel says, changed. */
const describing =
  (change: (properties: Flywheel) => Flywheel): Turns['describeFlywheel'] =>
  async (request, ask) => ({ FlywheelProperties: change((await ask(request)).FlywheelProperties!) });

const yaml = (dataLake: string): string =>
  `version: 1\nname: a\ntask: {}\ndatasets: { train: a.csv }\nengine:\n  comprehend:\n    region: us-east-1\n    dataLake: ${dataLake}\n    dataAccessRole: arn:aws:iam::123456789012:role/comprehend\n`;

describe('pitfall 2: the address of the data lake comes back with a suffix', () => {
  it.each(['', '/'])('and ends with "%s": nothing has drifted, and nothing is made anew', async (end) => {
    let told = '';
    const turns = {
      describeFlywheel: describing((properties) => {
        told = `${properties.DataLakeS3Uri!.replace(/\/$/, '')}${end}`;
        return { ...properties, DataLakeS3Uri: told };
      }),
    };
    const made = turned({ turns });
    await settled(made, given);
    const outcome = await made.apply(given);
    expect(told).toMatch(/^s3:\/\/tickets-lake\/flywheels\/lake\/support-[0-9a-f]{8}\/schemaVersion=1\/\d{8}T\d{6}Z\/?$/);
    expect([outcome.status, kinds(outcome), outcome.observed.generations.length]).toEqual(['done', [], 1]);
    const { synced, conditions } = health(outcome.desired, outcome.observed, outcome.plan, 'comprehend');
    expect([synced, conditions.find(({ type }) => type === 'Drifted')!.status]).toEqual([true, 'False']);
  });

  it('and a slash at the end of the declared one names the same lake', () => {
    const lakes = ['s3://bucket/flywheels', 's3://bucket/flywheels/'].map((uri) => parseConfig(yaml(uri), 'flywheel.yaml').config!.engine);
    expect(lakes[0]).toEqual(lakes[1]);
  });
});

describe('pitfall 3: a DataSecurityConfig that is sent replaces the one there is', () => {
  const keys = { model: 'arn:aws:kms:us-east-1:000000000000:key/model', volume: 'arn:aws:kms:us-east-1:000000000000:key/volume' };
  const dataLake = 'arn:aws:kms:us-east-1:000000000000:key/lake';
  const vpc = { securityGroups: ['sg-1'], subnets: ['subnet-1', 'subnet-2'] };

  it.each(['kept', 'removed'] as const)('so a promotion sends none, and the declared keys stay (%s)', async (dataLakeKeyOnUpdate) => {
    const made = turned({ switches: { dataLakeKeyOnUpdate } });
    const { engine } = config();
    if (engine.kind !== 'comprehend') throw new Error('another engine');
    const declared = config({ engine: { ...engine, kms: { ...keys, dataLake }, vpc } });
    const outcome = await settled(made, { ...given, config: declared });
    expect([outcome.status, made.of('updateFlywheel').length]).toEqual(['done', 1]);
    expect(made.of('updateFlywheel')[0]).not.toHaveProperty('DataSecurityConfig');
    const { FlywheelProperties: flywheel } = await made.comprehend.describeFlywheel({
      FlywheelArn: nowServing(outcome.observed)!.model.flywheel,
    });
    expect(flywheel!.DataSecurityConfig).toEqual({
      ...{ ModelKmsKeyId: keys.model, VolumeKmsKeyId: keys.volume, DataLakeKmsKeyId: dataLake },
      VpcConfig: { SecurityGroupIds: vpc.securityGroups, Subnets: vpc.subnets },
    });
  });
});

describe('pitfall 9: labels come back in another order, or not at all', () => {
  const shuffled = describing((properties) => {
    const { DocumentClassificationConfig: of, ...task } = properties.TaskConfig!;
    const Labels = of?.Labels === undefined ? undefined : [...of.Labels].reverse();
    return { ...properties, TaskConfig: { ...task, DocumentClassificationConfig: { ...of!, Labels } } };
  });
  it.each([
    ['in another order', turned({ turns: { describeFlywheel: shuffled } })],
    ['not at all', turned({ switches: { describedLabels: 'absent' } })],
  ])('%s: the flywheel goes on as it was', async (_, made) => {
    await settled(made, given);
    const outcome = await settled(made, { documents: { train: more, test } });
    expect([outcome.status, outcome.observed.generations.length]).toEqual(['done', 1]);
    expect(nowServing(outcome.observed)!.model.documents).toBe(72);
  });

  it('and the service ignores those that it does not know, so they are refused before anything is uploaded', async () => {
    const made = turned();
    await settled(made, given);
    const before = made.asked.length;
    const uploads = (await made.storage.list('s3://tickets-lake/flywheels/uploads/')).length;
    const outcome = await made.apply({ documents: { train: [...train, ...documents(12, 'typo', { labels: ['bilingual'] })], test } });
    expect(outcome.problems.map(({ rule }) => rule)).toEqual(['undeclared-label']);
    expect(made.asked.slice(before).filter(({ operation }) => !/^(describe|list)/.test(operation))).toEqual([]);
    expect(await made.storage.list('s3://tickets-lake/flywheels/uploads/')).toHaveLength(uploads);
  });
});

describe('pitfall 14: a status that nobody wrote down is one that is not over', () => {
  const states = {
    flywheel: (status: string): Turns => ({
      describeFlywheel: describing((properties) => ({ ...properties, Status: status as 'ACTIVE' })),
    }),
    dataset: (status: string): Turns => ({
      listDatasets: async (request, ask) => ({
        DatasetPropertiesList: (await ask(request)).DatasetPropertiesList!.map((each) => ({ ...each, Status: status as 'CREATING' })),
      }),
    }),
    iteration: (status: string): Turns => ({
      listFlywheelIterationHistory: async (request, ask) => ({
        FlywheelIterationPropertiesList: (await ask(request)).FlywheelIterationPropertiesList!.map((each) => ({
          ...each,
          TrainedModelArn: undefined,
          Status: status as 'TRAINING',
        })),
      }),
      describeFlywheelIteration: async (request, ask) => ({
        FlywheelIterationProperties: { ...(await ask(request)).FlywheelIterationProperties!, Status: status as 'TRAINING' },
      }),
    }),
    endpoint: (status: string): Turns => ({
      listEndpoints: async (request, ask) => ({
        EndpointPropertiesList: (await ask(request)).EndpointPropertiesList!.map((each) => ({ ...each, Status: status as 'CREATING' })),
      }),
    }),
  };

  it.each([
    ['flywheel', 'MIGRATING', 'createFlywheel', 'createDataset'],
    ['dataset', 'INGESTING', 'createDataset', 'startFlywheelIteration'],
    ['iteration', 'QUEUED', 'startFlywheelIteration', 'startDocumentClassificationJob'],
    ['endpoint', 'Ready', 'createEndpoint', 'updateEndpoint'],
  ] as const)('%s %s is waited for', async (what, status, after, next) => {
    const turns: Turns = {};
    const made = turned({ turns });
    await until(made, given, () => made.of(after).length > (what === 'dataset' ? 1 : 0));
    await made.work();
    Object.assign(turns, states[what](status));
    const before = [made.of(after).length, made.of(next).length];
    for (let run = 0; run < 3; run++) {
      const outcome = await made.apply(given);
      expect([outcome.status, outcome.plan.waiting?.what]).toEqual(['training', expect.stringContaining(` is ${status}`)]);
    }
    expect([made.of(after).length, made.of(next).length]).toEqual(before);
    for (const name of Object.keys(states[what](status)) as (keyof Turns)[]) delete turns[name];
    expect((await settled(made, given)).status).toBe('done');
  });

  it('and TRAINED_WITH_WARNING is a success', async () => {
    const made = turned({
      turns: {
        describeDocumentClassifier: async (request, ask) => ({
          DocumentClassifierProperties: { ...(await ask(request)).DocumentClassifierProperties!, Status: 'TRAINED_WITH_WARNING' },
        }),
      },
    });
    expect(nowServing((await settled(made, given)).observed)!.model.documents).toBe(36);
  });
});

describe('pitfall 18: lists come in pages, in any order, under one filter at the most', () => {
  it.each(['newest-first', 'oldest-first'] as const)('of one item each, %s', async (listOrder) => {
    const one = async (request: object, ask: (request: never) => Promise<never>) => ask({ ...request, MaxResults: 1 } as never);
    const lists = ['listFlywheels', 'listDatasets', 'listFlywheelIterationHistory', 'listEndpoints', 'listDocumentClassificationJobs'];
    const made = turned({ switches: { listOrder }, turns: Object.fromEntries(lists.map((name) => [name, one])) as Turns });
    await settled(made, given);
    await settled(made, { documents: { train: more, test } });
    const outcome = await settled(made, { documents: { train: more.slice(1), test } });
    expect([outcome.status, nowServing(outcome.observed)!.model.documents]).toEqual(['done', 71]);
    expect(outcome.observed.endpoint).toMatchObject({ Status: 'IN_SERVICE', ModelArn: nowServing(outcome.observed)!.model.arn });
    const filters = made.asked.map(({ request }) => Object.keys((request as { Filter?: object }).Filter ?? {}).length);
    expect(Math.max(...filters)).toBeLessThanOrEqual(1);
  });
});

describe('pitfall 25: the guide’s samples are wrong where the service model is right', () => {
  it('and nothing is read from the answers that they have wrong', async () => {
    const wrong = (answer: object) => async (request: never, ask: (request: never) => Promise<unknown>) => {
      await ask(request);
      return answer as never;
    };
    const FlywheelIterationArn = 'arn:aws:comprehend:us-east-1:000000000000:flywheel/a/iteration/b';
    const made = turned({
      turns: {
        startFlywheelIteration: wrong({ FlywheelIterationArn }),
        ...{ updateFlywheel: wrong({}), createFlywheel: wrong({}), createDataset: wrong({}), createEndpoint: wrong({}) },
      } as unknown as Turns,
    });
    expect((await settled(made, given)).status).toBe('done');
  });

  it('nor is a data lake at https:// taken', () => {
    const { problems } = parseConfig(yaml('https://bucket.s3.amazonaws.com/flywheels'), 'flywheel.yaml');
    expect(problems.map(({ message }) => message).join()).toContain('s3://');
  });
});
