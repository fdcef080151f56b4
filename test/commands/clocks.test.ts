import { expect, it } from 'vitest';
import { apply } from '../../src/commands/apply.ts';
import { status } from '../../src/commands/status.ts';
import { applied, badRows, csv, kinds, moreRows, only, previewed } from './sandbox.ts';

/** A machine whose clock is a day behind that of the one that applied before. */
const yesterday = () => {
  let seconds = Date.UTC(2025, 11, 31) / 1000;
  return () => new Date(seconds++ * 1000);
};

it('a machine whose clock is behind appends, trains and judges as any other', async () => {
  const box = await applied();
  const first = await box.apply();
  const behind = { ...box.settings, now: yesterday() };
  box.branch('archive', { 'data/train/archive.csv': csv(badRows) });
  expect(only(await previewed(behind))).toMatchObject({ verdict: { decision: 'REJECT' } });
  expect(only(await previewed(behind)).suspicious!.length).toBeGreaterThan(0);
  box.git('switch', '-q', 'main');
  box.commit({ 'data/train/more.csv': csv(moreRows) });
  const second = only(await apply(behind));
  expect(kinds(second)).not.toContain('create-generation');
  expect(second).toMatchObject({ status: 'done', documents: 54 });
  const { iterations } = only(await status(behind));
  expect(iterations!.map(({ key, documents }) => [key, documents])).toEqual([
    [first.key, 36],
    [second.key, 54],
  ]);
});
