import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { promote } from '../../src/commands/promote.ts';
import { retrain } from '../../src/commands/retrain.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { status } from '../../src/commands/status.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { applied, csv, directoryLake, everyByte, files, kinds, moreRows, only, type Sandbox, yaml } from './sandbox.ts';

/** A flywheel with two versions, the second serving. */
async function twoVersions(more = ''): Promise<{ box: Sandbox; first: string; second: string }> {
  const box = await applied(files({ 'flywheel.yaml': yaml(`${directoryLake}${more}`) }));
  const first = (await box.apply()).key!;
  box.commit({ 'data/train/more.csv': csv(moreRows) });
  const second = (await box.apply()).key!;
  return { box, first, second };
}

const log = async (box: Sandbox) => only(await status(box.settings, 'log')).history!;

describe('rollback', () => {
  it('pins the version before in flywheel.yaml, comments kept, and writes nothing else', async () => {
    const { box, first } = await twoVersions();
    const before = everyByte(box.directory);
    const report = only(await rollback(box.settings, null, null));
    expect(report).toMatchObject({ key: first, changed: true });
    const { 'flywheel.yaml': _, ...others } = everyByte(box.directory);
    const { 'flywheel.yaml': __, ...othersBefore } = before;
    expect(others).toEqual(othersBefore);
    const text = readFileSync(join(box.directory, 'flywheel.yaml'), 'utf8');
    expect(text).toContain('name: support   # what people call it');
    expect(parseConfig(text, 'flywheel.yaml').config).toMatchObject({ name: 'support', pin: first.slice(0, 8) });
  });

  it('sticks: the pinned version serves, work goes on, and the one it replaced is not promoted again by itself', async () => {
    const { box, first, second } = await twoVersions();
    await rollback(box.settings, null, null);
    box.commit({}, 'Roll back');
    const pinned = await box.apply();
    expect(pinned).toMatchObject({ status: 'done', synced: true });
    expect((await log(box))[0]).toMatchObject({
      key: first,
      decision: 'pin',
      by: 'ada',
      why: `pin: ${first.slice(0, 8)} in flywheel.yaml`,
    });

    box.commit({ 'data/train/again.csv': csv([{ text: 'a parcel of invoice fee', label: 'billing' }]) });
    const onwards = await box.apply();
    expect(kinds(onwards)).toContain('train');
    expect((await log(box))[0]).toMatchObject({ key: first });

    box.git('rm', '-q', 'data/train/again.csv');
    box.commit({ 'flywheel.yaml': yaml(directoryLake) }, 'Unpin');
    const unpinned = await box.apply();
    expect(unpinned.conditions!.find(({ type }) => type === 'PromotionAllowed')).toMatchObject({ status: 'False', reason: 'RolledBack' });
    expect((await log(box))[0]).toMatchObject({ key: first });
    await promote(box.settings, second.slice(0, 8), null, 'it was fine after all');
    expect((await log(box))[0]).toMatchObject({ key: second, decision: 'explicit' });
  });

  it('asked for at once holds until flywheel.yaml carries the pin', async () => {
    const { box, first } = await twoVersions();
    const report = only(await promote(box.settings, null, null, 'too many complaints', 'rollback'));
    expect(report).toMatchObject({ status: 'done' });
    expect((await log(box))[0]).toMatchObject({ key: first, decision: 'rollback', why: 'too many complaints' });
    expect(await box.apply()).toMatchObject({ changed: false });
    await rollback(box.settings, first.slice(0, 8), null);
    box.commit({}, 'Roll back');
    await box.apply();
    expect((await log(box))[0]).toMatchObject({ key: first, decision: 'pin' });
  });

  it('without an earlier version names the ones there are', async () => {
    const box = await applied();
    const { key } = await box.apply();
    await expect(rollback(box.settings, null, null)).rejects.toMatchObject({
      kind: 'no-version',
      hint: `Name one: known are ${key!.slice(0, 8)}.`,
    });
  });
});

describe('promote', () => {
  it('makes a version serve that the judge held back, and the log says who and why', async () => {
    const { box, first, second } = await twoVersions('promotion: { approval: manual }\n');
    expect((await log(box)).map(({ key }) => key)).toEqual([]);
    await promote(box.settings, first.slice(0, 8), null, 'the first one');
    const report = only(await promote({ ...box.settings, by: 'grace' }, second.slice(0, 8), null, 'checked by hand'));
    expect(report).toMatchObject({ status: 'done', changed: true });
    expect(await log(box)).toMatchObject([
      { number: 2, key: second, decision: 'explicit', by: 'grace', why: 'checked by hand' },
      { number: 1, key: first, by: 'ada', why: 'the first one' },
    ]);
    expect(await box.apply()).toMatchObject({ changed: false, synced: true });
  });

  it('of the version that serves changes nothing', async () => {
    const { box, second } = await twoVersions();
    const before = await log(box);
    expect(only(await promote(box.settings, second, null, 'again'))).toMatchObject({ changed: false });
    expect(await log(box)).toEqual(before);
  });

  it('is refused against a pin', async () => {
    const { box, first, second } = await twoVersions();
    box.commit({ 'flywheel.yaml': yaml(`${directoryLake}pin: "${first.slice(0, 8)}"\n`) });
    await box.apply();
    await expect(promote(box.settings, second.slice(0, 8), null, 'no')).rejects.toMatchObject({ kind: 'pinned' });
  });

  it('anywhere but on the tip writes nothing', async () => {
    const { box, first } = await twoVersions();
    box.branch('elsewhere', { 'README.md': 'Hello.\n' });
    const before = everyByte(box.directory);
    expect(only(await promote(box.settings, first, null, 'no'))).toMatchObject({ status: 'superseded', changed: false });
    expect(everyByte(box.directory)).toEqual(before);
  });
});

describe('a version that is not there', () => {
  let box: Sandbox;
  let known: string;
  beforeAll(async () => {
    const two = await twoVersions();
    box = two.box;
    known = `known are ${two.second.slice(0, 8)}, ${two.first.slice(0, 8)}`;
  });

  it.each([
    ['promote', () => promote(box.settings, '00000000', null, 'no')],
    ['rollback', () => rollback(box.settings, '00000000', null)],
  ])('is refused by %s, which names those that are', async (_, run) => {
    await expect(run()).rejects.toMatchObject({ kind: 'unknown-version', message: `Flywheel support has no version 00000000; ${known}.` });
  });

  it('is refused as a pin, before anything is trained', async () => {
    box.commit({ 'flywheel.yaml': yaml(`${directoryLake}pin: "00000000"\n`) });
    expect(await box.apply()).toMatchObject({
      status: 'refused',
      error: { kind: 'unknown-pin', message: expect.stringContaining(known) as string },
    });
  });
});

describe('retrain', () => {
  it('makes a new attempt at the same documents: the same key, the same bytes, the same model serves', async () => {
    const box = await applied();
    const before = await box.apply();
    const report = only(await retrain(box.settings, null, 'to see'));
    expect(kinds(report)).toEqual(expect.arrayContaining(['create-generation', 'train']));
    expect(report).toMatchObject({ status: 'done', key: before.key, modelDigest: before.modelDigest, activeModel: before.activeModel });
    expect(await box.apply()).toMatchObject({ changed: false, activeModel: before.activeModel });
  });
});

describe('in a repository with several flywheels', () => {
  it('a version needs the name of its flywheel', async () => {
    const { box, first } = await twoVersions();
    box.commit({
      'other/flywheel.yaml': yaml(directoryLake.replace('.flywheel', '../.flywheel'), 'other'),
      'other/data/train/a.csv': csv(moreRows),
      'other/data/test.csv': csv(moreRows.slice(0, 9)),
    });
    const named = { kind: 'which-flywheel', hint: expect.stringContaining('support') as string };
    await expect(promote(box.settings, first, null, 'no')).rejects.toMatchObject(named);
    await expect(rollback(box.settings, first, null)).rejects.toMatchObject(named);
    await expect(promote(box.settings, first, 'nobody', 'no')).rejects.toMatchObject({ kind: 'unknown-flywheel' });
    expect(only(await rollback(box.settings, first, 'support'))).toMatchObject({ key: first });
  });
});
