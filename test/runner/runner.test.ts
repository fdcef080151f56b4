import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatchEvent, type Event, pullRequestEvent, pushEvent, scheduleEvent } from '../github/fake/events.ts';
import { type GitHub, startGitHub } from '../github/fake/server.ts';
import { installNode24 } from '../runtime/node24.ts';
import { checkout } from './checkout.ts';
import { type Job, runAction } from './runner.ts';

let github: GitHub;
let token: string;
const folders: string[] = [];
const kept = (folder: string): string => folders[folders.push(folder) - 1]!;

beforeEach(async () => {
  github = await startGitHub();
  token = github.workflowToken({ contents: 'read' });
});
afterEach(async () => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  await github.close();
});

/** An action of one script, which main and post both run. */
function action(script: string): string {
  const folder = kept(mkdtempSync(join(tmpdir(), 'flywheel-action-')));
  const expression = '$' + '{{ github.token }}';
  const inputs = `inputs:\n  github-token:\n    default: ${expression}\n  config:\n    default: here\n`;
  writeFileSync(
    join(folder, 'action.yml'),
    `${inputs}outputs:\n  answer:\n    description: x\nruns:\n  using: node24\n  main: a.mjs\n  post: a.mjs\n`,
  );
  writeFileSync(join(folder, 'a.mjs'), `import { appendFileSync as add } from 'node:fs';\nconst { env } = process;\n${script}`);
  return folder;
}

function run(script: string, more: Partial<Job> = {}) {
  const workspace = kept(mkdtempSync(join(tmpdir(), 'flywheel-workspace-')));
  const event: Event = more.event ?? scheduleEvent(github);
  return runAction({ github, event, workspace, token, node: process.execPath, action: action(script), ...more });
}

describe('the runner', () => {
  it('runs the Node that GitHub runs for node24', async () => {
    const { stdout } = await run('console.log(process.version)', { node: installNode24() });
    expect(stdout).toMatch(/^v24\./);
  });

  it('hands over inputs, outputs, state and summary by files and variables', async () => {
    const result = await run(`
      if (env.STATE_isPost) { add(env.GITHUB_STEP_SUMMARY, 'after ' + env.STATE_isPost); process.exit(0); }
      add(env.GITHUB_STATE, 'isPost=true\\n');
      add(env.GITHUB_OUTPUT, 'answer<<END\\n' + env.INPUT_CONFIG + '\\n' + (env['INPUT_GITHUB-TOKEN'] === '${token}') + '\\nEND\\n');
      add(env.GITHUB_STEP_SUMMARY, '# Done');
      process.exitCode = 1;`);
    expect(result).toMatchObject({ exitCode: 1, outputs: { answer: 'here\ntrue' }, state: { isPost: 'true' }, summary: '# Done' });
    expect(result.post).toMatchObject({ exitCode: 0, summary: 'after true' });
  });

  it('says about a pull request what GitHub says', async () => {
    github.commit('better', { 'a.csv': 'x\n' });
    const pull = github.openPull({ branch: 'better' });
    const names = [
      'GITHUB_EVENT_NAME',
      'GITHUB_SHA',
      'GITHUB_REF',
      'GITHUB_HEAD_REF',
      'GITHUB_BASE_REF',
      'GITHUB_REPOSITORY',
      'GITHUB_API_URL',
    ];
    const { stdout } = await run(`console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => env[name])))`, {
      event: pullRequestEvent(github, pull.number, 'opened'),
    });
    expect(JSON.parse(stdout)).toEqual([
      'pull_request',
      pull.mergeCommit,
      'refs/pull/1/merge',
      'better',
      'main',
      github.slug,
      github.apiUrl,
    ]);
  });

  it('lets nothing of the developer through', async () => {
    process.env.FLYWHEEL_OF_MINE = 'secret';
    const { stdout } = await run('console.log(Object.keys(env).join())');
    delete process.env.FLYWHEEL_OF_MINE;
    expect(stdout.split(',').filter((name) => !/^(GITHUB_|RUNNER_|INPUT_|CI$|HOME$|LANG$|PATH$)/.test(name.trim()))).toEqual([]);
  });

  it('reads annotations, ten of each level', async () => {
    const { annotations, dropped } = await run(`
      console.log('::error file=data/a.csv,line=3,col=2,title=unknown label::100%25 wrong%0Asecond line');
      for (let index = 0; index < 12; index++) console.log('::warning::' + index);
      console.log('::stop-commands::x1'); console.log('::error::not a command'); console.log('::x1::');`);
    expect(annotations[0]).toEqual({
      level: 'error',
      file: 'data/a.csv',
      line: 3,
      column: 2,
      title: 'unknown label',
      message: '100% wrong\nsecond line',
    });
    expect([annotations.length, dropped]).toEqual([11, 2]);
  });

  it.each([
    ['the token in the log', 'console.log(env["INPUT_GITHUB-TOKEN"])', /shows a secret/],
    ['a masked value in the summary', 'console.log("::add-mask::hunter22"); add(env.GITHUB_STEP_SUMMARY, "hunter22")', /shows a secret/],
    ['an undeclared output', 'add(env.GITHUB_OUTPUT, "other=1\\n")', /does not declare the outputs other/],
    ['a command of old', 'console.log("::set-output name=answer::1")', /set-output is disabled/],
    ['a summary over 1 MiB', 'add(env.GITHUB_STEP_SUMMARY, "x".repeat(1048577))', /1048577 bytes/],
  ])('refuses %s', async (_, script, message) => {
    await expect(run(script)).rejects.toThrow(message);
  });

  it('interrupts a cancelled job and runs the post step all the same', async () => {
    const controller = new AbortController();
    const script = `if (env.STATE_isPost) { console.log('closed'); process.exit(0); }
      add(env.GITHUB_STATE, 'isPost=true\\n');
      process.on('SIGINT', () => { console.log('interrupted'); process.exit(130); });
      await fetch(env.GITHUB_API_URL + '/rate_limit');
      setTimeout(() => {}, 60000);`;
    github.fault('rate-limit/get', 1, () => controller.abort());
    const result = await run(script, { cancel: controller.signal });
    expect(result).toMatchObject({ exitCode: 130, stdout: 'interrupted\n', post: { stdout: 'closed\n' } });
  });
});

describe('the checkout', () => {
  const git = (folder: string, ...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();

  it('of a pull request is its test merge, shallow, detached and without credentials', async () => {
    github.commit('better', { 'a.csv': 'x\n' });
    const pull = github.openPull({ branch: 'better' });
    const folder = kept(await checkout({ github, event: pullRequestEvent(github, pull.number, 'opened'), token }));
    expect(git(folder, 'rev-parse', 'HEAD')).toBe(pull.mergeCommit);
    expect(git(folder, 'rev-parse', '--is-shallow-repository')).toBe('true');
    expect(git(folder, 'branch', '--show-current')).toBe('');
    expect(git(folder, 'config', '--local', '--list')).not.toContain('extraheader');
    expect(git(folder, 'remote', 'get-url', 'origin')).toBe(github.cloneUrl);
    expect(existsSync(join(folder, 'a.csv'))).toBe(true);
  });

  it('of a push is the branch itself, and depth 0 brings everything', async () => {
    const before = github.tip();
    const after = github.commit('main', { 'a.csv': 'x\n' });
    github.commit('other', { 'b.csv': 'y\n' });
    const event = pushEvent(github, { before, after });
    const folder = kept(await checkout({ github, event, token, depth: 0, persistCredentials: true }));
    expect([git(folder, 'branch', '--show-current'), git(folder, 'rev-list', '--count', 'HEAD')]).toEqual(['main', '2']);
    expect(git(folder, 'rev-parse', 'origin/other')).toBe(github.tip('other'));
    expect(git(folder, 'config', '--local', '--list')).toContain('extraheader=AUTHORIZATION: basic');
  });

  it('of a re-run stays at the commit of then', async () => {
    const before = github.tip();
    const then = github.commit('main', { 'a.csv': '1\n' });
    github.commit('main', { 'a.csv': '2\n' });
    const folder = kept(await checkout({ github, event: pushEvent(github, { before, after: then }), token }));
    expect(git(folder, 'rev-parse', 'HEAD')).toBe(then);
  });

  it('of a private repository needs a token that may read it', async () => {
    github.state.private = true;
    const event = dispatchEvent(github, {});
    kept(await checkout({ github, event, token }));
    await expect(checkout({ github, event, token: github.workflowToken({ checks: 'write' }) })).rejects.toThrow(/not found/);
  });
});
