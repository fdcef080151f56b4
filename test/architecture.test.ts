import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom. ARCHITECTURE.md prints this table; the test below keeps the two equal. */
const mayImport: Record<string, string[]> = {
  problems: [],
  comprehend: [],
  learning: [],
  config: ['problems'],
  datasets: ['problems'],
  promotion: ['config', 'learning'],
  reconcile: ['comprehend', 'config', 'datasets', 'learning', 'problems', 'promotion'],
  report: ['config', 'datasets', 'learning', 'problems', 'promotion', 'reconcile'],
  engine: ['comprehend', 'datasets', 'learning'],
  aws: ['comprehend'],
  git: ['comprehend', 'problems'],
  github: ['problems', 'report'],
  commands: ['aws', 'comprehend', 'config', 'datasets', 'engine', 'git', 'learning', 'problems', 'promotion', 'reconcile', 'report'],
  'action.ts': ['commands', 'github', 'problems', 'report'],
  'cli.ts': ['commands', 'problems', 'report'],
};

/** Who may touch the world: module (or global) → places. A place is a folder or a file below src. */
const mayTouch: Record<string, string[]> = {
  'node:fs': [
    'git',
    'engine/lake/directory.ts',
    'commands/demo.ts',
    'commands/init.ts',
    'commands/rollback.ts',
    'commands/serve-lake.ts',
    'commands/terminal.ts',
    'github/runner.ts',
  ],
  'node:child_process': ['git/git.ts'],
  'node:http': ['engine/http.ts'],
  'node:worker_threads': ['commands/serve-thread.ts', 'engine/threads.ts', 'engine/training-thread.ts'],
  'node:crypto': ['aws', 'datasets', 'engine', 'reconcile', 'git', 'github'],
  '@actions/': ['action.ts', 'github'],
  'process.': ['action.ts', 'cli.ts', 'git/git.ts', 'github/runner.ts', 'commands/terminal.ts'],
};

const pure = ['problems', 'learning', 'config', 'datasets', 'promotion', 'reconcile', 'report', 'comprehend'];
const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.includes('.generated.'));
const text = (file: string) => readFileSync(join(source, file), 'utf8');
const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
const folderOf = (file: string) => file.split('/')[0]!;

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const found = code(file).matchAll(/(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|import\s+'([^']+)'/g);
  return [...found].map((match) => ({ target: match[3] ?? match[4] ?? match[5]!, typeOnly: match[2] !== undefined }));
}

const resolved = (file: string, target: string) => relative(source, join(source, dirname(file), target)).replaceAll('\\', '/');

describe('the layout', () => {
  it('imports only in the direction of the table', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target.startsWith('.'))
        .map(({ target }) => resolved(file, target))
        .filter((target) => folderOf(target) !== folderOf(file) && !mayImport[folderOf(file)]?.includes(folderOf(target)))
        .map((target) => `${file} must not import ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has a row for every folder, and no ring in the table', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in mayImport))).toEqual([]);
    const visit = (folder: string, path: string[]): void => {
      expect(path, `ring: ${[...path, folder].join(' → ')}`).not.toContain(folder);
      for (const next of mayImport[folder]!) visit(next, [...path, folder]);
    };
    for (const folder of Object.keys(mayImport)) visit(folder, []);
  });

  it('has no ring of files', () => {
    const done = new Set<string>();
    const visit = (file: string, path: string[]): void => {
      expect(path.includes(file), `ring: ${[...path, file].join(' → ')}`).toBe(false);
      if (done.has(file) || !files.includes(file)) return;
      for (const { target, typeOnly } of importsOf(file))
        if (target.startsWith('.') && !typeOnly) visit(resolved(file, target), [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
  });

  it('lets only the named places touch files, processes, sockets and the environment', () => {
    const wrong = files.flatMap((file) =>
      Object.entries(mayTouch)
        .filter(([thing, places]) => touches(file, thing) && !places.some((place) => file === place || file.startsWith(`${place}/`)))
        .map(([thing]) => `${file} must not touch ${thing}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps clocks and chance out of the pure folders', () => {
    const wrong = files
      .filter((file) => pure.includes(folderOf(file)))
      .filter((file) => /Date\.now|new Date\(\)|Math\.random|performance\.now|setTimeout/.test(code(file)));
    expect(wrong).toEqual([]);
  });

  it('keeps entries at 40 lines and files at 200', () => {
    const lines = (file: string) => text(file).trimEnd().split('\n').length;
    expect(
      files.filter((file) => lines(file) > (['action.ts', 'cli.ts'].includes(file) ? 40 : 200)).map((file) => `${file}: ${lines(file)}`),
    ).toEqual([]);
  });

  it('keeps functions at 70 lines', () => {
    const long = files.flatMap((file) => longFunctions(file).map(([name, lines]) => `${file} ${name}: ${lines} lines`));
    expect(long).toEqual([]);
  });

  it('has no file whose name promises nothing', () => {
    const heaps = /(^|\/)(utils?|helpers?|common|lib|misc|manager|service|shared|types|index)(\.ts|\/)/;
    expect(files.filter((file) => heaps.test(file))).toEqual([]);
  });

  it('is printed in ARCHITECTURE.md', () => {
    const page = readFileSync(join(source, '../ARCHITECTURE.md'), 'utf8');
    const missing = Object.entries(mayImport)
      .map(([folder, allowed]) => `| \`${folder}\` | ${allowed.length ? allowed.map((name) => `\`${name}\``).join(', ') : 'nothing'} |`)
      .filter((row) => !page.includes(row));
    expect(missing).toEqual([]);
  });
});

function touches(file: string, thing: string): boolean {
  if (thing === 'process.') return /\bprocess\.(env|exit|argv|stdout|stderr|stdin|cwd|chdir|kill|on)\b/.test(code(file));
  return importsOf(file).some(
    ({ target, typeOnly }) =>
      !typeOnly && (target === thing || (thing.endsWith('/') ? target.startsWith(thing) : target.startsWith(`${thing}/`))),
  );
}

/** Top-level functions and methods, found by indentation: the formatter guarantees it. */
function longFunctions(file: string): [string, number][] {
  const lines = text(file).split('\n');
  return lines.flatMap((line, start): [string, number][] => {
    const match = /^(\s*)(?:export )?(?:async )?(?:function\*? (\w+)|(?:static )?(?:async )?\*?(\w+)\([^)]*\)[^;=]*\{$)/.exec(line);
    if (match === null || !line.endsWith('{') || /^\s*(if|for|while|switch|catch)\b/.test(line)) return [];
    const end = lines.indexOf(`${match[1]}}`, start + 1);
    return end - start + 1 > 70 ? [[match[2] ?? match[3]!, end - start + 1]] : [];
  });
}
