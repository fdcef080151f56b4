/** S3 on this machine, in front of a storage: each request is judged first, by what the Service Authorization Reference says it needs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Storage } from '../../src/comprehend/storage.ts';
import type { Guard } from './guard.ts';
import type { Asked } from './policy.ts';

export interface Bucket {
  url: string;
  close: () => Promise<unknown>;
}

interface Call {
  method: string;
  bucket: string;
  key: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** @param key ARN of the key of KMS under which every object lies; null for the bucket's own */
export async function openGuardedBucket(storage: Storage, guard: Guard, region: string, key: string | null): Promise<Bucket> {
  const uploads = new Map<string, Buffer[]>();
  const server = createServer((request, response) => {
    void received(request).then(async (call) => {
      const reason = guard.judge([...asked(call), ...ofKey(call, region, key)]);
      response.setHeader('x-amz-request-id', '1');
      if (reason !== null) refuse(response, 403, 'AccessDenied', reason);
      else await answer(storage, uploads, call, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => new Promise((done) => server.close(done)),
  };
}

async function received(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url!, 'http://bucket');
  const [, bucket, ...parts] = url.pathname.split('/').map(decodeURIComponent);
  const headers = request.headers as Record<string, string | undefined>;
  return { method: request.method!, bucket: bucket!, key: parts.join('/'), query: url.searchParams, headers, body: Buffer.concat(chunks) };
}

/** Parts of an upload, and its beginning, create no object; what creates one may say that it must be new. */
function asked({ method, bucket, key, query, headers }: Call): Asked[] {
  if (query.has('list-type')) return [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` }];
  const resource = `arn:aws:s3:::${bucket}/${key}`;
  if (method === 'GET') return [{ action: 's3:GetObject', resource }];
  if (method === 'DELETE' && query.has('uploadId')) return [{ action: 's3:AbortMultipartUpload', resource }];
  if (method !== 'PUT' && method !== 'POST') throw new Error(`What ${method} asks IAM for is not known here.`);
  const creates = !query.has('uploads') && !query.has('partNumber');
  const once = headers['if-none-match'];
  const context = { 's3:ObjectCreationOperation': String(creates), ...(once === undefined ? {} : { 's3:if-none-match': once }) };
  return [{ action: 's3:PutObject', resource, context }];
}

function ofKey({ method, query, headers }: Call, region: string, key: string | null): Asked[] {
  if (key === null || query.has('list-type') || method === 'DELETE') return [];
  const context = { 'kms:ViaService': `s3.${region}.amazonaws.com` };
  if (method === 'GET') return [{ action: 'kms:Decrypt', resource: key, context }];
  const named = headers['x-amz-server-side-encryption-aws-kms-key-id'];
  return named === undefined ? [] : [{ action: 'kms:GenerateDataKey', resource: named, context }];
}

async function answer(storage: Storage, uploads: Map<string, Buffer[]>, call: Call, response: ServerResponse): Promise<void> {
  const { method, bucket, query, headers, body } = call;
  const uri = `s3://${bucket}/${call.key}`;
  const put = async (bytes: Buffer): Promise<void> => {
    if (headers['if-none-match'] !== '*') await storage.putView(uri, bytes);
    else if (!(await storage.putIfAbsent(uri, bytes))) return refuse(response, 412, 'PreconditionFailed', 'There is one.');
    response.end();
  };
  if (query.has('list-type')) {
    const found = await storage.list(`s3://${bucket}/${query.get('prefix')}`);
    const keys = found.map((each) => `<Key>${each.slice(`s3://${bucket}/`.length).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Key>`);
    response.end(`<ListBucketResult>${keys.join('')}</ListBucketResult>`);
  } else if (method === 'GET') {
    const bytes = await storage.get(uri);
    if (bytes === undefined) refuse(response, 404, 'NoSuchKey', 'There is none.');
    else response.end(bytes);
  } else if (query.has('uploads')) {
    const id = String(uploads.size + 1);
    uploads.set(id, []);
    response.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  } else if (query.has('partNumber')) {
    uploads.get(query.get('uploadId')!)![Number(query.get('partNumber')) - 1] = body;
    response.setHeader('etag', '"part"').end();
  } else if (method === 'DELETE') response.writeHead(204).end();
  else await put(query.has('uploadId') ? Buffer.concat(uploads.get(query.get('uploadId')!)!) : body);
}

const refuse = (response: ServerResponse, status: number, code: string, message: string): void => {
  response.writeHead(status).end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
};
