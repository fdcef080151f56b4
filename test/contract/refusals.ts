import { describe, expect, it } from 'vitest';
import type { Comprehend } from '../../src/comprehend/api.ts';
import { operations } from '../../src/engine/engine.ts';
import { type Call, calls } from './calls.ts';
import type { Door, OpenDoor } from './door.ts';
import { classifierKit, type Kit } from './kit.ts';
import { refusal } from './newsroom.ts';
import { recognizerKit } from './recognizer-kit.ts';
import { scenes } from './scenes.ts';
import { openTheatre, type Subject } from './stage.ts';
import { readTable, tables } from './state-table.ts';

type Kind = keyof typeof tables;
const kits = [classifierKit, recognizerKit];
const kindsOf = (kit: Kit): Kind[] =>
  (Object.keys(tables) as Kind[]).filter((kind) => kind !== (kit.stopJob === undefined ? 'stoppableJobs' : 'jobs'));

/** The state that a scene is about, as its description says it; undefined where it has none of its own. */
const looks: Record<Kind, (kit: Kit, comprehend: Comprehend, subject: Subject) => Promise<string | undefined>> = {
  flywheels: async (_, c, { FlywheelArn }) => (await c.describeFlywheel({ FlywheelArn })).FlywheelProperties!.Status,
  emptyFlywheels: async (_, c, { FlywheelArn }) => (await c.describeFlywheel({ FlywheelArn })).FlywheelProperties!.Status,
  endpoints: async (_, c, { EndpointArn }) => (await c.describeEndpoint({ EndpointArn })).EndpointProperties!.Status,
  models: (kit, c, { ModelArn }) => kit.describeModel(c, ModelArn),
  datasets: async (_, c, { DatasetArn }) => (await c.describeDataset({ DatasetArn })).DatasetProperties!.Status,
  jobs: (kit, c, { JobId }) => kit.describeJob(c, JobId),
  stoppableJobs: (kit, c, { JobId }) => kit.describeJob(c, JobId),
};

/** States that have no status of their own. */
const statuses: Record<string, string> = {
  ...{ ITERATING: 'ACTIVE', EVALUATING: 'ACTIVE', INGESTING: 'ACTIVE', SWITCHING: 'UPDATING' },
  ...{ PROMOTED: 'TRAINED', SERVING: 'TRAINED', SCORING: 'TRAINED' },
};

const callsOf = (kit: Kit, kind: Kind): Record<string, Call> =>
  calls[kind === 'emptyFlywheels' ? 'flywheels' : kind === 'stoppableJobs' ? 'jobs' : kind](kit);

export function refusalContract(open: OpenDoor): void {
  for (const kit of kits) {
    const enter = openTheatre(kit);
    describe.each(kindsOf(kit))(`of ${kit.kind}: %s`, (kind) => {
      const sceneOf = scenes[kind](kit);
      const rows = readTable(tables[kind]);
      const callOf = callsOf(kit, kind);

      it.each(Object.keys(sceneOf))('that are %s stay so', async (state) => {
        const { door, subject } = await enter(open, sceneOf[state]!);
        await door.work();
        const status = looks[kind](kit, door.comprehend, subject);
        if (state === 'gone') expect((await refusal(status)).name).toMatch(/NotFound/);
        else expect(await status).toBe(statuses[state] ?? state);
      });

      const cells = rows.flatMap(({ call, answers }) => Object.entries(answers).map(([state, answer]) => [call, state, answer] as const));
      it.each(cells)('%s while %s: %s', async (call, state, answer) => {
        const { door, subject } = await enter(open, sceneOf[state]!);
        if (answer === 'ok') await callOf[call]!(door.comprehend, subject);
        else await expectRefused(door, callOf[call]!, subject, answer);
      });

      // Where nothing is found when it is gone, it is not found in another region or account either.
      const located = rows.filter(({ answers }) => /^Resource(NotFound|Unavailable)/.test(answers.gone ?? '') && hasOk(answers));
      it.each(located)('$call knows nothing of other accounts, and nothing of other regions', async ({ call, answers }) => {
        const state = Object.keys(answers).find((each) => answers[each] === 'ok')!;
        const { door, subject } = await enter(open, sceneOf[state]!);
        const elsewhere = (from: string, to: string): Subject =>
          Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, value.replace(from, to)])) as unknown as Subject;
        await expectRefused(door, callOf[call]!, elsewhere(':000000000000:', ':111122223333:'), answers.gone!);
        // It says that a model is imported within one region.
        const abroad = call === 'ImportModel' ? 'InvalidRequestException' : answers.gone!;
        await expectRefused(door, callOf[call]!, elsewhere(':us-east-1:', ':eu-west-1:'), abroad);
      });
    });
  }

  it('has every operation in a table', async () => {
    const called = new Set<string>();
    const recorder = new Proxy({}, { get: (_, name) => async () => called.add(String(name)) && {} }) as Comprehend;
    for (const kit of kits)
      for (const kind of kindsOf(kit))
        for (const { call } of readTable(tables[kind])) await callsOf(kit, kind)[call]!(recorder, someSubject).catch(() => {});
    expect([...called].sort()).toEqual(Object.keys(operations).sort());
  });
}

const hasOk = (answers: Record<string, string>): boolean => Object.values(answers).includes('ok');
const someSubject = new Proxy({}, { get: () => 'arn/name' }) as Subject;

/** A refusal says what is wrong with what, and writes nothing. */
async function expectRefused(door: Door, call: Call, subject: Subject, answer: string): Promise<void> {
  const before = await door.storage.list('s3://');
  const { name, message } = await refusal(call(door.comprehend, subject));
  expect(name).toBe(answer);
  if (name === 'ResourceNotFoundException') expect(message).toBe('RESOURCE_NOT_FOUND: Could not find specified resource.');
  else expect(message).toMatch(/^(Flywheel|Endpoint|Model|Job|The (source model|specified job)|(There is )?an? \w+) .*\.$/i);
  expect(await door.storage.list('s3://')).toEqual(before);
}
