import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Git, openGit } from '../git/git.ts';
import { Failure } from '../problems/failure.ts';
import { jsonValue } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { terminalText } from '../report/text.ts';
import { apply } from './apply.ts';
import { preview } from './preview.ts';
import { proposalOf } from './proposal.ts';
import { rollback } from './rollback.ts';
import type { Settings } from './settings.ts';

interface Step {
  title: string;
  /** What somebody would type. */
  typed: string[];
  report: Report;
}

/**
 * The main job on an example, for real, in a temporary repository that is removed afterwards. @returns the whole story
 * @throws {Failure} that names the examples when there is none of that name.
 */
export async function demo(
  settings: Settings,
  options: { examples: string; example: string; color: boolean; width: number; json: boolean },
): Promise<string> {
  // One that needs an account has no story of its own.
  const known = readdirSync(options.examples)
    .filter((example) => existsSync(join(options.examples, example, 'pull-requests')))
    .sort();
  if (!known.includes(options.example))
    throw new Failure('unknown-example', `There is no example ${options.example}.`, { hint: `Examples: ${known.join(', ')}.` });
  const directory = mkdtempSync(join(tmpdir(), 'flywheel-demo-'));
  try {
    const steps = await play(
      { ...settings, directory, config: '**/flywheel.yaml', by: 'demo' },
      join(options.examples, options.example),
      directory,
    );
    if (options.json)
      return `${JSON.stringify({ schemaVersion: 1, command: 'demo', steps: steps.map(({ title, report }) => ({ title, ...jsonValue(report) })) }, null, 2)}\n`;
    return steps.map((step, at) => told(step, at + 1, options)).join('\n');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function play(settings: Settings, example: string, directory: string): Promise<Step[]> {
  const git = await openGit(directory, { environment: { ...settings.environment, ...somebody } });
  const steps: Step[] = [];
  const step = (title: string, typed: string[], report: Report) => steps.push({ title, typed, report });

  for (const part of ['flywheel.yaml', 'data', '.github']) cpSync(join(example, part), join(directory, part), { recursive: true });
  await git.text(['init', '--quiet', '--initial-branch=main']);
  await commit(git, 'Labelled documents and a flywheel');
  step('A repository declares a flywheel. The first apply trains the first model.', ['flywheel apply'], await apply(settings));

  await branchWith(git, 'better', join(example, 'pull-requests/better'), directory);
  step(
    'A pull request adds labelled documents.',
    ['git switch --create better', 'flywheel preview --base main'],
    await previewed(settings),
  );
  await git.text(['switch', '--quiet', 'main']);
  await git.text(['merge', '--quiet', '--no-ff', '--message', 'Merge better', 'better']);
  step('It is merged: the very model of the preview is promoted.', ['git merge better', 'flywheel apply'], await apply(settings));

  await branchWith(git, 'bad-labels', join(example, 'pull-requests/bad-labels'), directory);
  step(
    'Another pull request adds documents, many of them labelled wrongly. It is stopped, with the lines at fault.',
    ['git switch --create bad-labels', 'flywheel preview --base main'],
    await previewed(settings),
  );

  await git.text(['switch', '--quiet', 'main']);
  await rollback(settings, null, null);
  await commit(git, 'Roll back');
  step(
    'Somebody wants the first model back: a pin in Git.',
    ['flywheel rollback', "git commit --all --message 'Roll back'", 'flywheel apply'],
    await apply(settings),
  );
  return steps;
}

const previewed = (settings: Settings): Promise<Report> => preview(settings, (repository) => proposalOf(repository, 'main'));

const somebody = {
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'user.name',
  GIT_CONFIG_VALUE_0: 'Demo',
  GIT_CONFIG_KEY_1: 'user.email',
  GIT_CONFIG_VALUE_1: 'demo@example.com',
};

async function commit(git: Git, message: string): Promise<void> {
  await git.text(['add', '--all']);
  await git.text(['commit', '--quiet', '--message', message]);
}

async function branchWith(git: Git, name: string, files: string, directory: string): Promise<void> {
  await git.text(['switch', '--quiet', '--create', name, 'main']);
  mkdirSync(join(directory, 'data/train'), { recursive: true });
  for (const file of readdirSync(files)) cpSync(join(files, file), join(directory, 'data/train', file));
  await commit(git, `Add documents: ${name}`);
}

function told({ title, typed, report }: Step, number: number, options: { color: boolean; width: number }): string {
  const commands = typed.map((line) => `$ ${line}`).join('\n');
  return `${'─'.repeat(Math.min(options.width, 100))}\n${number}. ${title}\n\n${commands}\n\n${terminalText(report, options)}`;
}
