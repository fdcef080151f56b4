import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/comprehend/storage.ts';
import { openDirectoryLake } from '../../src/engine/lake/directory.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { overlay } from '../../src/engine/lake/overlay.ts';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

function freshDirectory(): string {
  directories.push(mkdtempSync(join(tmpdir(), 'lake-')));
  return directories.at(-1)!;
}

const kinds: [string, () => Storage][] = [
  ['memory', openMemoryLake],
  ['an overlay', () => overlay(openMemoryLake())],
  ['a directory', () => openDirectoryLake(freshDirectory())],
];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (object: Uint8Array | undefined): string | undefined => (object === undefined ? undefined : new TextDecoder().decode(object));

describe.each(kinds)('a lake in %s', (_, open) => {
  it('keeps what was put first', async () => {
    const lake = open();
    expect(await lake.putIfAbsent('s3://lake/a', bytes('first'))).toBe(true);
    expect(await lake.putIfAbsent('s3://lake/a', bytes('second'))).toBe(false);
    expect(text(await lake.get('s3://lake/a'))).toBe('first');
  });

  it('replaces a view', async () => {
    const lake = open();
    for (const content of ['first', 'second']) await lake.putView('s3://lake/a', bytes(content));
    expect(text(await lake.get('s3://lake/a'))).toBe('second');
    expect(await lake.putIfAbsent('s3://lake/a', bytes('third'))).toBe(false);
  });

  it('does not change with the array that was put', async () => {
    const lake = open();
    const content = bytes('first');
    await lake.putIfAbsent('s3://lake/a', content);
    content[0] = 0;
    expect(text(await lake.get('s3://lake/a'))).toBe('first');
  });

  it('takes chunks as they are made, and is left as it was when they end too early', async () => {
    const lake = open();
    async function* chunks(last: string | null): AsyncGenerator<Uint8Array> {
      yield bytes('first, ');
      yield bytes('');
      await Promise.resolve();
      if (last === null) throw new Error('The disk is gone.');
      yield bytes(last);
    }
    await expect(lake.putIfAbsent('s3://lake/a', chunks(null))).rejects.toThrow('The disk is gone.');
    expect([await lake.get('s3://lake/a'), await lake.list('s3://')]).toEqual([undefined, []]);
    expect(await lake.putIfAbsent('s3://lake/a', chunks('second'))).toBe(true);
    expect(await lake.putIfAbsent('s3://lake/a', [bytes('third')])).toBe(false);
    expect(await lake.putIfAbsent('s3://lake/none', [])).toBe(true);
    expect([text(await lake.get('s3://lake/a')), text(await lake.get('s3://lake/none'))]).toEqual(['first, second', '']);
  });

  it('keeps empty objects and every byte', async () => {
    const lake = open();
    const every = Uint8Array.from({ length: 256 }, (_, at) => at);
    await lake.putIfAbsent('s3://lake/empty', new Uint8Array());
    await lake.putIfAbsent('s3://lake/every', every);
    expect([...(await lake.get('s3://lake/empty'))!, ...(await lake.get('s3://lake/every'))!]).toEqual([...every]);
  });

  it('lists by prefix of the name, not of a folder, in the order of code units', async () => {
    const lake = open();
    const uris = [
      's3://lake/data/train',
      's3://lake/data/train-old.csv',
      's3://lake/data/Z',
      's3://lake/data/ä',
      's3://lake/data',
      's3://other/x',
    ].filter((uri) => uri !== 's3://lake/data');
    for (const uri of uris) await lake.putIfAbsent(uri, bytes(uri));
    expect(await lake.list('s3://lake/data/train')).toEqual(['s3://lake/data/train', 's3://lake/data/train-old.csv']);
    expect(await lake.list('s3://lake/data/')).toEqual([
      's3://lake/data/Z',
      's3://lake/data/train',
      's3://lake/data/train-old.csv',
      's3://lake/data/ä',
    ]);
    expect(await lake.list('s3://lake/nothing/here')).toEqual([]);
    expect(await lake.list('s3://')).toEqual([...uris].sort());
  });

  it('behaves as a map would, whatever is done in whatever order', async () => {
    const key = fc.constantFrom('a', 'b', 'c/d', 'c/e').map((name) => `s3://lake/${name}`);
    const action = fc.record({ view: fc.boolean(), key, content: fc.string({ maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 8 }), async (actions) => {
        const lake = open();
        const map = new Map<string, string>();
        for (const { view, key, content } of actions) {
          if (view) await lake.putView(key, bytes(content));
          else expect(await lake.putIfAbsent(key, bytes(content))).toBe(!map.has(key));
          if (view || !map.has(key)) map.set(key, text(bytes(content))!);
        }
        expect(await lake.list('s3://lake/')).toEqual([...map.keys()].sort());
        for (const [key, content] of map) expect(text(await lake.get(key))).toBe(content);
      }),
      { numRuns: 15 },
    );
  });
});

describe('an overlay', () => {
  it('shows the base, and leaves it as it is', async () => {
    const base = openMemoryLake();
    await base.putIfAbsent('s3://lake/a', bytes('below'));
    const lake = overlay(base);
    expect(await lake.putIfAbsent('s3://lake/a', bytes('above'))).toBe(false);
    await lake.putIfAbsent('s3://lake/b', bytes('new'));
    await lake.putView('s3://lake/a', bytes('view'));
    await lake.publish('nothing');
    expect(await lake.list('s3://lake/')).toEqual(['s3://lake/a', 's3://lake/b']);
    expect(text(await lake.get('s3://lake/a'))).toBe('view');
    expect([await base.list('s3://'), text(await base.get('s3://lake/a'))]).toEqual([['s3://lake/a'], 'below']);
  });
});
