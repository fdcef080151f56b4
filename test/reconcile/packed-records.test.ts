import { describe, expect, it } from 'vitest';
import { LostRace, type Storage } from '../../src/comprehend/storage.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { overlay } from '../../src/engine/lake/overlay.ts';
import { packedRecords } from '../../src/reconcile/packed-records.ts';
import { readSeries, writeRecord } from '../../src/reconcile/records.ts';

const root = 's3://lake/flywheels';

/** A storage that counts what it is asked, and one that reads through it, as each run opens its own. */
function world() {
  const lake = openMemoryLake();
  const asked: string[] = [];
  const counting: Storage = {
    ...lake,
    get: (uri) => {
      asked.push('get');
      return lake.get(uri);
    },
    list: (prefix) => {
      asked.push('list');
      return lake.list(prefix);
    },
  };
  let seconds = 0;
  const now = () => new Date(seconds * 1000);
  return {
    lake,
    open: () => packedRecords(counting, root, now),
    pass: (more: number) => {
      seconds += more;
    },
    calls: () => asked.splice(0),
  };
}

const applied = (number: number) => ({ commit: `commit ${number}`, at: '2026-01-01T00:00:00.000Z' });

describe('records that are packed', () => {
  it('are read with as few requests after hundreds as after some dozens', async () => {
    const { open, calls } = world();
    const requests: number[] = [];
    for (let number = 1; number <= 250; number++) {
      const storage = open();
      calls();
      const before = await readSeries(storage, root, 'tickets', 'applied');
      expect(before.length).toBe(number - 1);
      requests.push(calls().length);
      await writeRecord(storage, root, 'tickets', 'applied', number, applied(number));
      await storage.publish('');
    }
    expect(Math.max(...requests)).toBeLessThanOrEqual(52);
    expect(await readSeries(open(), root, 'tickets', 'applied')).toEqual(Array.from({ length: 250 }, (_, at) => applied(at + 1)));
  });

  it('are asked for once by a run, with one list for all that it reads', async () => {
    const { lake, open, calls } = world();
    for (let number = 1; number <= 3; number++) await writeRecord(lake, root, 'tickets', 'applied', number, applied(number));
    const storage = open();
    for (let look = 0; look < 5; look++) {
      await readSeries(storage, root, 'tickets', 'applied');
      await readSeries(storage, root, 'tickets', 'retrains');
      expect(await storage.get(`${root}/index/tickets/documents/none.bin`)).toBeUndefined();
    }
    expect(calls().sort()).toEqual(['get', 'get', 'get', 'list']);
  });

  it('of somebody else are seen when a number is taken, and after a while', async () => {
    const { open, pass } = world();
    const [one, other] = [open(), open()];
    await readSeries(one, root, 'tickets', 'applied');
    await writeRecord(other, root, 'tickets', 'applied', 1, applied(1));
    expect(await readSeries(one, root, 'tickets', 'applied')).toEqual([]);
    await expect(writeRecord(one, root, 'tickets', 'applied', 1, applied(7))).rejects.toThrow(LostRace);
    expect(await readSeries(one, root, 'tickets', 'applied')).toEqual([applied(1)]);
    await writeRecord(other, root, 'tickets', 'applied', 2, applied(2));
    pass(11);
    expect(await readSeries(one, root, 'tickets', 'applied')).toEqual([applied(1), applied(2)]);
  });

  it('are kept as they were, also when they are put in chunks, and what is no record is handed on as it is made', async () => {
    const { open } = world();
    const lake = open();
    const uri = `${root}/index/tickets/documents/train.bin`;
    expect(await lake.putIfAbsent(uri, [new Uint8Array([1]), new Uint8Array([2, 3])])).toBe(true);
    expect([[...(await lake.get(uri))!], [...(await open().get(uri))!]]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    const handed: unknown[] = [];
    const chunks = [new Uint8Array([1])];
    const through = packedRecords(
      {
        ...lake,
        putIfAbsent: async (_, content) => {
          handed.push(content);
          return true;
        },
      },
      root,
      () => new Date(0),
    );
    await through.putIfAbsent(`${root}/uploads/tickets/train.csv`, chunks);
    expect(handed[0]).toBe(chunks);
  });

  it('leave everything else as it is, large records too, and are not written by who only reads', async () => {
    const { lake, open } = world();
    const large = new Uint8Array(100_000);
    await lake.putIfAbsent(`${root}/index/tickets/documents/train.bin`, large);
    for (let number = 1; number <= 60; number++) await writeRecord(lake, root, 'tickets', 'applied', number, applied(number));
    const reader = overlay(open());
    await readSeries(reader, root, 'tickets', 'applied');
    await reader.publish('');
    const packs = () => lake.list(`${root}/index/tickets/packs/`);
    expect(await packs()).toEqual([]);
    const writer = open();
    await readSeries(writer, root, 'tickets', 'applied');
    expect((await writer.get(`${root}/index/tickets/documents/train.bin`))!.length).toBe(100_000);
    await writer.putIfAbsent(`${root}/uploads/tickets/train.csv`, large);
    await writer.publish('');
    const [pack] = await packs();
    expect((await lake.get(pack!))!.length).toBeLessThan(20_000);
    expect(await open().list(`${root}/`)).toEqual(await lake.list(`${root}/`));
  });
});
