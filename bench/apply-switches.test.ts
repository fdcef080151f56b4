import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { switchAnswers } from '../src/engine/switches.ts';
import type { FlywheelReport } from '../src/report/report.ts';
import { run } from '../test/cli/bundle.ts';
import { pairwise } from '../test/engine/pairwise.ts';
import { commit, newRepository } from '../test/git/sandbox.ts';
import { type Account, comprehendEngine, endpointOf, openAccount, trainings } from '../test/journeys/account.ts';
import { type Told, told } from '../test/journeys/stories.ts';
import { taskKinds } from '../test/reconcile/kinds.ts';
import { project } from '../test/runner/runner.ts';
import { isMotoThere, startMoto } from '../test/serve/moto.ts';

/**
 * `apply` by the built command line, for every two answers at once to what the public record of Amazon Comprehend leaves open. The kinds of tasks
 * take turns; test/reconcile/switches.test.ts has every kind in every row.
 */

// Most of the time each waits for other processes.
vi.setConfig({ maxConcurrency: 8, testTimeout: 600_000 });

const rows = pairwise(switchAnswers).map((switches, at) => ({
  ...{ row: at + 1, kind: taskKinds[at % taskKinds.length]!, bucket: `acme-row-${at + 1}`, switches },
}));

const moto = await isMotoThere();
console.log(`judge: moto-s3 ${moto ? 'ran' : 'absent'}`);
let s3: string;
beforeAll(async () => {
  if (moto) s3 = await startMoto(rows.map(({ bucket }) => bucket));
}, 60_000);

const name = 'support';

/** What a command reports that waits until it is done. */
async function reported(account: Account, repository: string, ...args: string[]): Promise<FlywheelReport> {
  const options = { variables: account.environment };
  const { code, stdout, stderr } = await run(join(project, 'dist/cli.js'), repository, [...args, '--wait', '60', '--json'], options);
  expect(code, stderr + stdout).toBe(0);
  return JSON.parse(stdout) as FlywheelReport;
}

/** A model of so many documents serves, by our record and by the service, which trained on as many. */
async function expectServing(account: Account, documents: number): Promise<void> {
  const { model } = (await account.series(name, 'serving')).at(-1)!;
  expect(model.documents).toBe(documents);
  expect(account.trainedOn(model.flywheel)).toContain(documents);
  expect(await endpointOf(account, name)).toEqual({ status: 'IN_SERVICE', model: model.arn, flywheel: model.flywheel });
}

describe.skipIf(!moto).concurrent('apply, whatever two answers a service gives', () => {
  it.each(rows)('row $row ($kind)', async ({ kind, bucket, switches }) => {
    const account = await openAccount({ s3, bucket, switches });
    const { counts, ...files } = told(kind, name, comprehendEngine(bucket, ', keep: 1'));
    const repository = newRepository();
    const applied = async (which: Exclude<keyof Told, 'counts'>): Promise<string[]> => {
      commit(repository, files[which], which);
      const { changes = [], ...report } = await reported(account, repository, 'apply');
      expect(report).toMatchObject({ status: 'done', synced: true, changed: true });
      return changes.map((change) => change.kind);
    };

    await applied('first');
    await expectServing(account, counts.first);
    await applied('more');
    await expectServing(account, counts.later);

    const trained = await trainings(account, name);
    expect(await applied('relabelled')).toContain('create-generation');
    await expectServing(account, counts.later);
    expect(await trainings(account, name)).toBe(trained + 1);

    // As the labels were before: that model is still there.
    expect(await applied('restored')).not.toContain('train');
    await expectServing(account, counts.later);
    expect(await trainings(account, name)).toBe(trained + 1);

    const { prune } = await reported(account, repository, 'prune', '--yes');
    expect(prune!.removals.map((each) => each.kind)).toContain('delete-flywheel');
    expect(prune!.removals.filter(({ refused }) => refused !== null)).toEqual([]);
    const again = await reported(account, repository, 'apply');
    expect(again).toMatchObject({ status: 'done', synced: true, changed: false, changes: [] });
    await expectServing(account, counts.later);
    await account.end();
  });
});
