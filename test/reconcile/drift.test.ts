import { describe, expect, it } from 'vitest';
import type { ComprehendEngine, Config } from '../../src/config/config.ts';
import { health } from '../../src/reconcile/conditions.ts';
import { desiredState } from '../../src/reconcile/desired.ts';
import { driftOf, observeByHand } from '../../src/reconcile/drift.ts';
import { look } from '../../src/reconcile/look.ts';
import { config as declared, type Service, service } from './service.ts';
import { documents, kinds } from './world.ts';

const train = documents(30, 'first');
const test = documents(20, 'held out');
const endpoint = { name: 'support', inferenceUnits: 1, follow: 'flywheel' as const };
const engine = declared().engine as ComprehendEngine;
const config = declared({ endpoint, engine: { ...engine, tags: { team: 'support' } } });
const correcting: Config = { ...config, engine: { ...config.engine, correctDrift: true } as ComprehendEngine };

async function serving(): Promise<Service> {
  const run = service();
  expect((await run.settle({ config, documents: { train, test } })).at(-1)!.status).toBe('done');
  return run;
}

async function seen(run: Service, given = config) {
  const desired = (known: readonly string[] | null) => desiredState(given, { train, test, golden: [] }, known, 'c0ffee');
  const state = await look({ backend: run.backend, desired });
  return { ...state, drift: driftOf(given, state.observed, await observeByHand(run.backend, state.observed)) };
}

const applied = async (run: Service, given: Config) => (await run.settle({ config: given, documents: { train, test } })).flatMap(kinds);
const flywheelOf = async (run: Service) => (await run.comprehend.listFlywheels({})).FlywheelSummaryList![0]!.FlywheelArn!;
const endpointOf = async (run: Service) => (await run.comprehend.listEndpoints({})).EndpointPropertiesList![0]!;

/** Another model of the same flywheel, by hand. */
async function promotedByHand(run: Service): Promise<string> {
  await run.settle({
    config: { ...config, pin: (await seen(run)).observed.serving[0]!.model.arn },
    documents: { train: [...train, ...documents(15, 'more')], test },
  });
  const { observed } = await seen(run);
  const other = observed.generations[0]!.iterations.at(-1)!.model!.arn;
  await run.comprehend.updateFlywheel({ FlywheelArn: await flywheelOf(run), ActiveModelArn: other });
  return other;
}

const byHand: Record<string, { change: (run: Service) => Promise<unknown>; message: RegExp; corrected: string[] }> = {
  'another active model': {
    change: promotedByHand,
    message:
      /^Flywheel support-\w{8} serves arn:\S+; recorded is arn:\S+\. It was last modified 2026-\S+ \S+ UTC\. Who did it is in CloudTrail: UpdateFlywheel\.$/,
    corrected: ['adopt'],
  },
  'a resized endpoint': {
    change: async (run) => run.comprehend.updateEndpoint({ EndpointArn: (await endpointOf(run)).EndpointArn!, DesiredInferenceUnits: 4 }),
    message: /^Endpoint support has 4 inference units, and declared are 1\. It was last modified .+UpdateEndpoint\.$/,
    corrected: ['update-endpoint'],
  },
  'an endpoint bound to a version': {
    change: async (run) => {
      const { EndpointArn, ModelArn } = await endpointOf(run);
      return run.comprehend.updateEndpoint({ EndpointArn: EndpointArn!, DesiredModelArn: ModelArn! });
    },
    message: /^Endpoint support is bound to arn:\S+, and declared is flywheel support-\w{8}\..+UpdateEndpoint\.$/,
    corrected: ['update-endpoint'],
  },
  'a deleted endpoint': {
    change: async (run) => run.comprehend.deleteEndpoint({ EndpointArn: (await endpointOf(run)).EndpointArn! }),
    message: /^Endpoint support was deleted\. Who did it is in CloudTrail: DeleteEndpoint\.$/,
    corrected: ['create-endpoint'],
  },
  'another role and another key': {
    change: async (run) =>
      run.comprehend.updateFlywheel({
        FlywheelArn: await flywheelOf(run),
        DataAccessRoleArn: 'arn:aws:iam::000000000000:role/another',
        DataSecurityConfig: { VolumeKmsKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
      }),
    message:
      /^Of flywheel support-\w{8} the data access role is arn:\S+another, and declared is arn:\S+comprehend; the key of volumes is 1234\S+, and declared is none\..+UpdateFlywheel\.$/,
    corrected: ['update-flywheel'],
  },
};

describe('what somebody changed by hand', () => {
  it('is nothing where nobody did', async () => {
    const run = await serving();
    const { drift, plan, desired, observed } = await seen(run);
    expect(drift).toEqual([]);
    expect(health(desired, observed, plan, 'comprehend').conditions.find(({ type }) => type === 'Drifted')!.status).toBe('False');
  });

  it.each(Object.entries(byHand))('is told and left: %s', async (_, { change, message }) => {
    const run = await serving();
    await change(run);
    await run.work();
    const { drift, desired, observed, plan } = await seen(run);
    expect(drift.map((each) => each.message)).toEqual([expect.stringMatching(message)]);
    expect(plan.changes).toEqual([]);
    expect([plan.waiting, plan.stalled]).toEqual([null, null]);
    const condition = health(desired, observed, plan, 'comprehend').conditions.find(({ type }) => type === 'Drifted')!;
    expect(condition).toMatchObject({ status: 'True', message: drift[0]!.message });
    expect(await applied(run, config)).toEqual([]);
    expect((await seen(run)).drift).toEqual(drift);
  });

  it.each(Object.entries(byHand))('is taken back where flywheel.yaml asks for it: %s', async (_, { change, corrected }) => {
    const run = await serving();
    await change(run);
    await run.work();
    expect(await applied(run, correcting)).toEqual(corrected);
    await run.work();
    expect((await seen(run, correcting)).drift).toEqual([]);
    expect(await applied(run, correcting)).toEqual([]);
  });

  it('is not an edit of flywheel.yaml, which is carried out', async () => {
    const run = await serving();
    const role = 'arn:aws:iam::000000000000:role/new';
    const edited: Config = {
      ...config,
      endpoint: { ...endpoint, inferenceUnits: 3 },
      engine: { ...config.engine, dataAccessRole: role } as ComprehendEngine,
    };
    expect((await seen(run, edited)).drift).toEqual([]);
    expect(await applied(run, edited)).toEqual(['update-flywheel', 'update-endpoint']);
    expect((await run.comprehend.describeFlywheel({ FlywheelArn: await flywheelOf(run) })).FlywheelProperties!.DataAccessRoleArn).toBe(
      role,
    );
  });

  it('is told of tags that were removed and of datasets that were added', async () => {
    const run = await serving();
    const FlywheelArn = await flywheelOf(run);
    await run.comprehend.untagResource({ ResourceArn: FlywheelArn, TagKeys: ['team'] });
    await run.comprehend.untagResource({ ResourceArn: (await endpointOf(run)).EndpointArn!, TagKeys: ['flywheel'] });
    const rows = documents(12, 'theirs').map(({ labels, text }) => `${labels[0]},${text}`);
    await run.storage.putIfAbsent('s3://tickets-lake/theirs.csv', Buffer.from(`${rows.join('\n')}\n`));
    await run.comprehend.createDataset({
      ...{ FlywheelArn, DatasetName: 'theirs', DatasetType: 'TRAIN' },
      InputDataConfig: { DataFormat: 'COMPREHEND_CSV', DocumentClassifierInputDataConfig: { S3Uri: 's3://tickets-lake/theirs.csv' } },
    });
    await run.work();
    const { drift } = await seen(run);
    expect(drift.map(({ kind, message }) => [kind, message])).toEqual([
      [
        'datasets',
        expect.stringMatching(/^Flywheel support-\w{8} holds datasets that no commit declares: theirs \(TRAIN\)\..+CreateDataset\.$/),
      ],
      [
        'tags',
        expect.stringMatching(/^Flywheel support-\w{8} has lost tags: team=support\. Who did it is in CloudTrail: UntagResource\.$/),
      ],
      ['tags', expect.stringMatching(/^Endpoint support has lost tags: flywheel=support\./)],
    ]);
  });

  it('is told of a flywheel that was deleted, and nothing is made anew in silence', async () => {
    const run = await serving();
    await run.comprehend.deleteEndpoint({ EndpointArn: (await endpointOf(run)).EndpointArn! });
    await run.work();
    await run.comprehend.deleteFlywheel({ FlywheelArn: await flywheelOf(run) });
    await run.work();
    expect((await seen(run)).drift.map(({ kind }) => kind)).toEqual(['flywheel', 'endpoint']);
    const outcome = await run.apply({ config, documents: { train, test } });
    expect(outcome).toMatchObject({ status: 'refused', failure: { kind: 'model-missing' }, applied: [] });
  });
});
