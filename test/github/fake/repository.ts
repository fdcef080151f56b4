import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A bare repository on disk. The fake keeps no copy of what Git knows: branches, commits and merges are Git's own. */
export interface Repository {
  readonly path: string;
  /** Runs git in the repository and returns its output without the last newline. @throws when git fails. */
  git(args: string[], options?: GitOptions): string;
  /** The same, for questions that may have no answer: undefined when git fails. */
  ask(args: string[], options?: GitOptions): string | undefined;
  /** What git prints, byte for byte. */
  bytes(args: string[]): Buffer;
}

interface GitOptions {
  input?: string | Uint8Array;
  env?: Record<string, string>;
}

/** Path → content; null removes the file, `{ link }` makes a symbolic link. */
export type Files = Record<string, string | Uint8Array | null | { link: string }>;

export interface Signature {
  name: string;
  email: string;
  /** ISO 8601. */
  date: string;
}

/** Nothing of the developer's own configuration reaches the fake, so that commit ids are the same everywhere. */
const isolated = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', LC_ALL: 'C', PATH: process.env.PATH ?? '' };

export function createRepository(path: string, defaultBranch: string): Repository {
  // By hand: `git init` and a `git config` for each setting take longer than most tests.
  for (const folder of ['hooks', 'objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
    mkdirSync(join(path, folder), { recursive: true });
  writeFileSync(join(path, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`);
  writeFileSync(join(path, 'config'), configuration);
  const repository = open(path);
  installRules(repository, []);
  return repository;
}

const configuration = `[core]
	repositoryformatversion = 0
	bare = true
[http]
	receivepack = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[gc]
	auto = 0
`;

function open(path: string): Repository {
  const run = (args: string[], { input, env }: GitOptions = {}) => {
    const result = spawnSync('git', args, { cwd: path, input, env: { ...isolated, ...env }, maxBuffer: 1 << 28 });
    const text = result.stdout.toString('utf8').replace(/\n$/, '');
    return { ok: result.status === 0, bytes: result.stdout, out: text, err: result.stderr.toString('utf8') };
  };
  return {
    path,
    git(args, options) {
      const { ok, out, err } = run(args, options);
      if (!ok) throw new Error(`git ${args.join(' ')} failed in ${path}: ${err}${out}`);
      return out;
    },
    ask(args, options) {
      const { ok, out } = run(args, options);
      return ok ? out : undefined;
    },
    bytes: (args) => run(args).bytes,
  };
}

/** Pushes to refs that match one of the shell patterns are refused in GitHub's words. */
export function installRules(repository: Repository, patterns: string[]): void {
  const cases = patterns.map((pattern) => `    ${pattern}) refuse "$ref" ;;`);
  const hook = `#!/bin/sh
refuse() {
  echo "error: GH013: Repository rule violations found for $1." >&2
  echo "" >&2
  echo "- Changes must be made through a pull request." >&2
  exit 1
}
while read -r old new ref; do
  case "$ref" in
${cases.join('\n')}
    *) ;;
  esac
done
`;
  const file = join(repository.path, 'hooks', 'pre-receive');
  writeFileSync(file, hook);
  chmodSync(file, 0o755);
}

export const resolve = (repository: Repository, revision: string): string | undefined =>
  repository.ask(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);

export const lines = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split('\n'));

/** Commits `files` on top of `parent` (the branch's tip unless told; null for a new root) and moves the branch. Returns the commit. */
export function commitFiles(
  repository: Repository,
  change: { branch: string; files: Files; message: string; by: Signature; parent?: string | null },
): string {
  const ref = `refs/heads/${change.branch}`;
  const parent = change.parent === undefined ? resolve(repository, ref) : (change.parent ?? undefined);
  const who = `${change.by.name} <${change.by.email}> ${change.by.date}`;
  const parts: Uint8Array[] = [Buffer.from(`commit ${ref}\nauthor ${who}\ncommitter ${who}\n`), data(change.message)];
  if (parent !== undefined) parts.push(Buffer.from(`from ${parent}\n`));
  for (const [path, content] of Object.entries(change.files)) {
    if (content === null) parts.push(Buffer.from(`D ${path}\n`));
    else if (typeof content === 'object' && 'link' in content) parts.push(Buffer.from(`M 120000 inline ${path}\n`), data(content.link));
    else parts.push(Buffer.from(`M 100644 inline ${path}\n`), data(content));
  }
  repository.git(['fast-import', '--quiet', '--force', '--date-format=raw-permissive'], {
    input: Buffer.concat(parts.map((part) => (part === parts[0] ? Buffer.from(rawDates(part)) : part))),
  });
  return resolve(repository, ref)!;
}

function data(content: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

/** fast-import reads seconds and zone, not ISO 8601. */
function rawDates(header: Uint8Array): string {
  return Buffer.from(header)
    .toString('utf8')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z$/gm, (date) => `${Math.floor(Date.parse(date) / 1000)} +0000`);
}

/** The tree of merging the two commits, or undefined when they conflict. */
export function mergedTree(repository: Repository, base: string, head: string): string | undefined {
  return repository.ask(['merge-tree', '--write-tree', base, head])?.split('\n')[0];
}

export function commitTree(repository: Repository, tree: string, parents: string[], message: string, by: Signature): string {
  return repository.git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], {
    input: message,
    env: signed(by),
  });
}

/** Replays base..head on top of base, as "Rebase and merge" does. Returns the new commits, oldest first. */
export function rebased(repository: Repository, base: string, head: string, by: Signature): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-rebase-'));
  try {
    repository.git(['worktree', 'add', '--quiet', '--detach', join(folder, 'tree'), head]);
    const inTree = ['-C', join(folder, 'tree')];
    repository.git([...inTree, 'rebase', '--quiet', '--force-rebase', base], { env: signed(by) });
    return lines(repository.git([...inTree, 'rev-list', '--reverse', `${base}..HEAD`]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    repository.git(['worktree', 'prune']);
  }
}

function signed({ name, email, date }: Signature): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
}
