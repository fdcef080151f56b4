import type { Storage } from '../../comprehend/storage.ts';

/** A lake that lives as long as the value: for tests and for what must leave nothing behind. */
export function openMemoryLake(): Storage {
  const objects = new Map<string, Uint8Array>();
  return {
    get: async (uri) => objects.get(uri),
    list: async (prefix) => [...objects.keys()].filter((uri) => uri.startsWith(prefix)).sort(),
    putIfAbsent: async (uri, bytes) => {
      if (objects.has(uri)) return false;
      objects.set(uri, bytes.slice());
      return true;
    },
    putView: async (uri, bytes) => void objects.set(uri, bytes.slice()),
    publish: async () => {},
  };
}
