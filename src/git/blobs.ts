import { Failure } from '../problems/failure.ts';
import type { Git } from './git.ts';
import { byPath, pathText, splitAtNul } from './path-bytes.ts';

/** A regular file of a tree: its path, and the object with its content. */
export interface Blob {
  path: string;
  sha: string;
  bytes: number;
}

/** Bytes. Larger files are read alone and streamed. */
const small = 65_536;
/** What one run of git brings at most, and what is kept of earlier runs: bytes, and files in a run. */
const window = { bytes: 4 << 20, blobs: 2000, kept: 32 << 20 };

/**
 * The regular files of a commit or tree, sorted by path. Links and submodules are left out.
 * @param below only these files and what lies in these folders
 * @throws Failure when there is no such commit or tree.
 */
export async function listBlobs(git: Git, treeish: string, ...below: string[]): Promise<Blob[]> {
  const printed = await git.bytes(['ls-tree', '-r', '-z', '--long', '--full-tree', '--end-of-options', treeish, ...below], {
    network: true,
  });
  return splitAtNul(printed)
    .flatMap((line) => parseEntry(line) ?? [])
    .sort(byPath);
}

/** `100644 blob <sha> <size>\t<path>`, or null for what is not a regular file. */
export function parseEntry(line: Buffer): Blob | null {
  const tab = line.indexOf('\t');
  const [mode, type, sha, size] = line.subarray(0, tab).toString('latin1').split(/ +/);
  if (type !== 'blob' || mode === '120000') return null;
  return { path: pathText(line.subarray(tab + 1)), sha: sha!, bytes: Number(size) };
}

/** Reads blobs as they are stored: no line-ending conversion, no filters. */
export interface BlobReader {
  whole(blob: Blob): Promise<Uint8Array>;
  stream(blob: Blob): AsyncIterable<Uint8Array>;
}

/**
 * Starting git for every small file is what makes reading slow, and files are mostly read in order: a small blob
 * brings its neighbours along.
 */
export function blobReader(git: Git, blobs: Blob[]): BlobReader {
  const position = new Map(blobs.map((blob, index) => [blob.sha, index]));
  const loaded = new Map<string, Promise<Uint8Array>>();
  let kept = 0;

  const load = (first: Blob) => {
    if (kept > window.kept) {
      loaded.clear();
      kept = 0;
    }
    const wanted = neighbours(blobs, position.get(first.sha) ?? blobs.length, loaded);
    if (wanted.length === 0) wanted.push(first);
    const batch = readBatch(git, wanted);
    for (const [index, blob] of wanted.entries()) {
      const content = batch.then((contents) => contents[index]!);
      // Neighbours that nobody asks for must not end the process when git fails; whoever asks is told.
      content.catch(() => undefined);
      loaded.set(blob.sha, content);
      kept += blob.bytes;
    }
  };
  const whole = async (blob: Blob) => {
    if (blob.bytes > small) return git.bytes(['cat-file', 'blob', blob.sha], { network: true });
    if (!loaded.has(blob.sha)) load(blob);
    return loaded.get(blob.sha)!;
  };
  async function* stream(blob: Blob): AsyncGenerator<Uint8Array> {
    if (blob.bytes > small) yield* git.stream(['cat-file', 'blob', blob.sha], { network: true });
    else yield await whole(blob);
  }
  return { whole, stream };
}

function neighbours(blobs: Blob[], from: number, loaded: ReadonlyMap<string, unknown>): Blob[] {
  const wanted = new Map<string, Blob>();
  let bytes = 0;
  for (let index = from; index < blobs.length && wanted.size < window.blobs; index++) {
    const blob = blobs[index]!;
    if (blob.bytes > small || loaded.has(blob.sha)) continue;
    bytes += blob.bytes;
    if (bytes > window.bytes) break;
    wanted.set(blob.sha, blob);
  }
  return [...wanted.values()];
}

/** `cat-file --batch` answers each name with `<sha> blob <size>\n<content>\n`. */
async function readBatch(git: Git, blobs: Blob[]): Promise<Uint8Array[]> {
  const input = blobs.map(({ sha }) => `${sha}\n`);
  const printed = await git.bytes(['cat-file', '--batch'], { input, network: true });
  let start = 0;
  return blobs.map((blob) => {
    const end = printed.indexOf('\n', start);
    const header = printed.toString('latin1', start, end);
    if (header !== `${blob.sha} blob ${blob.bytes}`)
      throw new Failure('git-failed', `git cat-file has no content for ${blob.path}: ${header}`);
    start = end + 1 + blob.bytes + 1;
    return printed.subarray(end + 1, end + 1 + blob.bytes);
  });
}
