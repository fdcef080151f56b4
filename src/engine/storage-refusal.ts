import { StorageRefusal } from '../comprehend/storage.ts';

/** Names come from callers, and a storage may refuse one: then that resource fails, with the storage's sentence and the service's code. */
export function orRefused<T>(failed: (message: string) => T): (error: unknown) => T {
  return (error) => {
    if (!(error instanceof StorageRefusal)) throw error;
    return failed(`${error.access === 'read' ? 'NO_READ_ACCESS_TO_INPUT' : 'NO_WRITE_ACCESS_TO_OUTPUT'}: ${error.message}`);
  };
}
