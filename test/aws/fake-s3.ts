/** An S3 in memory that does what S3 says of uploads in parts, and goes wrong where it is told to. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export type Operation = 'ListObjects' | 'GetObject' | 'PutObject' | 'Create' | 'UploadPart' | 'Complete' | 'Abort';

export interface Asked {
  operation: Operation;
  headers: IncomingMessage['headers'];
  bytes: number;
}

/**
 * What happens to a request instead: the connection breaks before it is carried out, or after; an answer; an answer of status 200 that holds an
 * error.
 */
export type Fault = 'reset' | 'lost' | { status: number; code: string } | { inside: string };

export interface FakeS3 {
  endpoint: string;
  objects: Map<string, Uint8Array>;
  /** Uploads that were begun and are neither completed nor aborted. */
  unfinished: Map<string, Map<number, Uint8Array>>;
  asked: Asked[];
  /** Asked of each request, with how many of its operation there were; undefined lets it pass. */
  fault: (operation: Operation, count: number) => Fault | undefined;
  /** Who owns the buckets. */
  owner: string;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

export async function openFakeS3(): Promise<FakeS3> {
  const s3: FakeS3 = { endpoint: '', objects: new Map(), unfinished: new Map(), asked: [], fault: () => undefined, owner: '111122223333' };
  const server = createServer((request, response) => void serve(s3, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  s3.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return s3;
}

interface Question {
  operation: Operation;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

interface Reply {
  status: number;
  etag?: string;
  body?: string | Uint8Array;
}

async function serve(s3: FakeS3, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { pathname, searchParams: query } = new URL(request.url!, s3.endpoint);
  const operation = operationOf(request.method!, query);
  s3.asked.push({ operation, headers: request.headers, bytes: body.length });
  const fault = s3.fault(operation, s3.asked.filter((each) => each.operation === operation).length);
  if (fault === 'reset') return void request.socket.destroy();
  const reply = faulty(fault) ?? carriedOut(s3, { operation, path: decodeURIComponent(pathname), query, headers: request.headers, body });
  if (fault === 'lost') return void request.socket.destroy();
  const headers = { 'x-amz-request-id': `${s3.asked.length}`, ...(reply.etag === undefined ? {} : { etag: reply.etag }) };
  response.writeHead(reply.status, headers).end(reply.body);
}

function operationOf(method: string, query: URLSearchParams): Operation {
  if (query.has('list-type')) return 'ListObjects';
  if (query.has('uploads')) return 'Create';
  if (!query.has('uploadId')) return method === 'GET' ? 'GetObject' : 'PutObject';
  return method === 'PUT' ? 'UploadPart' : method === 'POST' ? 'Complete' : 'Abort';
}

function faulty(fault: Fault | undefined): Reply | undefined {
  if (fault === undefined || typeof fault === 'string') return undefined;
  return 'inside' in fault ? error(200, fault.inside) : error(fault.status, fault.code);
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const error = (status: number, code: string): Reply => ({ status, body: `${declaration}<Error><Code>${code}</Code></Error>` });
const md5 = (bytes: Uint8Array, encoding: 'hex' | 'base64'): string => createHash('md5').update(bytes).digest(encoding);

function carriedOut(s3: FakeS3, question: Question): Reply {
  const { operation, path, query, headers, body } = question;
  const expected = headers['x-amz-expected-bucket-owner'];
  if (expected !== undefined && expected !== s3.owner) return error(403, 'AccessDenied');
  const taken = headers['if-none-match'] === '*' && s3.objects.has(path);
  if (operation === 'PutObject' || operation === 'UploadPart') {
    if (headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex')) return error(400, 'XAmzContentSHA256Mismatch');
    if (headers['content-md5'] !== md5(body, 'base64')) return error(400, 'BadDigest');
  }
  switch (operation) {
    case 'ListObjects': {
      const keys = [...s3.objects.keys()].map((each) => each.split('/').slice(2).join('/'));
      const found = keys.filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
      return { status: 200, body: `<ListBucketResult>${found.map((key) => `<Key>${key}</Key>`).join('')}</ListBucketResult>` };
    }
    case 'GetObject': {
      const bytes = s3.objects.get(path);
      return bytes === undefined ? error(404, 'NoSuchKey') : { status: 200, etag: `"${md5(bytes, 'hex')}"`, body: bytes };
    }
    case 'PutObject':
      if (taken) return error(412, 'PreconditionFailed');
      s3.objects.set(path, body);
      return { status: 200, etag: `"${md5(body, 'hex')}"` };
    default:
      return partOfUpload(s3, question, taken);
  }
}

function partOfUpload(s3: FakeS3, { operation, path, query, body }: Question, taken: boolean): Reply {
  if (operation === 'Create') {
    const id = `upload-${s3.asked.length}`;
    s3.unfinished.set(id, new Map());
    return { status: 200, body: `${declaration}<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>` };
  }
  const id = query.get('uploadId')!;
  const sent = s3.unfinished.get(id);
  if (sent === undefined) return error(404, 'NoSuchUpload');
  if (operation === 'UploadPart') {
    sent.set(Number(query.get('partNumber')), body);
    return { status: 200, etag: `"${md5(body, 'hex')}"` };
  }
  if (operation === 'Complete') {
    if (taken) return error(412, 'PreconditionFailed');
    const listed = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>"(\w+)"<\/ETag>/g)];
    const whole = listed.map(([, number, tag]) => {
      const bytes = sent.get(Number(number));
      return bytes !== undefined && md5(bytes, 'hex') === tag ? bytes : undefined;
    });
    if (whole.length === 0 || whole.includes(undefined)) return error(400, 'InvalidPart');
    s3.objects.set(path, Buffer.concat(whole as Uint8Array[]));
  }
  s3.unfinished.delete(id);
  return operation === 'Abort' ? { status: 204 } : { status: 200, body: `${declaration}<CompleteMultipartUploadResult/>` };
}
