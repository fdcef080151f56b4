import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/commands/plan.ts';
import { Failure } from '../../src/problems/failure.ts';
import { clone, newRemote } from '../git/sandbox.ts';
import { applied, csv, directoryLake, everyByte, files, moreRows, sandbox, yaml } from './sandbox.ts';

describe('the first flywheel.yaml of a repository, in a branch', () => {
  it('is judged by its floors alone and touches no lake', async () => {
    const box = sandbox({ 'README.md': 'Hello.\n' });
    const { 'flywheel.yaml': _, ...data } = files();
    box.branch('begin', { ...data, 'flywheel.yaml': yaml(`${directoryLake}promotion: { minimum: { f1: 0.5 } }\n`) });
    const before = everyByte(box.directory);
    const shown = await box.preview();
    expect(shown).toMatchObject({
      comparedTo: { kind: 'none', model: null },
      verdict: { decision: 'PROMOTE' },
      active: null,
      baseOwned: [],
      diff: null,
    });
    expect(shown.verdict?.gates.map(({ name }) => name)).toEqual(['minimum f1']);
    expect(everyByte(box.directory)).toEqual(before);
  });

  it('is shown without a remote that answers', async () => {
    const box = clonedFromNowhere(sandbox({ 'README.md': 'Hello.\n' }).directory);
    box.branch('begin', files({ 'flywheel.yaml': yaml() }));
    expect(await box.preview()).toMatchObject({ comparedTo: { kind: 'none' }, verdict: { decision: 'PROMOTE' } });
  });
});

/** A clone whose remote is gone. */
function clonedFromNowhere(from: string) {
  const remote = newRemote(from);
  const there = clone(remote);
  rmSync(remote, { recursive: true });
  return sandbox({}, there);
}

describe('a lake that cannot be read', () => {
  it('because the remote is gone: a model of the base stands in', async () => {
    const box = clonedFromNowhere(sandbox(files({ 'flywheel.yaml': yaml() })).directory);
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const shown = await box.preview();
    expect(shown.comparedTo).toMatchObject({
      kind: 'base',
      commit: box.git('rev-parse', 'main'),
      reason: expect.stringContaining('cannot be read') as string,
    });
    expect(shown).toMatchObject({ verdict: { decision: 'PROMOTE' }, active: { documents: 30 } });
  });

  it('because the directory cannot be listed: a model of the base stands in, and plan says why it stops', async () => {
    const box = sandbox();
    symlinkSync('.flywheel', join(box.directory, '.flywheel'));
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    expect(await box.preview()).toMatchObject({ comparedTo: { kind: 'base' }, verdict: { decision: 'PROMOTE' } });
    await expect(plan(box.settings)).rejects.toThrow(/\.flywheel\/lake, cannot be read: ELOOP/);
    await expect(plan(box.settings)).rejects.toBeInstanceOf(Failure);
  });

  it('because the serving model’s records are gone: its documents are trained again', async () => {
    const box = await applied();
    const first = await box.apply();
    box.branch('between', { 'data/train/between.csv': csv([{ text: 'a parcel of invoice fee', label: 'billing' }]) });
    box.merge('between');
    rmSync(join(box.directory, '.flywheel/lake/flywheel/engine'), { recursive: true });
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const shown = await box.preview();
    expect(shown.comparedTo).toMatchObject({ kind: 'stand-in', model: first.key!.slice(0, 8), commit: first.commit });
    expect(shown.verdict?.decision).toBe('PROMOTE');
  });
});

describe('before any apply', () => {
  it('the floors decide', async () => {
    const box = sandbox();
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    expect(await box.preview()).toMatchObject({ comparedTo: { kind: 'none' }, verdict: { decision: 'PROMOTE' }, active: null });
  });
});
