import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readRunner } from '../../src/github/runner.ts';
import { runnerSink } from '../../src/github/sink.ts';

let folder: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flywheel-runner-'));
  for (const file of ['event.json', 'summary.md', 'output.txt'])
    writeFileSync(join(folder, file), file === 'event.json' ? '{"ref":"refs/heads/main"}' : '');
  const variables = {
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_OUTPUT: join(folder, 'output.txt'),
    GITHUB_REPOSITORY: 'newsdesk/topics',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_ACTOR: 'ada',
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_WORKSPACE: folder,
    RUNNER_ENVIRONMENT: 'github-hosted',
    'INPUT_GITHUB-TOKEN': 'ghs_secret',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe('the runner', () => {
  it('is read into one value, with defaults', () => {
    const { variables, ...runner } = readRunner();
    expect(variables.GITHUB_SHA).toBe('a'.repeat(40));
    expect(runner).toEqual({
      inputs: {
        command: 'auto',
        config: '**/flywheel.yaml',
        token: 'ghs_secret',
        wait: 0,
        comment: 'always',
        version: null,
        reason: null,
        confirm: false,
        flywheel: null,
        workingDirectory: '.',
      },
      environment: {
        eventName: 'push',
        repository: { owner: 'newsdesk', repo: 'topics' },
        repositoryUrl: 'https://github.com/newsdesk/topics',
        apiUrl: 'https://api.github.com',
        ref: 'refs/heads/main',
        sha: 'a'.repeat(40),
        actor: 'ada',
        run: { id: 77, number: 7, attempt: 2, url: 'https://github.com/newsdesk/topics/actions/runs/77/attempts/2' },
      },
      payload: { ref: 'refs/heads/main' },
      workspace: folder,
      ephemeral: true,
    });
    expect(printed).toContain('::add-mask::ghs_secret');
  });

  it.each([
    ['INPUT_COMMAND', 'deploy', 'The input command is "deploy". Allowed: auto, check, plan'],
    ['INPUT_COMMENT', 'never', 'The input comment is "never". Allowed: always, changes, failures, off.'],
    ['INPUT_WAIT', '10m', 'The input wait is "10m". Allowed: whole seconds, 0 to 3600.'],
    ['INPUT_WAIT', '3601', 'The input wait is "3601".'],
    ['GITHUB_SHA', '', 'The variable GITHUB_SHA is not set.'],
    ['GITHUB_RUN_ID', 'x', 'GITHUB_RUN_ID is "x", which is not a number.'],
    ['GITHUB_EVENT_PATH', '/nowhere/event.json', 'which does not exist.'],
  ])('refuses %s = "%s"', (name, value, message) => {
    vi.stubEnv(name, value);
    expect(() => readRunner()).toThrow(message);
  });

  it('refuses a payload that is not JSON', () => {
    writeFileSync(join(folder, 'event.json'), '{');
    expect(() => readRunner()).toThrow('is not JSON');
  });
});

describe('what is told to the runner', () => {
  it('cannot be turned into a command by what it says', () => {
    runnerSink.info('::set-output name=x::y\n  ::error::z');
    runnerSink.annotate('failure', 'a\n::error::b', {
      path: 'data/a,b.csv',
      start_line: 3,
      end_line: 3,
      start_column: 2,
      end_column: 2,
      annotation_level: 'failure',
      message: '',
      title: 'x::y',
    });
    expect(printed.split('\n').filter((line) => line.startsWith('::'))).toEqual([
      '::error title=x%3A%3Ay,file=data/a%2Cb.csv,line=3,endLine=3,col=2::a%0A::error::b',
    ]);
    expect(printed).not.toMatch(/^\s*::set-output/m);
  });

  it('reaches the summary and the outputs', () => {
    expect(runnerSink.summary('## PROMOTE')).toBe(true);
    runnerSink.output('result', 'a\nb');
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe('## PROMOTE\n');
    expect(readFileSync(join(folder, 'output.txt'), 'utf8')).toMatch(/^result<<(ghadelimiter_[\w-]+)\na\nb\n\1\n$/);
    vi.stubEnv('GITHUB_STEP_SUMMARY', '');
    expect(runnerSink.summary('x')).toBe(false);
  });
});
