import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { Failure } from '../problems/failure.ts';
import { blobReader } from './blobs.ts';
import type { Git } from './git.ts';
import { byPath, pathText, splitAtNul } from './path-bytes.ts';
import type { Tree } from './tree.ts';

/**
 * The files on the disk below `root`: in a repository the tracked ones and the untracked ones that are not ignored,
 * otherwise all but node_modules and .git. Content is read as it lies there: a checkout that converts line endings
 * (core.autocrlf) or replaces Git LFS pointers therefore differs from `commitTree` in bytes.
 * What a sparse checkout left out is read from the index, so that it does not look removed.
 * No link is followed, at any depth; a tree lists once, what appears later belongs to a later tree.
 * @param git null when `root` is not inside a repository
 */
export function workingTree(root: string, git: Git | null): Tree {
  let listed: Promise<Map<string, Source>> | undefined;
  const files = () => (listed ??= list(root, git));
  return {
    list: async () => [...(await files())].map(([path, { bytes }]) => ({ path, bytes })),
    async *read(path) {
      const source = (await files()).get(path);
      if (source === undefined) throw noSuchFile(path);
      yield* source.read();
    },
  };
}

interface Source {
  path: string;
  bytes: number;
  read: () => AsyncIterable<Uint8Array>;
}

/** Names on the disk are byte strings, one character a byte: they need not be UTF-8. */
async function list(root: string, git: Git | null): Promise<Map<string, Source>> {
  const isFolder = folders(root);
  const { names, leftOut } = git === null ? { names: await walk(root, ''), leftOut: [] } : await known(root, git);
  const look = async (name: string): Promise<Source[]> => {
    const path = pathText(Buffer.from(name, 'latin1'));
    const bytes = await regularFile(root, name, isFolder);
    return bytes === null ? [] : [{ path, bytes, read: () => readFromDisk(root, path, name) }];
  };
  const onDisk = (await Promise.all(Array.from(names, look))).flat();
  const there = new Set(onDisk.map(({ path }) => path));
  return new Map([...onDisk, ...leftOut.filter(({ path }) => !there.has(path))].sort(byPath).map((source) => [source.path, source]));
}

/** Tracked and untracked names; and the files that a sparse checkout left out. */
async function known(root: string, git: Git): Promise<{ names: Set<string>; leftOut: Source[] }> {
  const tracked = await git.bytes(['-C', root, 'ls-files', '-z', '-t', '--stage']);
  const untracked = await git.bytes(['-C', root, 'ls-files', '-z', '--others', '--exclude-standard']);
  const names = new Set<string>();
  const leftOut: { path: string; sha: string }[] = [];
  for (const line of splitAtNul(tracked)) {
    const tab = line.indexOf('\t');
    const [tag, mode, sha] = line.toString('latin1', 0, tab).split(' ');
    names.add(line.toString('latin1', tab + 1));
    if (tag === 'S' && mode!.startsWith('100')) leftOut.push({ path: pathText(line.subarray(tab + 1)), sha: sha! });
  }
  // A repository inside this one is listed as a folder with a final slash.
  for (const name of splitAtNul(untracked)) if (!name.toString('latin1').endsWith('/')) names.add(name.toString('latin1'));
  return { names, leftOut: await stored(git, leftOut) };
}

async function stored(git: Git, files: { path: string; sha: string }[]): Promise<Source[]> {
  if (files.length === 0) return [];
  const input = files.map(({ sha }) => `${sha}\n`);
  const sizes = (await git.text(['cat-file', '--batch-check=%(objectsize)'], { input, network: true })).split('\n');
  const blobs = files.map((file, index) => ({ ...file, bytes: Number(sizes[index]) }));
  const reader = blobReader(git, blobs);
  return blobs.map((blob) => ({ path: blob.path, bytes: blob.bytes, read: () => reader.stream(blob) }));
}

async function walk(root: string, folder: string): Promise<Set<string>> {
  const names = new Set<string>();
  for (const entry of await readdir(onDisk(root, folder), { encoding: 'latin1', withFileTypes: true })) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) names.add(name);
    else if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
      for (const below of await walk(root, name)) names.add(below);
  }
  return names;
}

/** Whether every component of a folder's name, below the root, is a real directory and not a link. */
function folders(root: string): (name: string) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>([['', Promise.resolve(true)]]);
  const ask = async (name: string): Promise<boolean> => {
    if (!(await isFolder(parent(name)))) return false;
    return (await stat(root, name))?.isDirectory() ?? false;
  };
  const isFolder = (name: string): Promise<boolean> => {
    const known = answers.get(name) ?? ask(name);
    answers.set(name, known);
    return known;
  };
  return isFolder;
}

const parent = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/** Its size, or null when it is not a regular file reached through real directories. */
async function regularFile(root: string, name: string, isFolder: (name: string) => Promise<boolean>): Promise<number | null> {
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return null;
  if (!(await isFolder(parent(name)))) return null;
  const found = await stat(root, name);
  return found?.isFile() ? found.size : null;
}

/** Bytes. Below it, a stream costs more than it saves. */
const small = 65_536;

async function* readFromDisk(root: string, path: string, name: string): AsyncGenerator<Uint8Array> {
  // Looked at again: a checkout may have run since the tree was listed. Not blocking: a pipe must not hang us.
  if ((await regularFile(root, name, folders(root))) === null) throw noSuchFile(path);
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(onDisk(root, name), flags).catch((error: NodeJS.ErrnoException) => {
    throw new Failure('file-unreadable', `${path} cannot be read: ${error.message}.`, { cause: error });
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw noSuchFile(path);
    if (found.size <= small) yield await file.readFile();
    else for await (const chunk of file.createReadStream({ autoClose: false })) yield chunk as Buffer;
  } finally {
    await file.close();
  }
}

async function stat(root: string, name: string) {
  try {
    return await lstat(onDisk(root, name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

const onDisk = (root: string, name: string): Buffer => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);

function noSuchFile(path: string): Failure {
  return new Failure('file-missing', `There is no file ${path} in the work tree.`, {
    hint: 'Paths are relative to the top of the repository; ignored files, links and submodules are left out.',
  });
}
