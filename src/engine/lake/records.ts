/** Facts that change, in a storage whose objects do not: series of numbered records, put if absent; the highest number wins. */
import type { ReadStorage, Storage } from '../../comprehend/storage.ts';
import { parseRecordUri, recordUri } from './layout.ts';

/** A writer that loses this many races in a row gives up. */
const attemptsMax = 10;
/** Series whose latest record is remembered. */
const keptMax = 1000;

/** Other writers were always faster. Whoever asked may try again. */
export class Outrun extends Error {
  override name = 'Outrun';
}

export interface Records {
  /** The latest record of a series, or undefined when the series has none. */
  latest<T>(series: string): Promise<T | undefined>;
  /** The latest record of every series below `prefix`, in the order of their names. */
  all<T>(prefix: string): Promise<T[]>;
  /**
   * Appends what `decide` makes of the latest record; decide answers undefined to leave the series as it is. When another writer takes the
   * number first, decide is asked again about what that one wrote.
   * @returns what is latest now, as far as this writer knows.
   * @throws {Outrun} after too many lost races, and whatever decide throws.
   */
  change<T>(series: string, decide: (latest: T | undefined) => T | undefined): Promise<T | undefined>;
}

interface Latest {
  number: number;
  /** JSON: each who asks gets a value of his own. */
  text: string;
}

/**
 * @param remembers what was latest once, so that a look at the next number is all that a look at a series costs: numbers have no gaps. Only
 * for a storage in which every put is there for good at once, not for one that may drop what was not published.
 */
export function openRecords(storage: Storage, remembers: boolean): Records {
  const kept = new Map<string, Latest>();

  function keep(series: string, latest: Latest): Latest {
    if (!remembers) return latest;
    // Deleted and set again, so that the first one in the map is the one not asked for the longest.
    kept.delete(series);
    kept.set(series, latest);
    if (kept.size > keptMax) kept.delete(kept.keys().next().value!);
    return latest;
  }

  async function latestOf(series: string): Promise<Latest | undefined> {
    let known = kept.get(series);
    if (known === undefined) {
      const number = Math.max(0, ...(await storage.list(series)).map(parseRecordUri).map((it) => (it?.series === series ? it.number : 0)));
      if (number === 0) return undefined;
      return keep(series, { number, text: await textAt(storage, series, number) });
    }
    for (;;) {
      const next = await storage.get(recordUri(series, known.number + 1));
      if (next === undefined) return keep(series, known);
      known = { number: known.number + 1, text: decoded(next) };
    }
  }

  return {
    latest: async <T>(series: string) => parsed<T>(await latestOf(series)),
    all: async <T>(prefix: string) => {
      const highest = new Map<string, number>();
      for (const record of (await storage.list(prefix)).map(parseRecordUri))
        if (record !== undefined && record.number > (highest.get(record.series) ?? 0)) highest.set(record.series, record.number);
      return Promise.all(
        [...highest].map(async ([series, number]) => {
          const known = kept.get(series);
          return parsed<T>(known?.number === number ? known : keep(series, { number, text: await textAt(storage, series, number) }))!;
        }),
      );
    },
    change: async <T>(series: string, decide: (latest: T | undefined) => T | undefined) => {
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        const latest = await latestOf(series);
        const value = parsed<T>(latest);
        const next = decide(value);
        if (next === undefined) return value;
        const [number, text] = [(latest?.number ?? 0) + 1, `${JSON.stringify(next)}\n`];
        if (!(await storage.putIfAbsent(recordUri(series, number), new TextEncoder().encode(text)))) continue;
        keep(series, { number, text });
        return next;
      }
      throw new Outrun(`Concurrent modification of ${series}: ${attemptsMax} other writers were faster. Try again.`);
    },
  };
}

const parsed = <T>(latest: Latest | undefined): T | undefined => (latest === undefined ? undefined : (JSON.parse(latest.text) as T));
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function textAt(storage: ReadStorage, series: string, number: number): Promise<string> {
  const uri = recordUri(series, number);
  const bytes = await storage.get(uri);
  if (bytes === undefined) throw new Error(`The lake listed ${uri} and then had no such object.`);
  return decoded(bytes);
}
