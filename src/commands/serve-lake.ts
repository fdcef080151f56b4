import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { openS3 } from '../aws/s3.ts';
import type { Credentials } from '../aws/sigv4.ts';
import type { Storage } from '../comprehend/storage.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { openDirectoryLake } from '../engine/lake/directory.ts';
import { splitLake } from '../engine/lake/split.ts';
import type { Switches } from '../engine/switches.ts';
import { Failure } from '../problems/failure.ts';
import type { Options } from './arguments.ts';
import { switchesOf } from './serve-switches.ts';
import type { Settings } from './settings.ts';

/** What a server serves, as values that can be handed to a thread. */
export interface ServedLake {
  directory: string;
  region: string;
  stateSeconds: number;
  /** Those that were chosen. */
  switches: Partial<Switches>;
  /** Where inputs, models and outputs are, unless they are in the directory. */
  s3?: { endpoint: string; credentials: Credentials };
}

/** @throws {Failure} for options that cannot be, and a lake that cannot be written. */
export function servedLake(options: Options, settings: Settings): ServedLake {
  const region = options.region ?? 'us-east-1';
  if (!/^[a-z0-9-]{1,32}$/.test(region)) throw wrong('region', region, 'the name of a region, such as us-east-1');
  const seconds = options['state-seconds'] ?? '0';
  const stateSeconds = numberOption('state-seconds', seconds, 'from 0 to 86400', /^\d{1,5}(\.\d{1,3})?$/, 86_400);
  const s3 = options['s3-endpoint'] === undefined ? {} : { s3: s3Of(options['s3-endpoint'], settings.environment) };
  const switches = switchesOf(options.switch);
  return { directory: directoryOf(options.lake, settings.directory), region, stateSeconds, switches, ...s3 };
}

/** The engine with the service's minimums and caps. Its own records are in the directory in any case: they need writes that never overwrite. */
export function engineOf(lake: ServedLake, { now }: Settings, progress: (message: string) => void): Engine {
  const { directory, region, stateSeconds, switches, s3 } = lake;
  const own = openDirectoryLake(directory);
  const storage: Storage =
    s3 === undefined
      ? own
      : splitLake(`${records}/`, own, openS3({ endpoint: s3.endpoint, credentials: async () => s3.credentials, region, clock: now }));
  return createEngine({ storage, records, clock: now, region, stateSeconds, switches, strict: true, remembers: true, progress });
}

const records = 's3://lake/engine';

function directoryOf(given: string | undefined, from: string): string {
  if (given === undefined || given === '')
    throw new Failure('missing-argument', '--lake DIR is missing: the directory that holds what the service has.', {
      hint: 'Any directory will do; it is made when it is not there. s3://bucket/key is the file DIR/bucket/key.',
    });
  const directory = resolve(from, given);
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new Failure('lake-unreadable', `The lake ${directory} cannot be made: ${(error as Error).message}.`, { cause: error });
  }
  return directory;
}

function s3Of(endpoint: string, environment: Settings['environment']): { endpoint: string; credentials: Credentials } {
  if (!/^https?:\/\/[^/?#@\s]+\/?$/.test(endpoint))
    throw wrong('s3-endpoint', endpoint, 'a URL without a path, such as http://127.0.0.1:9000');
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = environment;
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new Failure('missing-credentials', '--s3-endpoint needs credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set.', {
      hint: 'Set them, and AWS_SESSION_TOKEN where there is one, in the environment of the server.',
    });
  return { endpoint, credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } };
}

/** @throws {Failure} when the text is no number of that form, up to `max`. */
export function numberOption(name: string, text: string, allowed: string, form: RegExp, max: number): number {
  if (form.test(text) && Number(text) <= max) return Number(text);
  throw wrong(name, text, `a number ${allowed}`);
}

const wrong = (name: string, value: string, allowed: string): Failure =>
  new Failure('invalid-option', `--${name} is ${JSON.stringify(value)}; it is ${allowed}.`);
