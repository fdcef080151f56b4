import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/comprehend/storage.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { openRecords } from '../../src/engine/lake/records.ts';

interface Count {
  count: number;
}

const more = (latest: Count | undefined): Count => ({ count: (latest?.count ?? 0) + 1 });

/** The same lake, with a tally of what it is asked. */
function tallied(lake: Storage): Storage & { asked: string[] } {
  const asked: string[] = [];
  return {
    ...lake,
    asked,
    get: (uri) => {
      asked.push(`get ${uri.slice('s3://lake/'.length)}`);
      return lake.get(uri);
    },
    list: (prefix) => {
      asked.push(`list ${prefix.slice('s3://lake/'.length)}`);
      return lake.list(prefix);
    },
  };
}

describe.each([true, false])('records, remembered: %s', (remembers) => {
  it('are seen as others write them, one by one and together', async () => {
    const lake = openMemoryLake();
    const [mine, theirs] = [openRecords(lake, remembers), openRecords(lake, remembers)];
    expect(await mine.latest('s3://lake/a/')).toBeUndefined();
    for (let round = 1; round < 5; round++) {
      await theirs.change('s3://lake/a/', more);
      await theirs.change('s3://lake/b/', more);
      if (round % 2 === 0) expect(await mine.latest('s3://lake/a/')).toEqual({ count: round });
      else expect(await mine.all('s3://lake/')).toEqual([{ count: round }, { count: round }]);
    }
    expect(await mine.change('s3://lake/a/', more)).toEqual({ count: 5 });
    expect(await theirs.latest('s3://lake/a/')).toEqual({ count: 5 });
  });

  it('count every change of many writers', async () => {
    const lake = openMemoryLake();
    const writers = Array.from({ length: 5 }, () => openRecords(lake, remembers));
    for (let round = 0; round < 4; round++) await Promise.all(writers.map((each) => each.change('s3://lake/a/', more)));
    for (const each of writers) expect(await each.latest('s3://lake/a/')).toEqual({ count: 20 });
  });

  it('are each one’s own to change', async () => {
    const records = openRecords(openMemoryLake(), remembers);
    await records.change('s3://lake/a/', more);
    const first = await records.latest<Count>('s3://lake/a/');
    first!.count = 7;
    expect(await records.latest('s3://lake/a/')).toEqual({ count: 1 });
  });

  it('are left alone by who decides to, and are not there until somebody writes', async () => {
    const lake = openMemoryLake();
    const records = openRecords(lake, remembers);
    expect(await records.change('s3://lake/a/', () => undefined)).toBeUndefined();
    await records.change('s3://lake/a/', more);
    expect(await records.change('s3://lake/a/', () => undefined)).toEqual({ count: 1 });
    expect(await lake.list('s3://')).toEqual(['s3://lake/a/000001.json']);
  });
});

describe('what is remembered', () => {
  it('costs one look at the number that would come next, and nothing of it is read again in a list', async () => {
    const lake = tallied(openMemoryLake());
    const records = openRecords(lake, true);
    await records.change('s3://lake/a/', more);
    await records.change('s3://lake/b/', more);
    lake.asked.length = 0;
    await records.latest('s3://lake/a/');
    expect(lake.asked.splice(0)).toEqual(['get a/000002.json']);
    await records.all('s3://lake/');
    expect(lake.asked.splice(0)).toEqual(['list ']);
  });

  it('is bounded: of too many series the one not asked for the longest is looked up again', async () => {
    const lake = tallied(openMemoryLake());
    const records = openRecords(lake, true);
    for (let at = 0; at < 1001; at++) await records.change(`s3://lake/${at}/`, more);
    lake.asked.length = 0;
    await records.latest('s3://lake/1/');
    await records.latest('s3://lake/0/');
    expect(lake.asked).toEqual(['get 1/000002.json', 'list 0/', 'get 0/000001.json']);
    expect(await records.latest('s3://lake/0/')).toEqual({ count: 1 });
  });
});
