import { randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '../../comprehend/content.ts';
import { type Storage, StorageRefusal } from '../../comprehend/storage.ts';

/** Half-written objects live here, out of every listing: no bucket can have this name. */
const drafts = '.drafts';
const bucketName = /^[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9]$/;
/** Drafts older than this were left by a process that was killed. */
const abandonedMilliseconds = 60 * 60 * 1000;

/**
 * A lake in a directory, made when it is first written to: `s3://bucket/key` is the file `<directory>/bucket/key`.
 * An object is written to a draft, made durable, and then given its name in one step by link(2), so that a reader sees it
 * whole or not at all, and of two writers exactly one wins, in whatever processes they run.
 * A file system cannot hold both `a` and `a/b`: the second of the two is refused.
 */
export function openDirectoryLake(directory: string): Storage {
  const fileOf = (uri: string, access: 'read' | 'write'): string => join(directory, ...segmentsOf(uri, access));
  let swept: Promise<void> | undefined;

  async function put(uri: string, content: Content, name: (draft: string, file: string) => Promise<boolean>): Promise<boolean> {
    const file = fileOf(uri, 'write');
    await makeDirectory(join(directory, drafts));
    swept ??= sweep(join(directory, drafts));
    await swept;
    await refusingOverlap(uri, () => makeDirectory(dirname(file)));
    const draft = join(directory, drafts, randomUUID());
    try {
      await writeDurably(draft, content);
      const written = await refusingOverlap(uri, () => name(draft, file));
      if (written) await syncDirectory(dirname(file));
      return written;
    } finally {
      await unlink(draft).catch(ignoreCodes('ENOENT'));
    }
  }

  return {
    get: async (uri) => readFile(fileOf(uri, 'read')).catch(ignoreCodes('ENOENT', 'EISDIR', 'ENOTDIR')),
    list: async (prefix) => {
      const whole = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      const start = whole === 's3://' ? [] : segmentsOf(whole.slice(0, -1), 'read');
      return (await filesBelow(directory, start))
        .map((path) => `s3://${path.join('/')}`)
        .filter((uri) => uri.startsWith(prefix))
        .sort();
    },
    putIfAbsent: async (uri, content) => {
      const there = await stat(fileOf(uri, 'write')).catch(ignoreCodes('ENOENT', 'ENOTDIR'));
      if (there?.isFile()) return false;
      return put(uri, content, linkUnlessThere);
    },
    putView: async (uri, bytes) => {
      await put(uri, bytes, async (draft, file) => {
        await rename(draft, file);
        return true;
      });
    },
    publish: async () => {},
  };
}

async function linkUnlessThere(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(file)).isFile()) return false;
    throw error;
  }
}

/** Bucket and key as path segments. Nothing that a path could read as "elsewhere" gets through. */
function segmentsOf(uri: string, access: 'read' | 'write'): string[] {
  const segments = uri.startsWith('s3://') ? uri.slice('s3://'.length).split('/') : [];
  const wrong =
    segments.length === 0 ||
    !bucketName.test(segments[0]!) ||
    segments.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0') || Buffer.byteLength(part) > 255);
  if (wrong)
    throw new StorageRefusal(
      access,
      `${JSON.stringify(uri)} is not an object of a directory lake: it must be s3://bucket/key with parts of 1 to 255 bytes that are not "." or "..".`,
    );
  return segments;
}

async function filesBelow(directory: string, path: string[]): Promise<string[][]> {
  const entries = await readdir(join(directory, ...path), { withFileTypes: true }).catch(ignoreCodes('ENOENT', 'ENOTDIR'));
  const found: string[][] = [];
  for (const entry of entries ?? []) {
    if (path.length === 0 && !bucketName.test(entry.name)) continue;
    if (entry.isDirectory()) found.push(...(await filesBelow(directory, [...path, entry.name])));
    else if (entry.isFile() && path.length > 0) found.push([...path, entry.name]);
  }
  return found;
}

async function writeDurably(file: string, content: Content): Promise<void> {
  await withHandle(await open(file, 'wx'), async (handle) => {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) await handle.writeFile(chunk);
    await handle.sync();
  });
}

/** Makes a directory with its parents, and the new names durable. */
async function makeDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true });
  if (first === undefined) return;
  for (let made = directory; ; made = dirname(made)) {
    await syncDirectory(dirname(made));
    if (made === first || dirname(made) === made) return;
  }
}

async function syncDirectory(directory: string): Promise<void> {
  await withHandle(await open(directory, 'r'), (handle) => handle.sync());
}

async function withHandle(handle: FileHandle, use: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(handle);
  } finally {
    await handle.close();
  }
}

async function sweep(directory: string): Promise<void> {
  const before = Date.now() - abandonedMilliseconds;
  for (const name of await readdir(directory)) {
    const draft = await stat(join(directory, name)).catch(ignoreCodes('ENOENT'));
    if (draft !== undefined && draft.mtimeMs < before) await unlink(join(directory, name)).catch(ignoreCodes('ENOENT'));
  }
}

async function refusingOverlap<T>(uri: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!['EEXIST', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) throw error;
    throw new StorageRefusal(
      'write',
      `A directory lake cannot hold ${uri}: one of the two names is an object, and the other would lie below it.`,
      {
        cause: error,
      },
    );
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

function ignoreCodes(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(codeOf(error))) throw error;
  };
}
