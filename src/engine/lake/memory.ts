import { collected } from '../../comprehend/content.ts';
import type { Storage } from '../../comprehend/storage.ts';

/** A lake that lives as long as the value: for tests and for what must leave nothing behind. */
export function openMemoryLake(): Storage {
  const objects = new Map<string, Uint8Array>();
  return {
    get: async (uri) => objects.get(uri),
    list: async (prefix) => [...objects.keys()].filter((uri) => uri.startsWith(prefix)).sort(),
    putIfAbsent: async (uri, content) => {
      if (objects.has(uri)) return false;
      const bytes = content instanceof Uint8Array ? content.slice() : await collected(content);
      if (objects.has(uri)) return false;
      objects.set(uri, bytes);
      return true;
    },
    putView: async (uri, bytes) => void objects.set(uri, bytes.slice()),
    publish: async () => {},
  };
}
