import { describe, expect, it } from 'vitest';
import type { Door, OpenDoor } from './door.ts';
import { refusal } from './newsroom.ts';
import { datasetScenes, emptyFlywheelScenes, endpointScenes, flywheelScenes, jobScenes, modelScenes } from './scenes.ts';
import { enter, type Scene, type Subject } from './stage.ts';
import { type Call, datasets, emptyFlywheels, endpoints, flywheels, followed, jobs, models, type Row } from './state-table.ts';

type Look = (comprehend: Door['comprehend'], subject: Subject) => Promise<string | undefined>;

const flywheelStatus: Look = async (c, { FlywheelArn }) => (await c.describeFlywheel({ FlywheelArn })).FlywheelProperties!.Status;
const endpointStatus: Look = async (c, { EndpointArn }) => (await c.describeEndpoint({ EndpointArn })).EndpointProperties!.Status;
const datasetStatus: Look = async (c, { DatasetArn }) => (await c.describeDataset({ DatasetArn })).DatasetProperties!.Status;
const modelStatus: Look = async (c, { ModelArn: DocumentClassifierArn }) =>
  (await c.describeDocumentClassifier({ DocumentClassifierArn })).DocumentClassifierProperties!.Status;
const jobStatus: Look = async (c, { JobId }) =>
  (await c.describeDocumentClassificationJob({ JobId })).DocumentClassificationJobProperties!.JobStatus;

const tables: [kind: string, scenes: Record<string, Scene>, rows: Row[], look: Look][] = [
  ['a flywheel', flywheelScenes, flywheels, flywheelStatus],
  ['a flywheel without a model', emptyFlywheelScenes, emptyFlywheels, flywheelStatus],
  ['an endpoint', endpointScenes, endpoints, endpointStatus],
  ['a flywheel with an endpoint', endpointScenes, followed, endpointStatus],
  ['a model', modelScenes, models, modelStatus],
  ['a dataset', datasetScenes, datasets, datasetStatus],
  ['a job', jobScenes, jobs, jobStatus],
];

/** States that have no status of their own. */
const statuses: Record<string, string> = {
  ITERATING: 'ACTIVE',
  INGESTING: 'ACTIVE',
  SWITCHING: 'UPDATING',
  PROMOTED: 'TRAINED',
  SERVING: 'TRAINED',
  SCORING: 'TRAINED',
};

export function refusalContract(open: OpenDoor): void {
  describe.each(tables)('on %s', (_, scenes, rows, look) => {
    const states = Object.entries(scenes);

    it.each(states)('that is %s stays so', async (state, scene) => {
      const { door, subject } = await enter(open, scene);
      await door.work();
      if (state === 'gone') expect((await refusal(look(door.comprehend, subject))).name).toMatch(/NotFound/);
      else expect(await look(door.comprehend, subject)).toBe(statuses[state] ?? state);
    });

    const cells = rows.flatMap(([name, call, ...answers]) => {
      if (answers.length !== states.length) throw new Error(`${name} has ${answers.length} answers for ${states.length} states.`);
      return states.map(([state, scene], at) => [name, state, answers[at]!, call, scene] as const);
    });

    it.each(cells)('%s while %s answers %s', async (_, __, answer, call, scene) => {
      const { door, subject } = await enter(open, scene);
      if (answer === 'ok') await call(door.comprehend, subject);
      else await expectRefused(door, call, subject, answer);
    });

    // Where nothing is found when it is gone, it is not found in another region or account either.
    const located = rows.filter(([, , ...answers]) => answers.includes('ok') && /^Resource(NotFound|Unavailable)/.test(answers.at(-1)!));
    it.each(located)('%s knows nothing of other regions and accounts', async (...row) => {
      const { door, subject } = await enter(open, states[row.indexOf('ok') - 2]![1]);
      for (const [from, to] of [
        [':us-east-1:', ':eu-west-1:'],
        [':000000000000:', ':111122223333:'],
      ] as const) {
        const elsewhere = Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, value.replace(from, to)]));
        await expectRefused(door, row[1], elsewhere as unknown as Subject, row.at(-1) as string);
      }
    });
  });
}

/** A refusal says what is wrong with what, and writes nothing. */
async function expectRefused(door: Door, call: Call, subject: Subject, answer: string): Promise<void> {
  const before = await door.storage.list('s3://');
  const { name, message } = await refusal(call(door.comprehend, subject));
  expect(name).toBe(answer);
  expect(message).toMatch(
    answer === 'ResourceNotFoundException'
      ? /^RESOURCE_NOT_FOUND: /
      : /^(Flywheel|Endpoint|Model|An endpoint|A flywheel|The specified job) .*\.$/,
  );
  expect(await door.storage.list('s3://')).toEqual(before);
}
