import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../../src/commands/manual.ts';
import { applied, badRows, csv, directoryLake, everyByte, files, moreRows, type Sandbox, sandbox, yaml } from '../commands/sandbox.ts';
import { environment, temporary } from '../git/sandbox.ts';
import { bundledCli, type Ran, run } from './bundle.ts';

let cli: string;
beforeAll(async () => {
  cli = await bundledCli();
});

const json = ({ stdout }: Ran): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;

describe('one repository, command after command', () => {
  let box: Sandbox;
  beforeAll(() => {
    box = sandbox();
  });

  /** In order: each goes on from the one before. */
  const story: { args: string[]; code: number; first?: () => void; holds: object }[] = [
    { args: ['check'], code: 0, holds: { name: 'support', ok: true, datasets: { train: { documents: 36 } } } },
    { args: ['plan'], code: 0, holds: { synced: false } },
    { args: ['plan', '--detailed-exitcode'], code: 2, holds: { synced: false } },
    { args: ['status'], code: 0, holds: { activeModel: null } },
    { args: ['predict', 'invoice'], code: 1, holds: { error: { kind: 'no-model' } } },
    { args: ['apply'], code: 0, holds: { status: 'done', changed: true, verdict: { decision: 'PROMOTE' } } },
    { args: ['apply'], code: 0, holds: { status: 'done', changed: false } },
    { args: ['plan', '--detailed-exitcode'], code: 0, holds: { synced: true, changes: [] } },
    { args: ['log'], code: 0, holds: { history: [{ number: 1, by: 'ada' }] } },
    { args: ['predict', 'invoice charge'], code: 0, holds: { results: [{ text: 'invoice charge' }] } },
    {
      args: ['preview', '--base', 'main'],
      code: 0,
      first: () => box.branch('more', { 'data/train/more.csv': csv(moreRows) }),
      holds: { verdict: { decision: 'PROMOTE' }, comparedTo: { kind: 'active' } },
    },
    { args: ['apply'], code: 0, holds: { status: 'superseded', changed: false } },
    { args: ['apply'], code: 0, first: () => box.merge('more'), holds: { status: 'done', documents: 54 } },
    { args: ['retrain', '--reason', 'to see'], code: 0, holds: { status: 'done', changed: true } },
    { args: ['promote', '00000000'], code: 1, holds: { error: { kind: 'unknown-version' } } },
    { args: ['rollback'], code: 0, holds: { changed: true } },
    { args: ['apply'], code: 0, first: () => box.commit({}, 'Roll back'), holds: { status: 'done', documents: 36 } },
    {
      args: ['preview', '--base', 'main'],
      code: 1,
      first: () => box.branch('archive', { 'data/train/archive.csv': csv(badRows) }),
      holds: { verdict: { decision: 'REJECT' } },
    },
    { args: ['check'], code: 1, first: () => writeFileSync(join(box.directory, 'data/test.csv'), 'text\n'), holds: { ok: false } },
    {
      args: ['export', 'cloudformation'],
      code: 0,
      holds: { command: 'export', form: 'cloudformation', text: expect.stringContaining('AWSTemplateFormatVersion') },
    },
    { args: ['init', '--force'], code: 0, first: () => box.git('restore', '.'), holds: { command: 'init' } },
  ];

  it('each prints one JSON object and nothing else, and ends with its code', async () => {
    for (const [at, { args, code, first, holds }] of story.entries()) {
      first?.();
      const ran = await run(cli, box.directory, [...args, '--json']);
      const what = `${at + 1}. ${args.join(' ')}`;
      expect(ran.stderr, what).toBe('');
      expect(json(ran), what).toMatchObject({ schemaVersion: 1, ...holds });
      expect(ran.code, what).toBe(code);
    }
  });
});

describe('a failure', () => {
  it.each([
    { what: 'outside of a repository', args: ['plan'], kind: 'no-repository' },
    { what: 'an unknown command', args: ['plann'], kind: 'unknown-command' },
    { what: 'an unknown option', args: ['plan', '--detailed'], kind: 'unknown-option' },
    { what: 'an option of another command', args: ['apply', '--flywheel', 'sales'], kind: 'unknown-option' },
    { what: 'a word too many', args: ['apply', 'sales'], kind: 'unknown-argument' },
    { what: 'a missing base', args: ['preview'], kind: 'no-repository' },
    { what: 'a wait that is no number', args: ['apply', '--wait', 'long'], kind: 'invalid-wait' },
    { what: 'no flywheel.yaml', args: ['check'], kind: 'no-flywheel' },
    { what: 'a directory that is not there', args: ['check', '--directory', 'nowhere'], kind: 'directory-missing' },
  ])('$what: a sentence and a hint on standard error, JSON on standard output when asked, exit 1', async ({ args, kind }) => {
    const directory = temporary();
    const told = await run(cli, directory, args);
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(/^flywheel: .*\n/);
    expect(told.stderr).not.toContain('    at ');
    const asked = await run(cli, directory, [...args, '--json']);
    expect(asked).toMatchObject({ code: 1, stderr: '' });
    expect(json(asked)).toMatchObject({ schemaVersion: 1, command: args[0], flywheels: [], error: { kind } });
  });

  it('says what is allowed', async () => {
    expect((await run(cli, temporary(), ['plann'])).stderr).toContain(`Commands: ${commandNames.join(', ')}.`);
    expect((await run(cli, temporary(), ['plan', '--detailed'])).stderr).toContain('--detailed-exitcode');
  });
});

describe('a bug', () => {
  it('has exit 70, its stack on standard error, and JSON on standard output when asked', async () => {
    const box = await applied();
    writeFileSync(join(box.directory, '.flywheel/lake/flywheel/index/support/serving/000002.json'), '{"model":');
    const told = await run(cli, box.directory, ['status']);
    expect(told).toMatchObject({ code: 70, stdout: '' });
    expect(told.stderr).toMatch(/this is a bug.*\nSyntaxError: [\s\S]*\n {4}at /);
    const asked = await run(cli, box.directory, ['status', '--json']);
    expect(json(asked)).toMatchObject({ command: 'status', flywheels: [], error: { kind: 'bug' } });
    expect(asked.code).toBe(70);
  });
});

describe('what people read', () => {
  it.each(commandNames.map((name) => [name]))('%s --help shows how it is used', async (name) => {
    const { code, stdout, stderr } = await run(cli, temporary(), [name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^flywheel ${name}`));
    expect(stdout).toContain('--json');
  });

  it('begins with an overview', async () => {
    expect((await run(cli, temporary(), ['help', 'plan'])).stdout).toMatch(/^flywheel plan\n/);
    const { stdout } = await run(cli, temporary(), []);
    for (const name of commandNames) expect(stdout).toContain(`  ${name}`);
    expect((await run(cli, temporary(), ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('is plain text without a terminal, and predict reads lines', async () => {
    const box = await applied();
    const status = await run(cli, box.directory, ['status']);
    expect(status).toMatchObject({ code: 0, stderr: '' });
    expect(status.stdout).toContain('support');
    expect(status.stdout).not.toContain('\u001b');
    const predicted = await run(cli, box.directory, ['predict'], { input: 'invoice charge\r\n\ncrash error\n' });
    expect(predicted.stdout).toMatch(/^billing \d+\.\d %.*\tinvoice charge\ntechnical \d+\.\d %.*\tcrash error\n$/);
    const marked = await run(cli, box.directory, ['predict', '--json'], { input: '\uFEFFinvoice charge\n' });
    expect(json(marked)).toMatchObject({ results: [{ text: 'invoice charge' }] });
  });

  it('names every problem with its place', async () => {
    const box = sandbox(files({ 'data/train/first.csv': 'text,label\nsome text,billing\n,refund\n' }));
    const { code, stdout } = await run(cli, box.directory, ['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('data/train/first.csv:3:1');
  });
});

describe('a reader who leaves early', () => {
  it('is no error', async () => {
    const child = spawn(process.execPath, [cli, 'help'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const said: string[] = [];
    child.stderr.on('data', (chunk) => said.push(String(chunk)));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toEqual({ code: 0, said: [] });
  });
});

describe('a directory inside the repository', () => {
  it('works as its top does', async () => {
    const box = await applied(files({ 'flywheel.yaml': yaml(directoryLake) }));
    const [top, inside, told] = await Promise.all([
      run(cli, box.directory, ['status', '--json']),
      run(cli, join(box.directory, 'data'), ['status', '--json']),
      run(cli, temporary(), ['status', '--json', '--directory', join(box.directory, 'data/train')]),
    ]);
    expect(json(inside)).toEqual(json(top));
    expect(json(told)).toEqual(json(top));
  });
});

describe('demo', () => {
  it('tells the whole story and leaves nothing behind', async () => {
    const directory = temporary();
    const place = temporary();
    const ran = await run(cli, directory, ['demo', '--json'], { variables: { TMPDIR: place } });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { steps } = json(ran) as {
      steps: { verdict: { decision: string }; key: string; modelDigest: string; status: string; documents: number }[];
    };
    expect(steps.map(({ verdict }) => verdict?.decision)).toMatchObject([
      'PROMOTE',
      'PROMOTE',
      'PROMOTE',
      expect.stringMatching(/REJECT|HOLD/),
      expect.anything(),
    ]);
    expect([steps[2]!.key, steps[2]!.modelDigest]).toEqual([steps[1]!.key, steps[1]!.modelDigest]);
    expect(steps[4]).toMatchObject({ status: 'done', documents: steps[0]!.documents });
    expect([readdirSync(place), everyByte(directory)]).toEqual([[], {}]);
  });
});
