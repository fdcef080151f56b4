import { beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultSwitches, type Switches, switchAnswers } from '../src/engine/switches.ts';
import type { PruneReport } from '../src/report/prune-report.ts';
import { type Account, comprehendEngine, openAccount, trainings } from '../test/journeys/account.ts';
import { newStage, type Stage } from '../test/journeys/stage.ts';
import { dispatch, expectServing, unfinished } from '../test/journeys/standing.ts';
import { told } from '../test/journeys/stories.ts';
import { type TaskKind, taskKinds } from '../test/reconcile/kinds.ts';
import { isMotoThere, startMoto } from '../test/serve/moto.ts';

/**
 * The journeys by the built action, once for every answer that is not the usual one to what the public record of Amazon Comprehend leaves open.
 * test/journeys/comprehend.test.ts tells them at length, with the usual answers; in `npm test` the reconciler's story is run with every answer
 * and with every two (test/reconcile/switches.test.ts). Through the built files it takes minutes: `npx vitest run --config bench/vitest.config.ts
 * switches`, which also runs apply-switches.test.ts.
 */

// Most of a journey is waiting for other processes.
vi.setConfig({ maxConcurrency: 8 });

/** What not every kind of task can meet; the others are told of the kinds in turn. */
const concerned: Partial<Record<keyof Switches, TaskKind>> = {
  entityMetrics: 'entities',
  missingLabels: 'multi-class',
  describedLabels: 'multi-label',
};
/** Questions that only a prune puts to the service. */
const ofDeletion: readonly string[] = ['statusAfterDelete', 'deleteFlywheelUnderEndpoint', 'deleteFlywheelAgain', 'deleteActiveModel'];

const answers = Object.entries(switchAnswers).flatMap(([name, values], at) =>
  values
    .filter((value) => value !== defaultSwitches[name as keyof Switches])
    .map((value) => ({
      question: name,
      value,
      kind: concerned[name as keyof Switches] ?? taskKinds[at % taskKinds.length]!,
      bucket: `acme-${at}`,
    })),
);

const moto = await isMotoThere();
console.log(`judge: moto-s3 ${moto ? 'ran' : 'absent'}`);
let s3: string;
beforeAll(async () => {
  if (moto) s3 = await startMoto(answers.map(({ bucket }) => bucket));
}, 60_000);

const wait = { inputs: { wait: '60' } };
const name = 'support';

describe.skipIf(!moto).concurrent('a service that answers an open question otherwise', () => {
  it.each(answers)('$question: $value ($kind)', async ({ question, value, kind, bucket }) => {
    const account = await openAccount({ s3, bucket, switches: { [question]: value } });
    const { environment } = account;
    const { counts, first: files, more, relabelled } = told(kind, name, comprehendEngine(bucket, ', keep: 1'));
    const stage = await newStage({ files, actionsMayCreatePulls: true });
    const done = { exitCode: 0, outputs: { status: 'done' } };
    const serving = async (decision: string, documents: number) => {
      expect((await account.series(name, 'serving')).at(-1)).toMatchObject({ model: { documents } });
      return expectServing(stage, account, name, decision);
    };

    const begun = await stage.run(stage.firstPush(), { ...wait, environment });
    expect(begun).toMatchObject({ ...done, annotations: [] });
    const first = await serving('first', counts.first);

    const { number, opened } = stage.propose(more, { branch: 'more' });
    const estimated = await stage.run(opened, { environment });
    expect(estimated).toMatchObject({ ...done, annotations: [] });
    expect(estimated.outputs).toMatchObject({ verdict: 'PROMOTE', changed: 'false', 'active-model': first });
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining('PROMOTE (estimate)') }]);

    const merged = await stage.run(stage.merge(number), { ...wait, environment });
    expect(merged).toMatchObject({ ...done, annotations: [] });
    const second = await serving('verdict', counts.later);
    expect(merged.outputs).toMatchObject({ verdict: 'PROMOTE', changed: 'true', 'active-model': second });
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining(`model \`${second}\` serves`) }]);

    const [back] = await dispatch(stage, account, { command: 'rollback', reason: 'refunds are misread', ...wait.inputs });
    expect(back).toMatchObject(done);
    expect(await serving('rollback', counts.first)).toBe(first);

    // A corrected label needs a flywheel of its own. A new attempt trains there, and takes nothing back.
    stage.push(relabelled);
    const generations = await account.series(name, 'generations');
    const trained = await trainings(account, name);
    const [again] = await dispatch(stage, account, { command: 'retrain', ...wait.inputs });
    expect(again).toMatchObject(done);
    expect(await account.series(name, 'generations')).toHaveLength(generations.length + 1);
    expect(await trainings(account, name)).toBe(trained + 1);
    expect(await serving('rollback', counts.first)).toBe(first);
    expect(unfinished(stage)).toEqual([]);

    if (ofDeletion.includes(question)) await expectPrune(stage, account, again!.outputs['candidate-model']!);
    await stage.end();
    await account.end();
  });
});

/** Once the newest model serves, nothing needs the flywheel of the others. */
async function expectPrune(stage: Stage, account: Account, version: string): Promise<void> {
  const [promoted] = await dispatch(stage, account, { command: 'promote', version, reason: 'it is right', ...wait.inputs });
  expect(promoted).toMatchObject({ exitCode: 0 });
  expect(await expectServing(stage, account, name, 'explicit')).toBe(version);
  const [pruned] = await dispatch(stage, account, { command: 'prune', confirm: 'true', ...wait.inputs });
  expect(pruned).toMatchObject({ exitCode: 0 });
  const { removals } = (JSON.parse(pruned!.outputs.result!) as { prune: PruneReport }).prune;
  expect(removals.map(({ kind }) => kind)).toContain('delete-flywheel');
  expect(removals.filter(({ refused }) => refused !== null)).toEqual([]);
  expect(await expectServing(stage, account, name, 'explicit')).toBe(version);
}
