import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installNode24 } from './runtime/node24.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const build: { buildFiles(): Promise<Record<string, string>>; allowedLicenses: string[] } = await import(join(root, 'scripts/build.mjs'));

describe('dist/', () => {
  it('is what the sources build', async () => {
    const built = await build.buildFiles();
    expect(Object.keys(built)).toEqual(['dist/action.js', 'dist/cli.js', 'dist/training-thread.js', 'dist/licenses.txt']);
    for (const [path, text] of Object.entries(built)) expect(read(path) === text, `${path} is out of date: run npm run build`).toBe(true);
  });

  it('holds code of no package but those in licenses.txt', () => {
    // esbuild writes above each module where it comes from.
    const bundled = ['action', 'cli'].flatMap((entry) =>
      [...read(`dist/${entry}.js`).matchAll(/^\/\/ \S*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map((match) => match[1]!),
    );
    const licensed = licences().map(({ name }) => name.replace(/@[^@]+$/, ''));
    expect([...new Set(licensed)].sort()).toEqual([...new Set(bundled)].sort());
  });

  it('holds code under allowed licences only, each with its text', () => {
    for (const { name, licence, text } of licences()) {
      expect(build.allowedLicenses, name).toContain(licence);
      expect(text.length, name).toBeGreaterThan(500);
    }
  });
});

function licences(): { name: string; licence: string; text: string }[] {
  const blocks = read('dist/licenses.txt').split(`\n\n${'-'.repeat(80)}\n\n`);
  return blocks.map((block) => {
    const [name, licence, ...text] = block.split('\n');
    return { name: name!, licence: licence!, text: text.join('\n') };
  });
}

interface Step {
  verdict: { decision: string; reasons: string[] } | null;
  key: string;
  modelDigest: string;
}

/** Outside the repository, so that nothing that is installed in it can be found. */
const place = mkdtempSync(join(tmpdir(), 'flywheel-dist-'));
const nodes = [...new Set([process.execPath, installNode24()])];
const run = (node: string, ...words: string[]): string =>
  execFileSync(node, [join(place, 'dist/cli.js'), ...words], { cwd: place, encoding: 'utf8', maxBuffer: 64 << 20 });

beforeAll(() => {
  for (const part of ['dist', 'examples', 'package.json']) cpSync(join(root, part), join(place, part), { recursive: true });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the built command line, with nothing installed', () => {
  it('is run by the Node that calls the tests, 20.12 or later, and by Node 24', () => {
    const versions = nodes.map((node) => execFileSync(node, ['-p', 'process.version'], { encoding: 'utf8' }).trim());
    expect(versions[0]).toBe(process.version);
    expect(versions.at(-1)).toMatch(/^v24\./);
    for (const version of versions) expect(Number(version.slice(1).split('.')[0])).toBeGreaterThanOrEqual(20);
  });

  it('says its version', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    for (const node of nodes) expect(run(node, '--version')).toBe(`${version}\n`);
  });

  it('plays the demo to the same models and verdicts on each Node, those that README.md tells of', () => {
    const stories = nodes.map((node) => (JSON.parse(run(node, 'demo', '--json')) as { steps: Step[] }).steps);
    const models = stories.map((steps) =>
      steps.map(({ verdict, key, modelDigest }) => ({ decision: verdict?.decision, key, modelDigest })),
    );
    for (const each of models) expect(each).toEqual(models[0]);
    expect(models[0]!.slice(0, 4).map(({ decision }) => decision)).toEqual(['PROMOTE', 'PROMOTE', 'PROMOTE', 'REJECT']);
    const [first, better] = models[0]!;
    const page = read('README.md');
    expect(page).toContain(`**${stories[0]![1]!.verdict!.reasons[0]}.**`);
    for (const { key } of [first!, better!]) expect(page).toContain(`\`${key.slice(0, 8)}\``);
  });
});
