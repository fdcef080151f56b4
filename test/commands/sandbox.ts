import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { apply } from '../../src/commands/apply.ts';
import { preview } from '../../src/commands/preview.ts';
import { proposalOf } from '../../src/commands/proposal.ts';
import type { Settings } from '../../src/commands/settings.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { commit, environment, git, newRepository, temporary } from '../git/sandbox.ts';

/** The shortest flywheel.yaml, with a declared test file and whatever stands below. */
export const yaml = (more = '', name = 'support'): string => `version: 1
name: ${name}   # what people call it
task: { type: classifier, mode: multi-class, language: en }
datasets:
  train: data/train/**/*.csv
  test: data/test.csv
${more}`;

export const directoryLake = 'engine: { local: { lake: .flywheel/lake } }\n';

export interface Row {
  text: string;
  label: string;
}

export const csv = (rows: readonly Row[]): string => `text,label\n${rows.map(({ text, label }) => `${text},${label}\n`).join('')}`;

const words: Record<string, string[]> = {
  billing: ['invoice', 'charge', 'card', 'amount', 'payment', 'fee', 'statement', 'tax'],
  refund: ['return', 'reimburse', 'cancelled', 'refunded', 'reversal', 'credit', 'voucher', 'compensation'],
  technical: ['crash', 'error', 'login', 'screen', 'update', 'freeze', 'bug', 'slow'],
};
export const labels = Object.keys(words);
const fillers = ['please', 'today', 'again', 'since monday', 'my account', 'the app', 'urgent', 'hello', 'why', 'cannot', 'still', 'help'];

/** `count` rows a label, the same for the same seed: two words of the label and two that say nothing. */
export function rows(count: number, seed: string, wrong = false): Row[] {
  return labels.flatMap((label, which) =>
    Array.from({ length: count }, (_, at) => {
      const digest = createHash('sha256').update(`${seed} ${label} ${at}`).digest();
      const pick = (list: string[], byte: number) => list[digest[byte]! % list.length]!;
      const own = words[label]!;
      const text = `${pick(fillers, 0)} ${pick(own, 1)} ${pick(fillers, 2)} ${pick(own, 3)} ${digest.toString('hex', 4, 6)}`;
      return { text, label: wrong ? labels[(which + 1) % labels.length]! : label };
    }),
  );
}

/** Thirty test rows and thirty-six training rows under three labels: little, and enough to learn from. */
export const testRows = rows(10, 'held out');
export const trainRows = rows(12, 'first');
export const moreRows = rows(6, 'second');
/** So many rows under wrong labels that the model gets worse. */
export const badRows = rows(40, 'archive', true);

/** A lake in a directory unless told otherwise: it is the quicker one. */
export const files = (changes: Record<string, string> = {}): Record<string, string> => ({
  'flywheel.yaml': yaml(directoryLake),
  '.gitignore': '.flywheel/\n',
  'data/train/first.csv': csv(trainRows),
  'data/test.csv': csv(testRows),
  ...changes,
});

export interface Sandbox {
  directory: string;
  settings: Settings;
  git: (...args: string[]) => string;
  /** Writes files, commits everything, gives the commit. */
  commit: (files: Record<string, string>, message?: string) => string;
  /** A branch of main with these files changed; it is checked out. */
  branch: (name: string, files: Record<string, string>) => string;
  /** Back to main, with the branch merged. */
  merge: (name: string) => string;
  apply: () => Promise<FlywheelReport>;
  preview: (base?: string) => Promise<FlywheelReport>;
}

/** A repository on main with one commit of these files, of which one apply made a model that serves. Made once, then copied. */
export async function applied(first: Record<string, string> = files()): Promise<Sandbox> {
  const key = JSON.stringify(first);
  const made = templates.get(key) ?? firstApply(first);
  templates.set(key, made);
  const directory = join(temporary(), 'repository');
  cpSync((await made).directory, directory, { recursive: true });
  return sandbox({}, directory);
}

const templates = new Map<string, Promise<Sandbox>>();

async function firstApply(first: Record<string, string>): Promise<Sandbox> {
  const box = sandbox(first);
  const { status } = await box.apply();
  if (status !== 'done') throw new Error(`The first apply ended ${status}.`);
  return box;
}

/** A repository on main with one commit of these files. */
export function sandbox(first: Record<string, string> = files(), directory = newRepository()): Sandbox {
  if (Object.keys(first).length > 0) commit(directory, first, 'Declare a flywheel');
  const settings = settingsFor(directory);
  const run = (...args: string[]) => git(directory, ...args);
  return {
    directory,
    settings,
    git: run,
    commit: (changes, message) => commit(directory, changes, message),
    branch: (name, changes) => {
      run('switch', '-q', '-c', name, 'main');
      return commit(directory, changes, name);
    },
    merge: (name) => {
      run('switch', '-q', 'main');
      run('merge', '-q', '--no-ff', '-m', `Merge ${name}`, name);
      return run('rev-parse', 'HEAD');
    },
    apply: async () => only(await apply(settings)),
    preview: async (base = 'main') => only(await previewed(settings, base)),
  };
}

export const previewed = (settings: Settings, base = 'main'): Promise<Report> =>
  preview(settings, (repository) => proposalOf(repository, base));

/** A clock that moves one second at each look. Each starts an hour after the one before: a copied lake's past stays the past. */
function clock(): () => Date {
  let seconds = Date.UTC(2026, 0, 1, clocks++) / 1000;
  return () => new Date(seconds++ * 1000);
}
let clocks = 0;

export function settingsFor(directory: string, changes: Partial<Settings> = {}): Settings {
  return {
    directory,
    config: '**/flywheel.yaml',
    now: clock(),
    progress: () => {},
    by: 'ada',
    token: null,
    environment,
    waitSeconds: 60,
    deployed: [],
    pullRequests: null,
    trustOwner: false,
    ephemeral: false,
    ...changes,
  };
}

/** The report of the only flywheel. */
export function only(report: Report): FlywheelReport {
  if (report.flywheels.length !== 1) throw new Error(`The report has ${report.flywheels.length} flywheels, not one.`);
  return report.flywheels[0]!;
}

/**
 * Every file below a repository with a hash of its bytes: work tree, index, HEAD, refs, logs, a directory lake. Only Git's objects
 * are left out: computing a merge adds some, and nothing refers to them.
 */
export function everyByte(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.git/objects/') && !name.startsWith('objects/'));
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(directory, name)))
        .digest('hex'),
    ]),
  );
}

export const kinds = (report: FlywheelReport): string[] => (report.changes ?? []).map(({ kind }) => kind);
