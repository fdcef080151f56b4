import type { Storage } from '../../comprehend/storage.ts';

/** One lake out of two: what lies below `prefix` in the one, everything else in the other. */
export function splitLake(prefix: string, below: Storage, elsewhere: Storage): Storage {
  const holder = (uri: string): Storage => (uri.startsWith(prefix) ? below : elsewhere);
  return {
    get: (uri) => holder(uri).get(uri),
    list: (from) => holder(from).list(from),
    putIfAbsent: (uri, content) => holder(uri).putIfAbsent(uri, content),
    putView: (uri, bytes) => holder(uri).putView(uri, bytes),
    publish: async (message) => {
      await elsewhere.publish(message);
      await below.publish(message);
    },
  };
}
