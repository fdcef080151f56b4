/**
 * Reading our records from a storage that is far away and answers one object at a time. They are immutable, so what was read once is known, and
 * from time to time many of them are packed into one object, `index/<flywheel>/packs/<count>.json`: a run reads the last pack and what came after
 * it, however long the history is. A pack is a copy: without it everything is read one by one.
 */
import { collected } from '../comprehend/content.ts';
import { type Storage, StorageRefusal } from '../comprehend/storage.ts';

/** Records that are read one by one before they are packed. */
const mostLoose = 50;
/** What is larger is read by itself: an index of documents can have megabytes. */
const mostBytes = 64 * 1024;
/** After so long a list is asked for anew. What others wrote in between is found out by who writes: a number that is taken is a lost race. */
const listMilliseconds = 10_000;

interface Shelf {
  /** Names of all records, when it was asked for them. */
  uris: Set<string>;
  at: number;
  /** Names in the last pack. */
  packed: ReadonlySet<string>;
}

/** The same storage, that reads the records below `<root>/index/<flywheel>/` as seldom as it can. */
export function packedRecords(storage: Storage, root: string, now: () => Date): Storage {
  const below = `${root}/index/`;
  const known = new Map<string, Uint8Array>();
  const shelves = new Map<string, Shelf>();
  const prefixOf = (uri: string): string | null => {
    const name = uri.startsWith(below) ? uri.slice(below.length).split('/')[0] : '';
    return name === '' || !uri.startsWith(`${below}${name}/`) ? null : `${below}${name}/`;
  };
  const shelf = async (prefix: string): Promise<Shelf> => {
    const before = shelves.get(prefix);
    if (before !== undefined && now().getTime() - before.at < listMilliseconds) return before;
    const uris = await storage.list(prefix);
    const packed =
      before?.packed ??
      (await unpack(
        storage,
        uris.findLast((uri) => uri.startsWith(`${prefix}packs/`)),
        known,
      ));
    const fresh = { uris: new Set(uris), at: now().getTime(), packed };
    shelves.set(prefix, fresh);
    return fresh;
  };
  return {
    ...storage,
    get: async (uri) => {
      const prefix = prefixOf(uri);
      if (prefix === null) return storage.get(uri);
      const { uris } = await shelf(prefix);
      if (!uris.has(uri)) return undefined;
      const bytes = known.get(uri) ?? (await storage.get(uri));
      if (bytes !== undefined) known.set(uri, bytes);
      return bytes;
    },
    list: async (prefix) => {
      const whole = prefixOf(prefix);
      if (whole === null) return storage.list(prefix);
      return [...(await shelf(whole)).uris].filter((uri) => uri.startsWith(prefix)).sort();
    },
    putIfAbsent: async (uri, content) => {
      const prefix = prefixOf(uri);
      if (prefix === null) return storage.putIfAbsent(uri, content);
      const bytes = await collected(content);
      const written = await storage.putIfAbsent(uri, bytes);
      if (written) {
        shelves.get(prefix)?.uris.add(uri);
        known.set(uri, bytes);
      } else shelves.delete(prefix);
      return written;
    },
    publish: async (message) => {
      for (const [prefix, { uris, packed }] of shelves) {
        const all = [...uris].filter((uri) => !uri.startsWith(`${prefix}packs/`) && (known.get(uri)?.length ?? mostBytes) < mostBytes);
        if (all.filter((uri) => !packed.has(uri)).length < mostLoose) continue;
        const uri = `${prefix}packs/${String(all.length).padStart(9, '0')}.json`;
        await storage.putIfAbsent(uri, pack(all.sort(), known)).catch(leaveToOthers);
        shelves.delete(prefix);
      }
      await storage.publish(message);
    },
  };
}

/** A pack can be believed only from whoever may write the records in it: a role that may not leaves packing to one that may. */
function leaveToOthers(error: unknown): void {
  const refused = error instanceof Error && !(error instanceof StorageRefusal) ? error.cause : error;
  if (!(refused instanceof StorageRefusal) || refused.code !== 'AccessDenied') throw error;
}

function pack(uris: readonly string[], known: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return Buffer.from(JSON.stringify(Object.fromEntries(uris.map((uri) => [uri, Buffer.from(known.get(uri)!).toString('base64')]))));
}

/** Fills what is known. @returns the names in the pack */
async function unpack(storage: Storage, uri: string | undefined, known: Map<string, Uint8Array>): Promise<ReadonlySet<string>> {
  const bytes = uri === undefined ? undefined : await storage.get(uri);
  if (bytes === undefined) return new Set();
  const records = Object.entries(JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, string>);
  for (const [name, text] of records) known.set(name, Buffer.from(text, 'base64'));
  return new Set(records.map(([name]) => name));
}
