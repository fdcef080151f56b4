import type { ReadStorage, Storage } from '../../comprehend/storage.ts';
import { openMemoryLake } from './memory.ts';

/** A copy-on-write lake: what is written stays in memory and hides what the base holds under the same name. The base is only read. */
export function overlay(base: ReadStorage): Storage {
  const written = openMemoryLake();
  return {
    get: async (uri) => (await written.get(uri)) ?? base.get(uri),
    list: async (prefix) => [...new Set([...(await base.list(prefix)), ...(await written.list(prefix))])].sort(),
    putIfAbsent: async (uri, content) => ((await base.get(uri)) === undefined ? written.putIfAbsent(uri, content) : false),
    putView: (uri, bytes) => written.putView(uri, bytes),
    publish: async () => {},
  };
}
