import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LostRace } from '../../src/comprehend/storage.ts';
import { openGit } from '../../src/git/git.ts';
import { type GitLake, type GitLakeOptions, openGitLake } from '../../src/git/lake.ts';
import { Failure } from '../../src/problems/failure.ts';
import { clone, commit, environment, fakeGit, git, newRemote, newRepository, temporary, write } from './sandbox.ts';

const options = {
  branch: 'flywheel-lake',
  remote: 'origin',
  clock: () => new Date('2026-01-02T03:04:05Z'),
  author: { name: 'Flywheel', email: 'flywheel@example.com' },
};
const bytes = (text: string) => Buffer.from(text);
const open = async (directory: string, other: Partial<GitLakeOptions> = {}): Promise<GitLake> =>
  openGitLake(await openGit(directory, { environment }), { ...options, ...other });
const read = async (lake: GitLake, uri: string) => {
  const found = await lake.get(uri);
  return found === undefined ? undefined : Buffer.from(found).toString();
};
const files = (directory: string, branch = 'flywheel-lake') => git(directory, 'ls-tree', '-r', '--name-only', branch).split('\n');

/** Everything about a clone that a lake must not move. */
const state = (directory: string) => ({
  head: readFileSync(join(directory, '.git/HEAD'), 'utf8'),
  index: readFileSync(join(directory, '.git/index')).toString('base64'),
  branches: git(directory, 'for-each-ref', 'refs/heads', 'refs/remotes', 'refs/tags'),
  status: git(directory, 'status', '--porcelain'),
  fetched: existsSync(join(directory, '.git/FETCH_HEAD')),
});

function hook(remote: string, name: string, script: string): void {
  write(remote, { [`hooks/${name}`]: `#!/bin/sh\n${script}\n` });
  chmodSync(join(remote, 'hooks', name), 0o755);
}

let remote: string;
let here: string;
let template: string;
beforeAll(() => {
  const origin = newRepository();
  commit(origin, { 'data.csv': 'a,b\n' });
  template = newRemote(origin);
});
beforeEach(() => {
  remote = join(temporary(), 'remote.git');
  cpSync(template, remote, { recursive: true });
  here = clone(remote, '--depth=1');
});

describe('a lake on a branch of the remote', () => {
  it('keeps objects and views under their names, in one commit, and touches nothing else', async () => {
    writeFileSync(join(here, 'data.csv'), 'being edited');
    const before = state(here);
    const lake = await open(here);
    expect([await lake.exists(), await lake.list(''), await lake.get('s3://b/k')]).toEqual([false, [], undefined]);
    const large = Buffer.alloc(10 << 20, 'binary \0 and \r\n text ');
    expect(await lake.putIfAbsent('s3://bucket/models/größe "1"\n', large)).toBe(true);
    expect(await lake.putIfAbsent('s3://bucket/record.json', bytes('{}'))).toBe(true);
    expect(await lake.putIfAbsent('s3://bucket/record.json', bytes('other'))).toBe(false);
    expect(await lake.putIfAbsent('s3://bucket/empty', bytes(''))).toBe(true);
    expect(await lake.putIfAbsent('s3://bucket/chunks', [bytes('one, '), bytes('two')])).toBe(true);
    expect(await read(lake, 's3://bucket/chunks')).toBe('one, two');
    await lake.putView('s3://bucket/active', bytes('one'));
    expect([await read(lake, 's3://bucket/record.json'), await lake.exists()]).toEqual(['{}', false]);
    await lake.publish('Train support-tickets');
    await lake.putView('s3://bucket/active', bytes('two'));
    await lake.publish('Promote support-tickets');

    expect(git(remote, 'log', '--format=%an <%ae> %cI %s|%b', 'flywheel-lake')).toBe(
      ['Promote', 'Train']
        .map((verb) => `Flywheel <flywheel@example.com> 2026-01-02T03:04:05+00:00 ${verb} support-tickets|[skip ci]\n`)
        .join('\n')
        .trim(),
    );
    for (const again of [lake, await open(here), await open(clone(remote))]) {
      expect(await again.exists()).toBe(true);
      expect(await again.list('s3://bucket/')).toEqual([
        's3://bucket/active',
        's3://bucket/chunks',
        's3://bucket/empty',
        's3://bucket/models/größe "1"\n',
        's3://bucket/record.json',
      ]);
      expect(await again.list('s3://bucket/re')).toEqual(['s3://bucket/record.json']);
      expect((await again.get('s3://bucket/models/größe "1"\n'))!.length).toBe(large.length);
      expect(large.equals((await again.get('s3://bucket/models/größe "1"\n'))!)).toBe(true);
      expect([await read(again, 's3://bucket/active'), await read(again, 's3://bucket/empty')]).toEqual(['two', '']);
      expect(await again.putIfAbsent('s3://bucket/record.json', bytes('other'))).toBe(false);
    }
    expect(state(here)).toEqual(before);
  });

  it('does not make a full clone shallow, nor a shallow one complete', async () => {
    const lake = await open(here);
    for (const key of ['1', '2', '3']) {
      await lake.putIfAbsent(`s3://b/${key}`, bytes(key));
      await lake.publish(`Put ${key}`);
    }
    const [full, shallow] = [clone(remote, '--single-branch'), clone(remote, '--depth=1')];
    for (const directory of [full, shallow]) expect((await (await open(directory)).list('s3://b/')).length).toBe(3);
    expect(git(full, 'rev-parse', '--is-shallow-repository')).toBe('false');
    expect(git(shallow, 'rev-list', '--count', 'refs/flywheel/lake/flywheel-lake')).toBe('1');
    const late = await open(shallow);
    await late.putIfAbsent('s3://b/4', bytes('4'));
    await late.publish('Put 4');
    expect(git(remote, 'rev-list', '--count', 'flywheel-lake')).toBe('4');
  });

  it('makes no commit when nothing was put, or when all of it is there already', async () => {
    const [lake, other] = [await open(here), await open(clone(remote))];
    await lake.publish('Nothing');
    expect(git(remote, 'for-each-ref', 'refs/heads/flywheel-lake')).toBe('');
    for (const each of [lake, other]) await each.putIfAbsent('s3://b/k', bytes('same'));
    await lake.publish('First');
    await other.publish('Second');
    expect(git(remote, 'log', '--format=%s', 'flywheel-lake')).toBe('First');
    expect(await other.putIfAbsent('s3://b/k', bytes('same'))).toBe(false);
  });

  it('opened for reading takes puts that nobody else ever sees, and publishing is a bug', async () => {
    const lake = await open(here, { readOnly: true });
    await lake.putIfAbsent('s3://b/k', bytes('x'));
    expect(await lake.list('s3://b/')).toEqual(['s3://b/k']);
    const publishing = lake.publish('No');
    await expect(publishing).rejects.toThrow('opened for reading');
    await expect(publishing).rejects.not.toHaveProperty('kind');
  });

  it('refuses names that no file of a tree can have, which is a bug', async () => {
    const lake = await open(here, { remote: null });
    for (const uri of [
      'file:///etc/passwd',
      's3://bucket',
      's3://b/../x',
      's3://b//x',
      's3://b/.git/config',
      's3://b/x/',
      's3://b/x\0y',
      '/b/x',
    ]) {
      await expect(lake.putIfAbsent(uri, bytes('x')), uri).rejects.toThrow('cannot be kept in a lake');
      await expect(lake.putView(uri, bytes('x')), uri).rejects.toThrow('cannot be kept in a lake');
    }
  });

  it('refuses branches that Git does not allow', async () => {
    for (const branch of ['', '-f', 'a..b', 'a b', 'x.lock', '/x'])
      await expect(open(here, { branch }), branch).rejects.toMatchObject({ kind: 'invalid-ref' });
  });
});

describe.each([
  ['the remote', 'origin'],
  ['this clone alone', null],
])('two writers of a lake on a branch of %s', (_, where) => {
  const second = () => (where === null ? here : clone(remote, '--depth=1'));
  const shared = () => (where === null ? here : remote);

  it('lose nothing that does not collide', async () => {
    const lakes = [await open(here, { remote: where }), await open(second(), { remote: where })];
    for (const round of [1, 2]) {
      for (const [index, lake] of lakes.entries()) {
        await lake.putIfAbsent(`s3://b/${round}/${index}`, bytes(`${index}`));
        await lake.putView('s3://b/view', bytes(`${round} ${index}`));
      }
      await Promise.all(lakes.map((lake) => lake.publish('Race')));
    }
    expect(files(shared())).toEqual(['b/1/0', 'b/1/1', 'b/2/0', 'b/2/1', 'b/view']);
    expect(['2 0', '2 1']).toContain(git(shared(), 'show', 'flywheel-lake:b/view'));
    expect(git(shared(), 'rev-list', '--count', '--merges', 'flywheel-lake')).toBe('0');
  });

  it('cannot both have the same name: one wins, the other drops all it had put', async () => {
    for (const round of [1, 2]) {
      const lakes = [await open(here, { remote: where }), await open(second(), { remote: where })];
      for (const [index, lake] of lakes.entries()) {
        expect(await lake.putIfAbsent(`s3://b/${round}/record`, bytes(`${index}`))).toBe(true);
        expect(await lake.putIfAbsent(`s3://b/${round}/only-${index}`, bytes('x'))).toBe(true);
      }
      const ends = await Promise.allSettled(lakes.map((lake) => lake.publish('Race')));
      const winner = ends.findIndex(({ status }) => status === 'fulfilled');
      const loser = 1 - winner;
      expect(ends[loser]).toMatchObject({ status: 'rejected', reason: expect.any(LostRace) });
      expect(await read(lakes[loser]!, `s3://b/${round}/record`)).toBe(String(winner));
      expect(await lakes[loser]!.list(`s3://b/${round}/only`)).toEqual([`s3://b/${round}/only-${winner}`]);
      await lakes[loser]!.publish('Nothing is left');
      await lakes[loser]!.putIfAbsent(`s3://b/${round}/again`, bytes('x'));
      await lakes[loser]!.publish('Go on');
      expect(files(shared()).filter((path) => path.startsWith(`b/${round}/`))).toEqual([
        `b/${round}/again`,
        `b/${round}/only-${winner}`,
        `b/${round}/record`,
      ]);
    }
  });

  it('in one process publish one after the other, each what was put by then', async () => {
    const lake = await open(here, { remote: where });
    await lake.putIfAbsent('s3://b/1', bytes('1'));
    const first = lake.publish('First');
    await lake.putIfAbsent('s3://b/2', bytes('2'));
    await Promise.all([first, lake.publish('Second'), lake.publish('Third')]);
    expect(files(shared())).toEqual(['b/1', 'b/2']);
  });
});

describe('a push that is refused', () => {
  const put = async () => {
    const lake = await open(here);
    await lake.putIfAbsent('s3://b/k', bytes('x'));
    return lake;
  };

  it.each([
    ['GH006', 'GH006: Protected branch update failed for refs/heads/flywheel-lake.'],
    ['GH013', 'GH013: Repository rule violations found for refs/heads/flywheel-lake.'],
  ])('by %s names the branch and the exemption', async (_, words) => {
    hook(remote, 'pre-receive', `echo 'error: ${words}' >&2; exit 1`);
    const lake = await put();
    await expect(lake.publish('Put')).rejects.toMatchObject({
      kind: 'lake-push-refused',
      message: expect.stringMatching(new RegExp(`lake branch flywheel-lake was refused[^]*${words}[^]*pre-receive hook declined`)),
      hint: expect.stringMatching(/bypass list/),
    });
    hook(remote, 'pre-receive', 'exit 0');
    await lake.publish('Allowed now');
    expect(files(remote)).toEqual(['b/k']);
  });

  it('by an update hook, as older protection does it, is the same', async () => {
    hook(remote, 'update', 'exit 1');
    await expect((await put()).publish('Put')).rejects.toMatchObject({
      kind: 'lake-push-refused',
      message: expect.stringContaining('hook declined'),
    });
  });

  it('because someone is always faster ends, and says so', async () => {
    // Between the answer and the update of every push, the branch gets another commit.
    const move =
      'git update-ref refs/heads/flywheel-lake $(git commit-tree -m "$$ $(date +%N)" $(git rev-parse -q --verify refs/heads/flywheel-lake | sed "s/^/-p /") $(git hash-object -t tree -w --stdin < /dev/null))';
    hook(
      remote,
      'pre-receive',
      `unset GIT_QUARANTINE_PATH; export GIT_AUTHOR_NAME=r GIT_AUTHOR_EMAIL=r GIT_COMMITTER_NAME=r GIT_COMMITTER_EMAIL=r; ${move}`,
    );
    await expect((await put()).publish('Put')).rejects.toMatchObject({
      kind: 'lake-contended',
      message: expect.stringContaining('10 times'),
    });
    expect(files(remote)).toEqual(['']);
  });

  it('because the branch was deleted does not start the lake anew', async () => {
    const first = await put();
    await first.publish('Put');
    await first.putIfAbsent('s3://b/2', bytes('2'));
    hook(remote, 'pre-receive', 'rm -f hooks/pre-receive; unset GIT_QUARANTINE_PATH; git update-ref -d refs/heads/flywheel-lake');
    await expect(first.publish('Again')).rejects.toMatchObject({
      kind: 'lake-missing',
      hint: expect.stringContaining('refs/flywheel/lake/flywheel-lake'),
    });
  });

  it('for want of a server is a failure, and a later run starts from the old lake', async () => {
    const lake = await put();
    git(here, 'remote', 'set-url', 'origin', 'file:///nonexistent/remote.git');
    await expect(lake.publish('Put')).rejects.toMatchObject({ kind: 'git-failed' });
    await expect(open(here)).rejects.toMatchObject({ kind: 'git-failed' });
    git(here, 'remote', 'set-url', 'origin', `file://${remote}`);
    expect(await (await open(here)).exists()).toBe(false);
  });
});

describe('a run killed', () => {
  it.each(['before', 'after'])('%s any call of git leaves the lake as it was or as it was to be', async (when) => {
    const [kill, count] = [`kill -9 $$`, join(temporary(), 'count')];
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const run = when === 'before' ? `${kill}` : `'${real}' "$@"; ${kill}`;
    const faulty = fakeGit(`n=$(($(cat '${count}') - 1)); echo $n > '${count}'; [ $n -eq 0 ] && { ${run}; }; exec '${real}' "$@"`);
    let [calls, done] = [0, false];
    while (!done) {
      writeFileSync(count, String(++calls));
      const attempt = async () => {
        const opened = await openGit(here, { environment: { ...environment, PATH: `${faulty}:${environment.PATH}` } });
        const lake = await openGitLake(opened, options);
        await lake.putIfAbsent(`s3://b/${calls}/1`, bytes('1'));
        await lake.putIfAbsent(`s3://b/${calls}/2`, bytes('2'));
        await lake.publish(`Attempt ${calls}`);
      };
      await attempt().catch((error: unknown) => expect(error, `call ${calls}`).toBeInstanceOf(Failure));
      done = Number(readFileSync(count, 'utf8')) > 0;
      const there =
        git(remote, 'for-each-ref', 'refs/heads/flywheel-lake') === ''
          ? []
          : files(remote).filter((path) => path.startsWith(`b/${calls}/`));
      expect([0, 2], `call ${calls}`).toContain(there.length);
    }
    expect(calls).toBeGreaterThan(12);
    git(remote, 'fsck', '--strict');
    git(here, 'fsck', '--strict');
  });
});
