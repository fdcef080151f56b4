/** Amazon Comprehend itself, through the SDK's own client, which has the shape of the API type as it stands. */
import { Comprehend as Client, type ComprehendClientConfig } from '@aws-sdk/client-comprehend';
import type { Comprehend, OperationName } from '../comprehend/api.ts';
import type { Credentials } from './sigv4.ts';

export interface ComprehendOptions {
  region: string;
  /** Another place than `comprehend.<region>.amazonaws.com`; null for that one. */
  endpoint: string | null;
  /** Waits so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1: so that many who were told to wait do not come back at once. */
  chance: () => number;
}

export interface Account {
  comprehend: Comprehend;
  /** Whoever the credential chain finds: environment, web identity, shared files, container or instance. Fetched anew before they expire. */
  credentials: () => Promise<Credentials>;
}

const attemptsMax = 8;
const firstPause = 500;
const longestPause = 20_000;

/** What the service says when it is asked too often. Names, because status codes differ between sources and the SDK has classes for few. */
const throttled = new Set(['ThrottlingException', 'TooManyRequestsException', 'Throttling', 'RequestLimitExceeded', 'SlowDown']);

/** Training that was started twice is paid twice: whoever starts it looks at what is there before asking again. */
const neverRepeated: ReadonlySet<OperationName> = new Set<OperationName>(['startFlywheelIteration']);

/** Nothing is asked of anybody before the first call. */
export function openComprehend({ region, endpoint, pause, chance }: ComprehendOptions): Account {
  // One attempt: the SDK would also repeat what failed for another reason than haste.
  const config: ComprehendClientConfig = { region, maxAttempts: 1, ...(endpoint === null ? {} : { endpoint }) };
  const client = new Client(config);
  const comprehend = new Proxy(client as unknown as Comprehend, {
    get: (target, name: OperationName) => {
      // What is no operation is looked up too: `then`, for one, whenever the client is handed on by a promise.
      if (typeof target[name] !== 'function') return target[name];
      const ask = (request: never) => target[name](request) as Promise<unknown>;
      return neverRepeated.has(name) ? ask : (request: never) => patiently(() => ask(request), pause, chance);
    },
  });
  return { comprehend, credentials: () => client.config.credentials() };
}

/** Asks again after a pause that doubles, of which a random part is taken, for as long as the service only says that it is asked too often. */
async function patiently<T>(ask: () => Promise<T>, pause: ComprehendOptions['pause'], chance: () => number): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Error && throttled.has(error.name)) || attempt >= attemptsMax) throw error;
      await pause(Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * (0.5 + chance() / 2));
    }
  }
}
