import type { Git } from './git.ts';

/** Whether a text is a full object id: 40 hex digits, or 64 in SHA-256 repositories. */
export const isCommitId = (text: string): boolean => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/** The remote this repository came from; only `origin` is ever asked. */
export async function originOf(git: Git): Promise<'origin' | null> {
  const { code } = await git.attempt(['config', '--get', 'remote.origin.url']);
  return code === 0 ? 'origin' : null;
}

/** What a remote answers about its references: names with ids, and where its HEAD points. */
export interface RemoteReferences {
  ids: Map<string, string>;
  /** The branch its HEAD names, without `refs/heads/`; null when it has none or no commit is on it. */
  head: string | null;
}

/**
 * Asks a remote for references by full name.
 * @throws Failure when it cannot be reached or refuses.
 */
export async function askRemote(git: Git, remote: string, names: string[]): Promise<RemoteReferences> {
  const printed = await git.text(['ls-remote', '--symref', '--end-of-options', remote, ...names], { network: true });
  const rows = printed.split('\n').map((line) => line.split('\t') as [string, string | undefined]);
  // Git matches the end of names; only whole ones are meant.
  const ids = rows.filter(([id, name]) => isCommitId(id) && name !== undefined && names.includes(name.replace(/\^\{\}$/, '')));
  const head = rows.find(([target, name]) => name === 'HEAD' && target.startsWith('ref: refs/heads/'));
  return { ids: new Map(ids.map(([id, name]) => [name!, id])), head: head?.[0].slice('ref: refs/heads/'.length) ?? null };
}

export async function hasCommit(git: Git, commit: string): Promise<boolean> {
  return (await git.attempt(['cat-file', '-e', `${commit}^{commit}`])).code === 0;
}

export async function isShallow(git: Git): Promise<boolean> {
  return (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
}

/**
 * Brings commits into this repository's objects without touching branches, remote-tracking branches or FETCH_HEAD.
 * A shallow clone stays shallow; a full one is never made shallow, which `--depth` would do.
 * @param depth how to treat a shallow clone's history; ignored in a full clone
 * @param keepAs a reference that protects the (single) commit from garbage collection
 * @throws Failure when the remote does not have a commit, cannot be reached or refuses.
 */
export async function fetchCommits(git: Git, remote: string, commits: string[], depth = '--depth=1', keepAs?: string): Promise<void> {
  const shallow = (await isShallow(git)) ? [depth] : [];
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-filter', '--refmap='];
  const wanted = commits.map((commit) => (keepAs === undefined ? commit : `+${commit}:${keepAs}`));
  const fetch = ['fetch', ...quiet, ...shallow, '--end-of-options', remote, ...wanted];
  if (keepAs === undefined) {
    await git.bytes(fetch, { network: true });
    return;
  }
  // Two runs in one clone may both move the reference. Losing that race is harmless as long as the commit is here.
  const result = await git.attempt(fetch, { network: true });
  if (result.code !== 0 && !(await hasCommit(git, commits[0]!))) await git.bytes(fetch, { network: true });
}
