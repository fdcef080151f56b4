import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withConfig, withToken } from '../../src/git/environment.ts';
import { openGit } from '../../src/git/git.ts';
import { lastLines } from '../../src/git/git-failure.ts';
import { openGitLake } from '../../src/git/lake.ts';
import { openRepository } from '../../src/git/repository.ts';
import { serveGit } from './http-remote.ts';
import { clone, commit, environment, fakeGit, git, newRemote, newRepository, readAll, temporary, write } from './sandbox.ts';

describe('the git command line', () => {
  it.each([
    ['git version 2.37.9', '2.37.9'],
    ['git version 1.9', '1.9'],
    ['something else', 'of unknown version'],
  ])('is refused when it says %j', async (printed, version) => {
    const opening = openGit(temporary(), { environment: { PATH: `${fakeGit(`echo '${printed}'`)}` } });
    await expect(opening).rejects.toMatchObject({
      kind: 'git-too-old',
      message: `git ${version} is too old: 2.38 or newer is needed to merge without a checkout.`,
    });
  });

  it.each(['git version 2.38.0', 'git version 2.39.5 (Apple Git-154)', 'git version 3.0.0.windows.1'])(
    'is new enough when it says %j',
    async (printed) => {
      await expect(openGit(temporary(), { environment: { PATH: fakeGit(`echo '${printed}'`) } })).resolves.toBeDefined();
    },
  );

  it('is a failure that says what to install when it is missing', async () => {
    await expect(openGit(temporary(), { environment: { PATH: temporary() } })).rejects.toMatchObject({
      kind: 'git-missing',
      hint: expect.stringContaining('2.38'),
    });
  });

  it('fails with its own last lines, whatever language the user speaks', async () => {
    const opened = await openGit(newRepository(), { environment: { ...environment, LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' } });
    await expect(opened.bytes(['rev-list', 'nowhere', '--'])).rejects.toMatchObject({
      kind: 'git-failed',
      message: "git rev-list ended with exit code 128: fatal: bad revision 'nowhere'",
    });
    await expect(
      readAll({ list: async () => [], read: (path) => opened.stream(['cat-file', 'blob', path]) }, 'nowhere'),
    ).rejects.toMatchObject({
      message: expect.stringContaining('nowhere'),
    });
  });

  it('does not run hooks, an external diff, a file system monitor or a pager', async () => {
    const directory = newRepository();
    const trap = join(fakeGit(`touch '${join(directory, '.git/ran')}'`), 'git');
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'core.sshCommand']) git(directory, 'config', key, trap);
    write(directory, {
      '.git/hooks/post-index-change': `#!/bin/sh\n${trap}\n`,
      '.git/hooks/reference-transaction': `#!/bin/sh\n${trap}\n`,
      a: 'a',
    });
    for (const hook of readdirSync(join(directory, '.git/hooks'))) chmodSync(join(directory, '.git/hooks', hook), 0o755);
    const repository = (await openRepository(directory, { environment: { ...environment, GIT_EXTERNAL_DIFF: trap } }))!;
    expect(await repository.dirty()).toEqual(['a']);
    const lake = await openGitLake(repository.git, {
      branch: 'lake',
      remote: null,
      clock: () => new Date(0),
      author: { name: 'F', email: 'f@example.com' },
    });
    await lake.putIfAbsent('s3://b/k', Buffer.from('x'));
    await lake.publish('Put');
    expect(readdirSync(join(directory, '.git'))).not.toContain('ran');
  });

  it('refuses a directory of another user, unless the caller vouches for it', async () => {
    const directory = newRepository();
    const program = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const path = `${fakeGit(`GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${program}' "$@"`)}${delimiter}${environment.PATH}`;
    const foreign = { ...environment, PATH: path };
    await expect(openRepository(directory, { environment: foreign })).rejects.toMatchObject({ kind: 'git-ownership' });
    expect((await openRepository(directory, { environment: foreign, trustOwner: true }))?.root).toBe(directory);
  });

  it('never shows passwords that are part of an address', () => {
    expect(lastLines("fatal: unable to access 'https://me:secret@example.com/r.git/': x\n")).toBe(
      "fatal: unable to access 'https://example.com/r.git/': x",
    );
  });
});

describe('the token', () => {
  it('is added after configuration that the environment carries, for its origin only', () => {
    const inherited = withConfig({ A: '1' }, [['a.b', 'c']]);
    expect(withToken(inherited, { value: 't', origin: 'https://github.example.com/ignored/path' })).toEqual({
      A: '1',
      GIT_CONFIG_KEY_0: 'a.b',
      GIT_CONFIG_VALUE_0: 'c',
      GIT_CONFIG_KEY_1: 'http.https://github.example.com/.extraheader',
      GIT_CONFIG_VALUE_1: '',
      GIT_CONFIG_KEY_2: 'http.https://github.example.com/.extraheader',
      GIT_CONFIG_VALUE_2: `AUTHORIZATION: basic ${Buffer.from('x-access-token:t').toString('base64')}`,
      GIT_CONFIG_COUNT: '3',
    });
  });

  it('opens a private remote from a shallow clone without credentials, in the header alone', async () => {
    const origin = newRepository();
    const old = commit(origin, { a: '1' });
    const tip = commit(origin, { a: '2' });
    const remote = newRemote(origin);
    const server = await serveGit(remote, 'x-access-token:s3cr3t-t0ken');
    const trace = temporary();
    const log = join(trace, 'argv');
    const path = `${fakeGit(`{ printf '%s ' "$@"; echo; } >> '${log}'; exec '${execFileSync('which', ['git'], { encoding: 'utf8' }).trim()}' "$@"`)}${delimiter}${environment.PATH}`;
    const traced = { ...environment, PATH: path, GIT_TRACE: join(trace, 'trace'), GIT_TRACE_CURL: join(trace, 'curl') };
    const copy = clone(remote, '--depth=1');
    git(copy, 'remote', 'set-url', 'origin', server.url);

    const locked = (await openRepository(copy, { environment: traced }))!;
    await expect(locked.tip()).rejects.toMatchObject({ kind: 'git-access', hint: expect.stringContaining('github-token') });
    const elsewhere = (await openRepository(copy, {
      environment: traced,
      token: { value: 's3cr3t-t0ken', origin: 'http://example.com' },
    }))!;
    await expect(elsewhere.tip()).rejects.toMatchObject({ kind: 'git-access' });

    const repository = (await openRepository(copy, { environment: traced, token: { value: 's3cr3t-t0ken', origin: server.url } }))!;
    expect(await repository.tip()).toEqual({ branch: 'main', commit: tip, source: 'remote' });
    expect(await repository.fetchCommit(old)).toBe(old);
    const options = { branch: 'lake', remote: 'origin', clock: () => new Date(0), author: { name: 'F', email: 'f@example.com' } };
    const lake = await openGitLake(repository.git, options);
    await lake.putIfAbsent('s3://b/large', Buffer.alloc(3 << 20, 'no token in here '));
    await lake.publish('Put a large object');
    expect(git(remote, 'cat-file', '-s', 'lake:b/large')).toBe(String(3 << 20));
    expect((await (await openGitLake(repository.git, options)).get('s3://b/large'))?.length).toBe(3 << 20);
    await server.close();

    expect(new Set(server.authorizations)).toEqual(
      new Set([undefined, `basic ${Buffer.from('x-access-token:s3cr3t-t0ken').toString('base64')}`]),
    );
    const secrets = ['s3cr3t', Buffer.from('x-access-token:s3cr3t-t0ken').toString('base64')];
    const written = [...readdirSync(copy, { recursive: true, withFileTypes: true }), ...readdirSync(trace, { withFileTypes: true })];
    const files = written.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files).toContain(log);
    expect(readFileSync(log, 'utf8')).toContain('ls-remote');
    for (const file of files) for (const secret of secrets) expect(readFileSync(file).includes(secret), file).toBe(false);
  });

  it('replaces a header that checkout persisted: two would be refused', async () => {
    const origin = newRepository();
    const tip = commit(origin, { a: '1' });
    const server = await serveGit(newRemote(origin), 'x-access-token:new');
    git(origin, 'remote', 'set-url', 'origin', server.url);
    git(origin, 'config', `http.${new URL(server.url).origin}/.extraheader`, 'AUTHORIZATION: basic b2xkOm9sZA==');
    const repository = (await openRepository(origin, { environment, token: { value: 'new', origin: server.url } }))!;
    expect((await repository.tip()).commit).toBe(tip);
    await server.close();
  });

  it('that may only read makes a push fail with the permission to give', async () => {
    const origin = newRepository();
    commit(origin, { a: '1' });
    const server = await serveGit(newRemote(origin), 'x-access-token:reader', { readOnly: true });
    git(origin, 'remote', 'set-url', 'origin', server.url);
    const repository = (await openRepository(origin, { environment, token: { value: 'reader', origin: server.url } }))!;
    const lake = await openGitLake(repository.git, {
      branch: 'flywheel-lake',
      remote: 'origin',
      clock: () => new Date(0),
      author: { name: 'F', email: 'f@example.com' },
    });
    await lake.putIfAbsent('s3://b/k', Buffer.from('x'));
    await expect(lake.publish('Put')).rejects.toMatchObject({
      kind: 'lake-push-refused',
      message: expect.stringMatching(/lake branch flywheel-lake was refused[\s\S]*403/),
      hint: expect.stringContaining('contents: write'),
    });
    await server.close();
  });
});
