import { expect, it } from 'vitest';
import { apply } from '../../src/commands/apply.ts';
import { rollbackNow } from '../../src/commands/rollback-now.ts';
import { comprehendEngine, openAccount } from './account.ts';
import { csv, files, only, rows, sandbox, settingsFor, yaml } from './sandbox.ts';

/** What runs that do not wait say of what they leave to later ones. */

async function account() {
  const opened = await openAccount();
  const box = sandbox(files({ 'flywheel.yaml': yaml(`${comprehendEngine}endpoint: { name: support }\n`) }));
  const environment = { ...box.settings.environment, ...opened.environment };
  return { ...opened, box, settings: settingsFor(box.directory, { environment, waitSeconds: 0 }) };
}

it('a run says which model it is about, since when it trains and at which commit it was begun; the last one says what was decided', async () => {
  const { box, settings, applyUntilDone, work } = await account();
  const first = await applyUntilDone(settings);
  const commit = box.git('rev-parse', 'HEAD');
  const key = first.at(-1)!.activeKey!;
  expect(first.length).toBeGreaterThan(3);
  for (const run of first) expect(run).toMatchObject({ appliedBefore: null, begunAt: commit });
  const training = first.filter(({ waiting }) => waiting?.since != null);
  expect(training.length).toBeGreaterThan(0);
  for (const { waiting } of training)
    expect(waiting).toMatchObject({ reason: expect.stringContaining('iteration') as string, current: true });
  expect(first.at(-1)).toMatchObject({ status: 'done', verdict: { decision: 'PROMOTE' } });
  expect(first.at(-1)).not.toHaveProperty('waiting');

  box.branch('more', { 'data/train/more.csv': csv(rows(12, 'more')) });
  box.merge('more');
  const begun = only(await apply(settings));
  expect(begun).toMatchObject({ status: 'training', activeKey: key, appliedBefore: commit, candidateModel: null, modelDigest: null });
  expect(begun.key).not.toBe(key);
  expect(begun).not.toHaveProperty('begunAt');

  // Another merge before anything was trained.
  box.branch('words', { 'README.md': 'What this is for.\n' });
  box.merge('words');
  await work();
  const second = await applyUntilDone(settings);
  expect(second.at(-1)).toMatchObject({ status: 'done', appliedBefore: commit, verdict: { decision: 'PROMOTE' } });
  expect(only(await apply(settings))).toMatchObject({ status: 'done', changed: false, verdict: null });
});

it('a rollback hands over its pin, although the endpoint is still on its way', async () => {
  const { box, settings, applyUntilDone } = await account();
  const [before] = (await applyUntilDone(settings)).slice(-1);
  box.branch('more', { 'data/train/more.csv': csv(rows(12, 'more')) });
  box.merge('more');
  await applyUntilDone(settings);
  const rolled = only(await rollbackNow(settings, null, null, 'refunds are misread'));
  expect(rolled).toMatchObject({ status: 'training', activeKey: before!.activeKey, waiting: { iteration: null } });
  expect(rolled.pinToMerge).toMatchObject({ version: before!.activeKey!.slice(0, 8), text: expect.stringContaining('pin:') as string });
});
