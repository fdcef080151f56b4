/** Facts that change, in a storage whose objects do not: series of numbered records, put if absent; the highest number wins. */
import type { ReadStorage, Storage } from '../../comprehend/storage.ts';
import { parseRecordUri, recordUri } from './layout.ts';

/** A writer that loses this many races in a row gives up. */
const attemptsMax = 10;

/** Other writers were always faster. Whoever asked may try again. */
export class Outrun extends Error {
  override name = 'Outrun';
}

interface Latest<T> {
  number: number;
  value: T;
}

/** The latest record of a series, or undefined when the series has none. */
export async function readLatest<T>(storage: ReadStorage, series: string): Promise<T | undefined> {
  return (await latestOf<T>(storage, series))?.value;
}

/** The latest record of every series below `prefix`, in the order of their names. */
export async function readAllLatest<T>(storage: ReadStorage, prefix: string): Promise<T[]> {
  const highest = new Map<string, number>();
  for (const record of (await storage.list(prefix)).map(parseRecordUri)) {
    if (record !== undefined && record.number > (highest.get(record.series) ?? 0)) highest.set(record.series, record.number);
  }
  return Promise.all([...highest].map(([series, number]) => readRecord<T>(storage, recordUri(series, number))));
}

/**
 * Appends what `decide` makes of the latest record; decide answers undefined to leave the series as it is. When another writer takes the
 * number first, decide is asked again about what that one wrote.
 * @returns what is latest now, as far as this writer knows.
 * @throws {Outrun} after too many lost races, and whatever decide throws.
 */
export async function changeSeries<T>(
  storage: Storage,
  series: string,
  decide: (latest: T | undefined) => T | undefined,
): Promise<T | undefined> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const latest = await latestOf<T>(storage, series);
    const next = decide(latest?.value);
    if (next === undefined) return latest?.value;
    const bytes = new TextEncoder().encode(`${JSON.stringify(next)}\n`);
    if (await storage.putIfAbsent(recordUri(series, (latest?.number ?? 0) + 1), bytes)) return next;
  }
  throw new Outrun(`Concurrent modification of ${series}: ${attemptsMax} other writers were faster. Try again.`);
}

async function latestOf<T>(storage: ReadStorage, series: string): Promise<Latest<T> | undefined> {
  const numbers = (await storage.list(series)).map(parseRecordUri).filter((record) => record?.series === series);
  if (numbers.length === 0) return undefined;
  const number = Math.max(...numbers.map((record) => record!.number));
  return { number, value: await readRecord<T>(storage, recordUri(series, number)) };
}

async function readRecord<T>(storage: ReadStorage, uri: string): Promise<T> {
  const bytes = await storage.get(uri);
  if (bytes === undefined) throw new Error(`The lake listed ${uri} and then had no such object.`);
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
