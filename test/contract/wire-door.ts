import { Comprehend as Sdk } from '@aws-sdk/client-comprehend';
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';
import { openLog } from '../../src/engine/access-log.ts';
import { openAwsJson } from '../../src/engine/aws-json.ts';
import { createEngine, type EngineOptions, operations } from '../../src/engine/engine.ts';
import { type HttpDoor, type HttpLimits, openHttpDoor } from '../../src/engine/http.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { type Door, startOfTime, tick } from './door.ts';
import { checked } from './service-model.ts';

export interface WireDoor extends Door {
  http: HttpDoor;
  sdk: Sdk;
  /** Lines of the access log. */
  lines: string[];
  bugs: unknown[];
}

/** An engine on a lake, an empty one unless told otherwise, reached by the real SDK over a real socket. */
export async function openWire(options: Partial<EngineOptions> & { limits?: Partial<HttpLimits> } = {}): Promise<WireDoor> {
  const { limits, ...engineOptions } = options;
  const storage = options.storage ?? openMemoryLake();
  const time = startOfTime();
  // As `serve` does.
  const engine = createEngine({ clock: () => tick(time), remembers: true, ...engineOptions, storage });
  const lines: string[] = [];
  const bugs: unknown[] = [];
  const http = await openHttpDoor({
    answer: openAwsJson(engine, { onWrite: () => {}, onBug: (error) => bugs.push(error) }),
    host: '127.0.0.1',
    port: 0,
    log: openLog(
      () => new Date(time.now),
      (line) => lines.push(line),
    ),
    ...(limits && { limits }),
  });
  const sdk = sdkAt(http.url);
  return { comprehend: checked(plain(sdk)), work: engine.work, storage, time, http, sdk, lines, bugs };
}

export const sdkAt = (endpoint: string): Sdk =>
  new Sdk({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
    // A refusal is to be seen as it is, and at once.
    maxAttempts: 1,
  });

/** The SDK's client as the API type has it: answers without what the SDK adds to them about the exchange itself. */
export function plain(sdk: Sdk | Comprehend): Comprehend {
  const names = Object.keys(operations) as OperationName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (request: object) => {
        const answer = await (sdk as Record<OperationName, (request: object) => Promise<{ $metadata?: unknown }>>)[name](request);
        delete answer.$metadata;
        return answer;
      },
    ]),
  ) as unknown as Comprehend;
}
