/** Requests to whatever speaks the protocol of S3: signed, made again when the server could not answer, and answered by S3 itself or not at all. */
import { createHash } from 'node:crypto';
import { StorageRefusal } from '../comprehend/storage.ts';
import { beginningOf, codeIn, errorIn, isOfS3 } from './s3-answer.ts';
import { type Credentials, encoded, signed } from './sigv4.ts';

export interface S3Options {
  /** `https://s3.eu-west-1.amazonaws.com`, or any other. */
  endpoint: string;
  region: string;
  /** Asked before each request: they may expire. */
  credentials: () => Promise<Credentials>;
  clock: () => Date;
  /** Account that must own the bucket, 12 digits; another one's is refused by S3. */
  owner?: string;
  /** A bucket that is not there is refused; otherwise nothing is in it. */
  requireBucket?: boolean;
  /** Key that encrypts what is written; without it the bucket's own setting holds. */
  kmsKey?: string;
  /** Bytes of one request: what is longer goes up in parts, a few at a time. S3 takes parts from 5 MiB on, and 10,000 of them. */
  partBytes?: number;
  /** Between two attempts. */
  pause?: (milliseconds: number) => Promise<void>;
}

export interface Place {
  bucket: string;
  key?: string;
}

export interface Call extends Place {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array;
}

export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

/** How often a request is made that the server could not answer, and how long the first pause is. */
const attemptsMax = 4;
const pauseMilliseconds = 200;
const answerMilliseconds = 120_000;

/** The server could not answer, several times. */
class StorageUnavailable extends Error {
  override name = 'StorageUnavailable';
}

/** Nothing that speaks as S3 does is at the address. */
class StorageUnreachable extends Error {
  override name = 'StorageUnreachable';
}

/**
 * What the server answered: it did it, there is nothing of that name (404, of GET alone), or a condition does not hold (412).
 * @throws {StorageRefusal} when it says no; after several attempts, what the last one threw.
 */
export async function answered(call: Call, options: S3Options): Promise<Answer> {
  if (!URL.canParse(options.endpoint))
    throw new StorageUnreachable(`The address of S3, ${JSON.stringify(options.endpoint)}, is not a URL.`);
  for (let attempt = 1; ; attempt++) {
    const answer = await sent(call, options).catch((error: unknown) => {
      // Without credentials there is nothing to try again.
      if (attempt >= attemptsMax || (error instanceof Error && error.name === 'CredentialsProviderError')) throw error;
      return undefined;
    });
    if (answer !== undefined && isAnswer(answer, call, options)) return answer;
    const code = answer && codeIn(answer.bytes);
    // 409 is two writers of one name at once: the next attempt sees who won.
    const mayPass = answer === undefined || answer.status >= 500 || answer.status === 429 || answer.status === 409;
    if (!mayPass) throw await refusal(call, options, answer.status, code);
    if (attempt >= attemptsMax)
      throw new StorageUnavailable(`${nameOf(call)} at ${options.endpoint} answers ${answer?.status} ${code ?? ''} again and again.`);
    await (options.pause ?? pause)(pauseMilliseconds * 2 ** (attempt - 1));
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Whether the answer is one to go on with. @throws {StorageUnreachable} when it is not S3 that gave it */
function isAnswer(answer: Answer, call: Call, options: S3Options): boolean {
  if (answer.status === 412) return true;
  if (answer.status === 404 && call.method === 'GET') {
    const code = codeIn(answer.bytes);
    if (code === undefined) throw notS3(answer.bytes, call, options);
    // What is not there can be asked for, and cannot be written into.
    return !(options.requireBucket === true && code === 'NoSuchBucket');
  }
  if (answer.status >= 300) return false;
  if (!isOfS3(answer)) throw notS3(answer.bytes, call, options);
  return true;
}

/** What a proxy that wants a password answers must not be taken for an object, nor for its having been written. */
function notS3(page: Uint8Array, call: Call, { endpoint }: S3Options): StorageUnreachable {
  const done = call.query?.['list-type'] === undefined ? (call.method === 'GET' ? 'read' : 'written') : 'listed';
  return new StorageUnreachable(
    `What answers at ${endpoint} when ${uriOf(call)} is ${done} is not S3: its answer begins with ${beginningOf(page)}.`,
  );
}

async function refusal(call: Call, options: S3Options, status: number, code: string | undefined): Promise<StorageRefusal> {
  const access = call.method === 'GET' ? 'read' : 'write';
  const refused = `${nameOf(call)} is refused by ${options.endpoint}`;
  if (status === 403 && (await isSomebodyElses(call, options)))
    return new StorageRefusal(access, `${refused}: account ${options.owner} does not own bucket ${call.bucket}.`, {
      code: 'ForeignBucket',
    });
  return new StorageRefusal(access, `${refused}: ${status} ${code ?? ''}.`, code === undefined ? {} : { code });
}

/** S3 says AccessDenied to whoever expects another owner, as to everybody who may not: what it lists without the expectation tells the two apart. */
async function isSomebodyElses({ bucket }: Place, { owner, ...options }: S3Options): Promise<boolean> {
  if (owner === undefined) return false;
  const look: Call = { method: 'GET', bucket, query: { 'list-type': '2', 'max-keys': '1' } };
  const statusOf = (asking: Promise<Answer>): Promise<number> =>
    asking.then(
      ({ status }) => status,
      () => 0,
    );
  return (await statusOf(sent(look, { ...options, owner }))) === 403 && (await statusOf(sent(look, options))) === 200;
}

/** @throws {StorageUnreachable} whatever keeps the answer away; its cause tells what. */
async function sent(call: Call, options: S3Options): Promise<Answer> {
  const { method, body } = call;
  const url = addressOf(call, options);
  const headers = signed({ method, url, headers: headersOf(call, options), body: body ?? new Uint8Array() }, await options.credentials(), {
    region: options.region,
    service: 's3',
    at: options.clock(),
  });
  try {
    const response = await fetch(url, {
      method,
      headers,
      signal: AbortSignal.timeout(answerMilliseconds),
      redirect: 'manual',
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    // What takes long is begun to be answered before it is over: whether it went well, the answer itself says (CompleteMultipartUpload).
    const error = method === 'POST' && response.status === 200 ? errorIn(bytes) : undefined;
    return { status: error?.status ?? response.status, headers: response.headers, bytes };
  } catch (error) {
    throw new StorageUnreachable(`${nameOf(call)} does not reach ${options.endpoint}: ${reasonOf(error)}.`, { cause: error });
  }
}

function addressOf({ bucket, key = '', query = {} }: Call, { endpoint }: S3Options): URL {
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/${bucket}/${key.split('/').map(encoded).join('/')}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  // The form of a query that browsers like, with + for a space, is not the one that is signed.
  url.search = url.search.replaceAll('+', '%20');
  return url;
}

/** The signature holds a SHA-256 of the body, which S3 verifies. The MD5 is what every server verifies, and what a bucket with locked objects asks for. */
function headersOf({ method, headers = {}, body }: Call, { owner }: S3Options): Record<string, string> {
  return {
    ...headers,
    ...(owner === undefined ? {} : { 'x-amz-expected-bucket-owner': owner }),
    ...(method === 'PUT' && body !== undefined ? { 'content-md5': createHash('md5').update(body).digest('base64') } : {}),
  };
}

/** `fetch` says that it failed, and its cause why. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error && error.cause.message) || error.message : String(error);

const uriOf = ({ bucket, key, query }: Call): string => `s3://${bucket}/${key ?? query?.prefix ?? ''}`;
const nameOf = (call: Call): string => `${call.method} ${uriOf(call)}`;
