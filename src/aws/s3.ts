/** A storage in S3, or whatever speaks its protocol, by the few requests that it takes. Buckets are part of the path, which all of them understand. */
import { type Storage, StorageRefusal } from '../comprehend/storage.ts';
import { type Credentials, encoded, signed } from './sigv4.ts';

export interface S3Options {
  /** `https://s3.eu-west-1.amazonaws.com`, or any other. */
  endpoint: string;
  region: string;
  /** Asked before each request: they may expire. */
  credentials: () => Promise<Credentials>;
  clock: () => Date;
  /** Account that must own the bucket; another one's is refused by S3. */
  owner?: string;
  /** A bucket that is not there is refused; otherwise nothing is in it. */
  requireBucket?: boolean;
  /** Key that encrypts what is written; without it the bucket's own setting holds. */
  kmsKey?: string;
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

interface Answer {
  status: number;
  bytes: Uint8Array;
}

interface Call {
  method: 'GET' | 'PUT';
  bucket: string;
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array;
}

/**
 * `putIfAbsent` relies on conditional writes, which S3 has since 2024; a server that does not know them overwrites.
 * A write whose answer was lost and that was made again says false: somebody has written, and it was this writer.
 */
export function openS3(options: S3Options): Storage {
  const call = (request: Call): Promise<Answer> => answered(request, options);
  const { kmsKey } = options;
  const encryption: Record<string, string> =
    kmsKey === undefined ? {} : { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': kmsKey };
  return {
    get: async (uri) => {
      const { status, bytes } = await call({ method: 'GET', ...objectOf(uri, 'read') });
      return status === 404 ? undefined : bytes;
    },
    list: async (prefix) => {
      const { bucket, key } = placeOf(prefix, 'read');
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const more: Record<string, string> = token === undefined ? {} : { 'continuation-token': token };
        const { status, bytes } = await call({ method: 'GET', bucket, query: { 'list-type': '2', prefix: key, ...more } });
        const page = new TextDecoder().decode(bytes);
        if (status === 404 && elements(page, 'Code').length > 0) return [];
        if (!page.includes('<ListBucketResult')) throw notS3(page, prefix, options);
        for (const found of elements(page, 'Key')) keys.push(found);
        token = elements(page, 'NextContinuationToken')[0];
      } while (token !== undefined);
      return keys.map((found) => `s3://${bucket}/${found}`).sort();
    },
    putIfAbsent: async (uri, body) => {
      const { status } = await call({ method: 'PUT', ...objectOf(uri, 'write'), headers: { 'if-none-match': '*', ...encryption }, body });
      return status !== 412;
    },
    putView: async (uri, body) => {
      await call({ method: 'PUT', ...objectOf(uri, 'write'), headers: encryption, body });
    },
    publish: async () => {},
  };
}

type Access = StorageRefusal['access'];

/** @throws {StorageRefusal} */
function placeOf(uri: string, access: Access): { bucket: string; key: string } {
  const match = /^s3:\/\/([a-z0-9][.\-a-z0-9]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(uri);
  const key = match?.[2] ?? '';
  // A URL would lose these parts on its way.
  if (match === null || key.split('/').some((part) => part === '.' || part === '..'))
    throw new StorageRefusal(
      access,
      `${JSON.stringify(uri)} cannot be asked for in S3: it must be s3://bucket/key without "." or ".." parts.`,
    );
  return { bucket: match[1]!, key };
}

function objectOf(uri: string, access: Access): { bucket: string; key: string } {
  const place = placeOf(uri, access);
  if (place.key === '') throw new StorageRefusal(access, `${JSON.stringify(uri)} names a bucket, and no object in it.`);
  return place;
}

/** What a proxy that wants a password answers must not be taken for a list without keys. */
function notS3(page: string, prefix: string, { endpoint }: S3Options): StorageUnreachable {
  const beginning = JSON.stringify(page.trim().slice(0, 60));
  return new StorageUnreachable(`What answers at ${endpoint} when ${prefix} is listed is not S3: its answer begins with ${beginning}.`);
}

/** @throws {StorageRefusal} when the server says no; after several attempts, what the last one threw. */
async function answered(request: Call, options: S3Options): Promise<Answer> {
  if (!URL.canParse(options.endpoint))
    throw new StorageUnreachable(`The address of S3, ${JSON.stringify(options.endpoint)}, is not a URL.`);
  for (let attempt = 1; ; attempt++) {
    const answer = await sent(request, options).catch((error: unknown) => {
      // Without credentials there is nothing to try again.
      if (attempt >= attemptsMax || (error instanceof Error && error.name === 'CredentialsProviderError')) throw error;
      return undefined;
    });
    if (answer !== undefined && (answer.status < 300 || answer.status === 412)) return answer;
    const code = answer && elements(new TextDecoder().decode(answer.bytes), 'Code')[0];
    // What is not there can be asked for, and cannot be written into.
    const isRefused = options.requireBucket === true && code === 'NoSuchBucket';
    if (answer?.status === 404 && request.method === 'GET' && !isRefused) return answer;
    // 409 is two writers of one name at once: the next attempt sees who won.
    const mayPass = answer === undefined || answer.status >= 500 || answer.status === 429 || answer.status === 409;
    if (!mayPass)
      throw new StorageRefusal(
        accessOf(request),
        `${nameOf(request)} is refused by ${options.endpoint}: ${answer.status} ${code ?? ''}.`,
        code === undefined ? {} : { code },
      );
    if (attempt >= attemptsMax)
      throw new StorageUnavailable(`${nameOf(request)} at ${options.endpoint} answers ${answer?.status} ${code ?? ''} again and again.`);
    await new Promise((done) => setTimeout(done, pauseMilliseconds * 2 ** (attempt - 1)));
  }
}

/** @throws {StorageUnreachable} whatever keeps the answer away; its cause tells what. */
async function sent(call: Call, options: S3Options): Promise<Answer> {
  const { method, bucket, key = '', query = {}, headers = {}, body } = call;
  const url = new URL(`${options.endpoint.replace(/\/+$/, '')}/${bucket}/${key.split('/').map(encoded).join('/')}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  // The form of a query that browsers like, with + for a space, is not the one that is signed.
  url.search = url.search.replaceAll('+', '%20');
  const owned: Record<string, string> = options.owner === undefined ? {} : { 'x-amz-expected-bucket-owner': options.owner };
  const request = { method, url, headers: { ...headers, ...owned }, body: body ?? new Uint8Array() };
  const all = signed(request, await options.credentials(), {
    region: options.region,
    service: 's3',
    at: options.clock(),
  });
  try {
    const response = await fetch(url, {
      method,
      headers: all,
      signal: AbortSignal.timeout(answerMilliseconds),
      redirect: 'manual',
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    throw new StorageUnreachable(`${nameOf(call)} does not reach ${options.endpoint}: ${reasonOf(error)}.`, { cause: error });
  }
}

/** `fetch` says that it failed, and its cause why. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error && error.cause.message) || error.message : String(error);

const accessOf = ({ method }: Call): Access => (method === 'GET' ? 'read' : 'write');
const nameOf = ({ method, bucket, key, query }: Call): string => `${method} s3://${bucket}/${key ?? query?.prefix ?? ''}`;

/** The texts of the elements of that name, in the flat XML that S3 answers with. */
function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => unescaped(match[1]!));
}

const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex?: string, decimal?: string, mark?: string) =>
    mark === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : marks[mark.toLowerCase()]!,
  );
