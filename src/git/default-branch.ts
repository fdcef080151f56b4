import { Failure } from '../problems/failure.ts';
import type { Git } from './git.ts';
import { askRemote, originOf } from './remote.ts';

export interface DefaultBranch {
  name: string;
  /** Null when there is no remote: the local branch is all there is. */
  remote: 'origin' | null;
}

export interface Tip {
  branch: string;
  commit: string;
  /** Who was asked. */
  source: 'remote' | 'local';
}

/**
 * The branch that merges go to: what origin says, else main, master or `init.defaultBranch` where such a branch
 * exists, else the only branch there is.
 * @throws Failure when none of these decides.
 */
export async function defaultBranch(git: Git): Promise<DefaultBranch> {
  const remote = await originOf(git);
  if (remote === null) return { name: await localDefault(git), remote };
  const known = await git.attempt(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const name = known.stdout.toString('utf8').trim().replace('refs/remotes/origin/', '');
  if (known.code === 0 && name !== '') return { name, remote };
  const { head } = await askRemote(git, remote, ['HEAD']);
  return { name: head ?? (await localDefault(git)), remote };
}

/**
 * The commit at the tip of the default branch now. With a remote, the remote is asked: a clone may be old.
 * @throws Failure when the remote cannot be asked, or the branch has no commit.
 */
export async function tip(git: Git): Promise<Tip> {
  const remote = await originOf(git);
  if (remote !== null) {
    const { head, ids } = await askRemote(git, remote, ['HEAD']);
    if (head !== null && ids.has('HEAD')) return { branch: head, commit: ids.get('HEAD')!, source: 'remote' };
    const branch = await localDefault(git);
    const commit = (await askRemote(git, remote, [`refs/heads/${branch}`])).ids.get(`refs/heads/${branch}`);
    if (commit !== undefined) return { branch, commit, source: 'remote' };
  }
  const branch = await localDefault(git);
  const { code, stdout } = await git.attempt(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`]);
  if (code !== 0)
    throw new Failure('no-commit', `The default branch ${branch} has no commit yet.`, { hint: 'Commit flywheel.yaml and the data first.' });
  return { branch, commit: stdout.toString('utf8').trim(), source: 'local' };
}

async function localDefault(git: Git): Promise<string> {
  const branches = (await git.text(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads']))
    .split('\n')
    .filter((name) => name !== '');
  const configured = (await git.attempt(['config', '--get', 'init.defaultBranch'])).stdout.toString('utf8').trim();
  const preferred = ['main', 'master', configured].find((name) => branches.includes(name));
  if (preferred !== undefined) return preferred;
  if (branches.length === 1) return branches[0]!;
  // Before the first commit there is no branch, yet HEAD names the one to come.
  const unborn = await git.attempt(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (branches.length === 0 && unborn.code === 0) return unborn.stdout.toString('utf8').trim();
  throw new Failure('default-branch-unknown', `Which branch is the default one cannot be told: there are ${branches.join(', ')}.`, {
    hint: 'Add a remote named origin, or set init.defaultBranch to one of them.',
  });
}
