import { LostRace } from '../comprehend/storage.ts';
import { Failure } from '../problems/failure.ts';
import { type Blob, type BlobReader, blobReader, listBlobs } from './blobs.ts';
import type { Git } from './git.ts';
import type { LakeBranch } from './lake-branch.ts';

/** A lake as it was at one commit; null before the branch exists. */
export interface Snapshot {
  commit: string | null;
  blobs: Map<string, Blob>;
  reader: BlobReader;
}

/** Put and not yet published. A view may replace what is there; everything else must not. */
export interface Staged {
  path: string;
  bytes: Uint8Array;
  view: boolean;
}

/** Someone else published in between this often: something other than chance is at work. */
const attempts = 10;

export async function readSnapshot(git: Git, commit: string | null): Promise<Snapshot> {
  const blobs = commit === null ? [] : await listBlobs(git, commit);
  return { commit, blobs: new Map(blobs.map((blob) => [blob.path, blob])), reader: blobReader(git, blobs) };
}

/**
 * Puts a batch on top of the branch in one commit. When others published first, the batch is put on top of theirs:
 *
 * | their commit has            | what happens to our put             |
 * |-----------------------------|-------------------------------------|
 * | nothing of that name        | it is published                     |
 * | the same bytes              | it counts as done                   |
 * | other bytes, ours is a view | ours replaces theirs                |
 * | other bytes                 | LostRace: nothing of ours goes out  |
 *
 * @returns the lake with the batch in it
 * @throws LostRace as above; Failure when the branch may not be moved, is gone, or is moved by others without end.
 */
export async function publishBatch(git: Git, branch: LakeBranch, opened: Snapshot, batch: Staged[], message: string): Promise<Snapshot> {
  const ids = await branch.writeBlobs(batch.map(({ bytes }) => bytes));
  const files = batch.map(({ path, view }, index) => ({ path, view, sha: ids[index]! }));
  let tip = opened;
  for (let left = attempts; left > 0; left--) {
    const missing = files.filter(({ path, sha }) => tip.blobs.get(path)?.sha !== sha);
    const taken = missing.find(({ path, view }) => !view && tip.blobs.has(path));
    if (taken !== undefined) throw new LostRace(`s3://${taken.path} was published by someone else first.`);
    if (missing.length === 0) return tip;
    const commit = await branch.commit(tip.commit, missing, `${message.trim()}\n\n[skip ci]\n`);
    if ((await branch.move(tip.commit, commit)) === 'done') return readSnapshot(git, commit);
    const next = await readSnapshot(git, await branch.newest());
    if (tip.commit !== null && next.commit === null) throw vanished(branch.name);
    tip = next;
  }
  throw contended(branch.name);
}

function vanished(branch: string): Failure {
  return new Failure('lake-missing', `The lake branch ${branch} was deleted while this command ran, so nothing was written.`, {
    hint: `Restore the branch; a clone that fetched it has its last commit at refs/flywheel/lake/${branch}.`,
  });
}

function contended(branch: string): Failure {
  return new Failure(
    'lake-contended',
    `The lake branch ${branch} was moved by others ${attempts} times in a row, so nothing was written.`,
    {
      hint: 'Run the command again; it continues from what is there. One job at a time (a concurrency group) avoids this.',
    },
  );
}
