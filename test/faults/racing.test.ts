import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openGit } from '../../src/git/git.ts';
import { openGitLake } from '../../src/git/lake.ts';
import { models } from '../../src/reconcile/version.ts';
import { documents, world } from '../reconcile/world.ts';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** Two clones of one repository, each with its own view of the lake branch. */
function clones(): [string, string] {
  const root = mkdtempSync(join(tmpdir(), 'flywheel-race-'));
  directories.push(root);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
  git('init', '--quiet', '--bare', '--initial-branch=main', 'origin.git');
  git('clone', '--quiet', 'origin.git', 'one');
  git('clone', '--quiet', 'origin.git', 'two');
  return [join(root, 'one'), join(root, 'two')];
}

async function writer(clone: string) {
  const lake = await openGitLake(await openGit(clone), {
    branch: 'flywheel-lake',
    remote: 'origin',
    clock: () => new Date(),
    author: { name: 'writer', email: 'writer@example.com' },
  });
  return world(lake);
}

describe('two writers on one Git lake', () => {
  const test = documents(8, 'held out');
  const train = documents(8, 'first');

  it('with different documents lose nothing, and each promotion is judged against the one before', async () => {
    const [one, two] = clones();
    const first = await (await writer(one)).apply({ documents: { train, test } });
    expect(first.status).toBe('done');
    const [left, right] = await Promise.all([writer(one), writer(two)]);
    const [a, b] = [documents(8, 'second'), documents(8, 'third')];
    const outcomes = await Promise.all([
      left.apply({ documents: { train: [...train, ...a], test } }),
      right.apply({ documents: { train: [...train, ...b], test } }),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['done', 'done']);
    const { observed } = await (await writer(two)).apply({ documents: { train: [...train, ...b], test }, promote: false });
    expect(models(observed).length).toBeGreaterThanOrEqual(3);
    for (const [at, record] of observed.serving.entries()) {
      const evidence = observed.evidence.find((each) => each.evidence === record.evidence)!;
      expect(evidence.activeKey).toBe(observed.serving[at - 1]?.model.key ?? null);
    }
  });

  it('with the same documents train one model and promote it once', async () => {
    const [one, two] = clones();
    const writers = await Promise.all([writer(one), writer(two)]);
    const outcomes = await Promise.all(writers.map((each) => each.apply({ documents: { train, test } })));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['done', 'done']);
    const { observed } = await (await writer(one)).apply({ documents: { train, test } });
    expect(observed.serving).toHaveLength(1);
    expect(models(observed)).toHaveLength(1);
    expect(observed.generations).toHaveLength(1);
  });

  it('keep what somebody asked for when the race is lost, and ask once', async () => {
    const [one, two] = clones();
    await (await writer(one)).apply({ documents: { train, test } });
    const [left, right] = await Promise.all([writer(one), writer(two)]);
    let asked = 0;
    const ask = async () => {
      asked++;
      const taken = await left.storage.putIfAbsent('s3://flywheel/asked', Buffer.from('by the left'));
      expect(taken).toBe(true);
    };
    await right.storage.putIfAbsent('s3://flywheel/index/support/applied/000002.json', Buffer.from('{"commit":"other","at":"2026-01-01"}'));
    await right.storage.publish('the right one is faster');
    const outcome = await left.apply({ documents: { train, test }, commit: 'left', ask });
    expect(outcome.status).toBe('done');
    expect(asked).toBe(2);
    const seen = await writer(two);
    expect(await seen.storage.get('s3://flywheel/asked')).toBeDefined();
    expect(outcome.observed.applied.at(-1)).toMatchObject({ commit: 'other' });
  });
});
