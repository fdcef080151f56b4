import type { CreateDatasetRequest, CreateFlywheelRequest, StartDocumentClassificationJobRequest } from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';
import { config, type Service, service } from './service.ts';
import { documents, kinds } from './world.ts';

const train = documents(20, 'first');
const test = documents(12, 'held out');
const Message = 'NO_READ_ACCESS_TO_INPUT: The provided data access role does not have proper access to the input data.';

/** The same service, which fails so many of the datasets whose name begins like this. */
function failing({ backend }: Service, name: RegExp, count: number): Service['backend'] {
  const failed = new Set<string>();
  const listDatasets: Comprehend['listDatasets'] = async (request) => {
    const page = await backend.comprehend.listDatasets(request);
    const list = page.DatasetPropertiesList!.toSorted((a, b) => a.CreationTime!.getTime() - b.CreationTime!.getTime());
    for (const { DatasetName = '' } of list) if (name.test(DatasetName) && failed.size < count) failed.add(DatasetName);
    const turned = list.map((each) => (failed.has(each.DatasetName!) ? { ...each, Status: 'FAILED' as const, Message } : each));
    return { ...page, DatasetPropertiesList: turned };
  };
  const comprehend = new Proxy(backend.comprehend, {
    get: (target, operation: OperationName) => (operation === 'listDatasets' ? listDatasets : target[operation]),
  });
  return { ...backend, comprehend };
}

/** Scheduled runs, as many as asked for, the service working in between. */
async function runs(made: Service, backend: Service['backend'], given: { train: typeof train; test: typeof test }, count: number) {
  const outcomes = [];
  for (let run = 0; run < count; run++) {
    outcomes.push(await made.apply({ documents: given, backend }));
    await made.work();
  }
  return outcomes;
}

describe('a dataset that failed', () => {
  it('is told with its message, and made again under another name by the next run, not by the same', async () => {
    const made = service();
    const backend = failing(made, /^train-/, 2);
    const patient = async () => made.apply({ documents: { train, test }, backend, patience: 600 });
    for (const name of ['train-[0-9a-f]{16}', 'train-[0-9a-f]{16}-2']) {
      const outcome = await patient();
      expect([outcome.status, outcome.failure!.kind]).toEqual(['failed', 'dataset-failed']);
      expect(outcome.failure!.message).toMatch(new RegExp(`^Dataset ${name} failed: ${Message}$`));
    }
    const outcome = await patient();
    expect(outcome.status).toBe('done');
    expect(kinds(outcome)[0]).toBe('create-dataset');
    const names = outcome.observed.generations[0]!.datasets.map(({ DatasetName, Status }) => `${DatasetName} ${Status}`);
    expect(names.map((name) => name.replace(/[0-9a-f]{16}/, '#'))).toEqual([
      ...['test-# COMPLETED', 'train-# FAILED', 'train-#-2 FAILED', 'train-#-3 COMPLETED'],
    ]);
    expect(outcome.plan.situation.candidate).toMatchObject({ documents: 60, trainedDocuments: 60 });
  });

  it('is not tried for ever, until somebody asks for a new attempt', async () => {
    const made = service();
    const backend = failing(made, /^train-/, 5);
    const outcomes = await runs(made, backend, { train, test }, 12);
    const created = outcomes
      .flatMap(({ applied }) => applied)
      .filter(({ kind, target }) => kind === 'create-dataset' && /^train/.test(target));
    expect(created).toHaveLength(5);
    expect(outcomes.at(-1)).toMatchObject({ status: 'failed', failure: { kind: 'stalled' } });
    expect(outcomes.at(-1)!.failure!.message).toContain(`failed 5 times: ${Message}`);
  });

  it('that was to be appended gives way to a flywheel of all documents, which the service may take', async () => {
    const made = service();
    await made.settle({ documents: { train, test } });
    const first = (await made.apply({ documents: { train, test } })).observed.generations[0]!.ours;
    const more = [...train, ...documents(12, 'second')];
    const backend = failing(made, new RegExp(`^train-(?!${[...first][0]!.slice('train-'.length)})`), 2);
    const outcomes = await runs(made, backend, { train: more, test }, 12);
    const fresh = outcomes.flatMap(({ applied }) => applied).find(({ kind }) => kind === 'create-generation');
    expect(fresh!.reason).toMatch(/^dataset train-[0-9a-f]{16} failed 2 times: NO_READ_ACCESS_TO_INPUT: /);
    expect(outcomes.at(-1)!.status).toBe('done');
    expect(outcomes.at(-1)!.plan.situation.candidate).toMatchObject({ documents: 96, trainedDocuments: 96 });
  });
});

it('gives keys, network and tags to all that is made', async () => {
  const made = service();
  const key = (name: string) => `arn:aws:kms:us-east-1:000000000000:key/${name}`;
  const { engine } = config();
  const declared = config({
    engine: {
      ...(engine as Extract<typeof engine, { kind: 'comprehend' }>),
      kms: { model: key('model'), volume: key('volume'), dataLake: key('lake') },
      vpc: { securityGroups: ['sg-1'], subnets: ['subnet-1', 'subnet-2'] },
      tags: { team: 'support' },
    },
  });
  const asked = new Map<string, unknown>();
  const comprehend = new Proxy(made.backend.comprehend, {
    get: (target, name: OperationName) => (request: never) => {
      asked.set(name, request);
      return target[name](request);
    },
  });
  await made.settle({ config: declared, documents: { train, test }, backend: { ...made.backend, comprehend } });
  const VpcConfig = { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1', 'subnet-2'] };
  const Tags = [
    { Key: 'flywheel', Value: 'support' },
    { Key: 'team', Value: 'support' },
  ];
  const { DataSecurityConfig, Tags: own } = asked.get('createFlywheel') as CreateFlywheelRequest;
  expect([DataSecurityConfig, own]).toEqual([
    { ModelKmsKeyId: key('model'), VolumeKmsKeyId: key('volume'), DataLakeKmsKeyId: key('lake'), VpcConfig },
    Tags,
  ]);
  expect((asked.get('createDataset') as CreateDatasetRequest).Tags).toEqual(Tags);
  expect(asked.get('startDocumentClassificationJob') as StartDocumentClassificationJobRequest).toMatchObject({
    VolumeKmsKeyId: key('volume'),
    OutputDataConfig: { KmsKeyId: key('lake') },
    VpcConfig,
    Tags,
  });
});
