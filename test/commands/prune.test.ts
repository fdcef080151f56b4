import { beforeAll, describe, expect, it } from 'vitest';
import { onEvent, type Wish } from '../../src/commands/on-event.ts';
import { prune } from '../../src/commands/prune.ts';
import { type Account, comprehendEngine, openAccount } from './account.ts';
import { applied, csv, files, only, type Row, rows, type Sandbox, sandbox, settingsFor, yaml } from './sandbox.ts';

const train = rows(40, 'first');
/** The same texts, some under another label: a new generation each time. */
const relabelled = (count: number): Row[] => train.map((row, at) => (at < count ? { ...row, label: 'technical' } : row));
const engine = comprehendEngine.replace('comprehend: {', 'comprehend: { keep: 1,');
const declared = (more = '') => yaml(`${engine}promotion: { maximumDrop: { f1: 1 } }\n${more}`);
const wish: Wish = { command: 'prune', version: null, reason: null, flywheel: null, confirm: true };

describe('flywheel prune', () => {
  let account: Account;
  let box: Sandbox;

  beforeAll(async () => {
    account = await openAccount();
    box = sandbox(files({ 'flywheel.yaml': declared(), 'data/train/first.csv': csv(train), 'data/test.csv': csv(rows(20, 'held out')) }));
    box.settings = settingsFor(box.directory, { environment: { ...box.settings.environment, ...account.environment }, waitSeconds: 0 });
    for (const count of [0, 4, 8]) {
      if (count > 0) box.commit({ 'data/train/first.csv': csv(relabelled(count)) });
      expect((await account.applyUntilDone(box.settings)).at(-1)!.status).toBe('done');
    }
  });

  const objects = async (): Promise<string[]> => account.storage.list('s3://');

  it('lists what nothing needs with reason and price, and writes nothing', async () => {
    const before = await objects();
    const { prune: planned, status } = only(await prune(box.settings, null, false));
    expect(status).toBeUndefined();
    expect(planned).toMatchObject({ confirmed: false, embedded: false });
    expect(planned!.removals.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['delete-model', 'delete-flywheel']));
    expect(planned!.usdPerMonth).toBe(planned!.removals.filter(({ kind }) => kind === 'delete-model').length / 2);
    expect(await objects()).toEqual(before);
  });

  it('is only a list to an event that nobody stands behind, even when it says confirm', async () => {
    for (const kind of ['schedule', 'pull-request-closed'] as const)
      expect(only(await onEvent({ kind }, wish, box.settings))).toMatchObject({ prune: { confirmed: false } });
  });

  it('removes nothing on a commit that is not the tip, and nothing of a flywheel that is suspended', async () => {
    const before = await objects();
    box.branch('aside', { 'flywheel.yaml': declared('# aside\n') });
    expect(only(await prune(box.settings, null, true))).toMatchObject({ status: 'superseded', changed: false });
    box.git('switch', '-q', 'main');
    box.commit({ 'flywheel.yaml': declared('suspend: true\n') });
    expect(only(await prune(box.settings, null, true))).toMatchObject({ status: 'suspended', changed: false });
    box.commit({ 'flywheel.yaml': declared() });
    expect(await objects()).toEqual(before);
  });

  it('removes them when it is confirmed, and finds nothing the next time', async () => {
    const { prune: planned } = only(await prune(box.settings, null, false));
    const runs = [];
    for (let run = 0; run < 3; run++) {
      runs.push(only(await onEvent({ kind: 'dispatch' }, wish, box.settings)));
      await account.work();
    }
    const gone = runs.flatMap((report) => report.prune!.removals.filter(({ refused }) => refused === null)).map(({ arn }) => arn);
    expect(gone.sort()).toEqual(planned!.removals.map(({ arn }) => arn).sort());
    expect(runs[0]).toMatchObject({ status: 'done', changed: true });
    expect(runs[2]!.prune!.removals).toEqual([]);
    expect((await account.applyUntilDone(box.settings)).at(-1)).toMatchObject({ status: 'done', changed: false });
  });
});

it('leaves everything of the embedded engine where it is', async () => {
  const box = await applied();
  expect(only(await prune(box.settings, null, true))).toMatchObject({ prune: { removals: [], embedded: true, usdPerMonth: 0 } });
});
