import { describe, expect, it } from 'vitest';
import { apply } from '../../src/commands/apply.ts';
import { retrain } from '../../src/commands/retrain.ts';
import { rollbackNow } from '../../src/commands/rollback-now.ts';
import { headline } from '../../src/report/headline.ts';
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
  expect(headline((await applyUntilDone(settings)).at(-1)!).title).toBe(`model ${before!.activeKey!.slice(0, 8)} serves`);
  expect(headline(only(await apply(settings))).title).toBe('PROMOTE, the active model stays');
  expect(rolled.pinToMerge).toMatchObject({ version: before!.activeKey!.slice(0, 8), text: expect.stringContaining('pin:') as string });
});

describe('the run that finishes a new attempt at a commit that was applied before', () => {
  it('says that it is the model that serves, with its verdict', async () => {
    const { settings, applyUntilDone, work } = await account();
    const first = (await applyUntilDone(settings)).at(-1)!;
    expect(only(await retrain(settings, null, 'to be sure'))).toMatchObject({ status: 'training', verdict: null });
    await work();
    const finished = (await applyUntilDone(settings)).at(-1)!;
    expect(finished).toMatchObject({
      status: 'done',
      changed: false,
      finishes: true,
      verdict: first.verdict,
      activeModel: first.activeModel,
    });
    expect(finished.candidateModel).not.toBe(first.activeModel);
    const { title, sentences } = headline(finished);
    expect(title).toBe(`model ${first.activeKey!.slice(0, 8)} serves`);
    expect(sentences).toContain('A new attempt at its documents has its key and its verdict: the version that serves goes on.');
    const again = only(await apply(settings));
    expect([again.verdict, again.finishes, headline(again).title]).toEqual([null, undefined, 'no change']);
  });

  it('says why it does not serve', async () => {
    const { box, settings, applyUntilDone, work } = await account();
    await applyUntilDone(settings);
    box.branch('bad', { 'data/train/bad.csv': csv(rows(40, 'archive', true)) });
    box.merge('bad');
    await applyUntilDone(settings);
    await retrain(settings, null, 'to be sure');
    await work();
    const finished = (await applyUntilDone(settings)).at(-1)!;
    expect(headline(finished).title).toBe('REJECT, the active model stays');
  });
});
