import { collected } from '../comprehend/content.ts';
import { LostRace, type Storage } from '../comprehend/storage.ts';
import type { Git } from './git.ts';
import { type LakeBranchOptions, openLakeBranch } from './lake-branch.ts';
import { publishBatch, readSnapshot, type Staged } from './lake-publication.ts';

export interface GitLake extends Storage {
  /** Whether the branch is there, as of the last look. */
  exists(): Promise<boolean>;
  /** Looks at the branch again. What was put and not published stays. @throws Failure when the remote cannot be asked. */
  refresh(): Promise<void>;
}

export interface GitLakeOptions extends LakeBranchOptions {
  /** Puts stay in memory and publishing is a bug: what a preview may do with a lake. */
  readOnly?: boolean;
}

/**
 * A lake as an orphan branch: `s3://bucket/key` is the file `bucket/key` at the branch's tip. The tip is read once, when the
 * lake is opened. Puts wait in memory until `publish` makes one commit of them and moves the branch without force, so
 * that killing this program at any moment leaves the old commit or the new one.
 * Contents handed in and out are shared, not copied: do not change them.
 * @throws Failure when the remote cannot be asked.
 */
export async function openGitLake(git: Git, options: GitLakeOptions): Promise<GitLake> {
  const branch = await openLakeBranch(git, options);
  let tip = await readSnapshot(git, await branch.newest());
  const staged = new Map<string, Staged>();
  let publishing: Promise<unknown> = Promise.resolve();

  const refresh = async () => {
    tip = await readSnapshot(git, await branch.newest());
  };
  const publish = async (message: string) => {
    if (options.readOnly === true) throw new Error(`The lake ${options.branch} was opened for reading and cannot be published.`);
    const batch = [...staged.values()];
    if (batch.length === 0) return;
    try {
      tip = await publishBatch(git, branch, tip, batch, message);
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
      staged.clear();
      await refresh();
      throw error;
    }
    // What was put while this was under way is for the next publication.
    for (const put of batch) if (staged.get(put.path) === put) staged.delete(put.path);
  };

  return {
    exists: async () => tip.commit !== null,
    refresh,
    get: async (uri) => {
      const path = pathOf(uri);
      const blob = tip.blobs.get(path);
      return staged.get(path)?.bytes ?? (blob === undefined ? undefined : await tip.reader.whole(blob));
    },
    list: async (prefix) => [...new Set([...tip.blobs.keys(), ...staged.keys()].map(uriOf))].filter((uri) => uri.startsWith(prefix)).sort(),
    putIfAbsent: async (uri, content) => {
      const path = pathOf(uri);
      const bytes = await collected(content);
      if (tip.blobs.has(path) || staged.has(path)) return false;
      staged.set(path, { path, bytes, view: false });
      return true;
    },
    putView: async (uri, bytes) => {
      const path = pathOf(uri);
      staged.set(path, { path, bytes, view: true });
    },
    publish: (message) => {
      const mine = publishing.then(() => publish(message));
      // The caller learns how it ended; the next publication only waits for its turn.
      publishing = mine.catch(() => undefined);
      return mine;
    },
  };
}

const uriOf = (path: string): string => `s3://${path}`;

/** @throws Error for what cannot be a file of a tree: names are ours, so that is a bug. */
function pathOf(uri: string): string {
  const path = uri.slice('s3://'.length);
  const parts = path.split('/');
  const possible = uri.startsWith('s3://') && parts.length > 1 && !path.includes('\0');
  if (possible && parts.every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git')) return path;
  throw new Error(`${JSON.stringify(uri)} cannot be kept in a lake.`);
}
