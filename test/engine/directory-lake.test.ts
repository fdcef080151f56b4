import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Storage, StorageRefusal } from '../../src/comprehend/storage.ts';
import { openDirectoryLake } from '../../src/engine/lake/directory.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a lake in a directory', () => {
  let directory: string;
  let lake: Storage;
  beforeEach(() => {
    directory = join(mkdtempSync(join(tmpdir(), 'lake-')), 'lake');
    lake = openDirectoryLake(directory);
  });
  afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }));

  it('keeps s3://bucket/key in the file bucket/key', async () => {
    await lake.putIfAbsent('s3://lake/a/b=1/c.csv', bytes('x'));
    expect(readFileSync(join(directory, 'lake/a/b=1/c.csv'), 'utf8')).toBe('x');
  });

  it('leaves nothing beside the object: no draft', async () => {
    await lake.putIfAbsent('s3://lake/a', bytes('x'));
    await lake.putIfAbsent('s3://lake/a', bytes('y'));
    await lake.putView('s3://lake/b', bytes('z'));
    expect(readdirSync(join(directory, '.drafts'))).toEqual([]);
    expect(readdirSync(join(directory, 'lake')).sort()).toEqual(['a', 'b']);
  });

  it('is not made by reading', async () => {
    expect([await lake.get('s3://lake/a'), await lake.list('s3://lake/')]).toEqual([undefined, []]);
    expect(existsSync(directory)).toBe(false);
  });

  it('does not list drafts that a killed process left, and removes them once they are an hour old', async () => {
    mkdirSync(join(directory, '.drafts'), { recursive: true });
    for (const name of ['fresh', 'old']) writeFileSync(join(directory, '.drafts', name), 'half an obj');
    utimesSync(join(directory, '.drafts/old'), 0, 0);
    await lake.putIfAbsent('s3://lake/a', bytes('x'));
    expect(await lake.list('s3://')).toEqual(['s3://lake/a']);
    expect(readdirSync(join(directory, '.drafts'))).toEqual(['fresh']);
  });

  it('lets one of many writers win, whole', async () => {
    const contents = Array.from({ length: 20 }, (_, at) => String(at).repeat(100_000));
    const lakes = [lake, openDirectoryLake(directory), openDirectoryLake(directory)];
    const won = await Promise.all(contents.map((content, at) => lakes[at % 3]!.putIfAbsent('s3://lake/deep/er/a', bytes(content))));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(readFileSync(join(directory, 'lake/deep/er/a'), 'utf8')).toBe(contents[won.indexOf(true)]);
  });

  it.each([
    's3://lake/../x',
    's3://lake/a/../../x',
    's3://lake/./a',
    's3://lake//a',
    's3://lake/a/',
    's3://lake/a\0b',
    's3://..',
    's3://.drafts/a',
    '/etc/passwd',
    'lake/a',
    '',
  ])('refuses %j to be read, written and listed', async (uri) => {
    for (const act of [() => lake.get(uri), () => lake.putIfAbsent(uri, bytes('x')), () => lake.putView(uri, bytes('x'))])
      await expect(act()).rejects.toThrow(StorageRefusal);
    if (uri.includes('..') || uri.includes('\0')) await expect(lake.list(`${uri}/b`)).rejects.toThrow(StorageRefusal);
    expect(existsSync(join(directory, '../x'))).toBe(false);
  });

  it('refuses an object below another object, or above one, and harms neither', async () => {
    await lake.putIfAbsent('s3://lake/a', bytes('x'));
    await lake.putIfAbsent('s3://lake/b/c', bytes('y'));
    const refusal = (uri: string) =>
      `A directory lake cannot hold ${uri}: one of the two names is an object, and the other would lie below it.`;
    await expect(lake.putIfAbsent('s3://lake/a/b', bytes('z'))).rejects.toThrow(refusal('s3://lake/a/b'));
    await expect(lake.putIfAbsent('s3://lake/b', bytes('z'))).rejects.toThrow(refusal('s3://lake/b'));
    await expect(lake.putView('s3://lake/b', bytes('z'))).rejects.toThrow(refusal('s3://lake/b'));
    expect([await lake.get('s3://lake/a/b'), await lake.get('s3://lake/b')]).toEqual([undefined, undefined]);
    expect(await lake.list('s3://lake/')).toEqual(['s3://lake/a', 's3://lake/b/c']);
  });

  it('does not follow links out of the directory when it lists', async () => {
    await lake.putIfAbsent('s3://lake/a', bytes('x'));
    symlinkSync('/', join(directory, 'lake/root'));
    expect(await lake.list('s3://lake/')).toEqual(['s3://lake/a']);
  });

  it('says so when the directory cannot be made', async () => {
    writeFileSync(directory, 'a file');
    await expect(lake.putIfAbsent('s3://lake/a', bytes('x'))).rejects.toThrow(/ENOTDIR|EEXIST/);
  });
});
