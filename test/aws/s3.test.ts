import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openS3 } from '../../src/aws/s3.ts';
import type { S3Options } from '../../src/aws/s3-request.ts';
import { type Storage, StorageRefusal } from '../../src/comprehend/storage.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** An S3 that answers as it is told, and what it was asked. */
async function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  more: Partial<S3Options> = {},
): Promise<{ s3: Storage; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  return {
    s3: openS3({
      endpoint,
      region: 'us-east-1',
      credentials: async () => credentials,
      clock: () => new Date(0),
      pause: async () => {},
      ...more,
    }),
    asked,
  };
}

const error = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`);
};

describe('a storage in S3', () => {
  it('lists every page, sorted, with the marks of XML read as what they stand for', async () => {
    const { s3, asked } = await answering((request, response) => {
      const second = request.url!.includes('continuation-token=a%2Bb%20c');
      response.end(
        second
          ? '<ListBucketResult><Contents><Key>in/&lt;a&gt; &amp;&#39;&#xe9;</Key></Contents></ListBucketResult>'
          : '<ListBucketResult><NextContinuationToken>a+b c</NextContinuationToken><Contents><Key>in/b</Key></Contents></ListBucketResult>',
      );
    });
    expect(await s3.list('s3://lake/in/')).toEqual(["s3://lake/in/<a> &'é", 's3://lake/in/b']);
    expect(asked).toEqual(['GET /lake/?list-type=2&prefix=in%2F', 'GET /lake/?list-type=2&prefix=in%2F&continuation-token=a%2Bb%20c']);
  });

  it('asks for a key as it is, and says undefined for what is not there', async () => {
    const { s3, asked } = await answering((_, response) => error(response, 404, 'NoSuchKey'));
    expect(await s3.get('s3://lake/a b//c+d?e#f%g')).toBeUndefined();
    expect(await s3.list('s3://lake')).toEqual([]);
    expect(asked[0]).toBe('GET /lake/a%20b//c%2Bd%3Fe%23f%25g');
  });

  it('writes on condition that nothing is there, and says who was first', async () => {
    const { s3 } = await answering((request, response) => {
      if (request.headers['if-none-match'] === '*') error(response, 412, 'PreconditionFailed');
      else response.setHeader('x-amz-request-id', '1').end();
    });
    expect(await s3.putIfAbsent('s3://lake/a', new Uint8Array([1]))).toBe(false);
    await s3.putView('s3://lake/a', new Uint8Array([1]));
  });

  it('tries again what the server could not do', async () => {
    let left = 2;
    const { s3, asked } = await answering((_, response) => {
      if (left-- > 0) error(response, 503, 'SlowDown');
      else response.setHeader('etag', '"b3c9f0f6e7d1c0a2b3c9f0f6e7d1c0a2"').end('whole');
    });
    expect(new TextDecoder().decode(await s3.get('s3://lake/a'))).toBe('whole');
    expect(asked).toHaveLength(3);
  });

  it.each([200, 404])('does not take the page of a proxy, answered with %i, for an empty lake', async (status) => {
    const { s3 } = await answering((_, response) => response.writeHead(status).end('<html>proxy login</html>'));
    await expect(s3.list('s3://lake/in/')).rejects.toMatchObject({
      name: 'StorageUnreachable',
      message: expect.stringMatching(/ when s3:\/\/lake\/in\/ is listed is not S3: its answer begins with "<html>proxy login<\/html>"\.$/),
    });
  });

  it.each([200, 404])('does not take it, answered with %i, for an object, nor for nothing, nor for having written one', async (status) => {
    // As a web server answers: with a tag of its own, and a type.
    const headers = { etag: '"5f3c2a1b-264"', 'content-type': 'text/html', server: 'nginx' };
    const { s3 } = await answering((_, response) => response.writeHead(status, headers).end('<html>proxy login</html>'));
    const isNotS3 = (done: string) => ({
      name: 'StorageUnreachable',
      message: expect.stringMatching(
        new RegExp(` when s3://lake/a is ${done} is not S3: its answer begins with "<html>proxy login</html>"\\.$`),
      ),
    });
    await expect(s3.get('s3://lake/a')).rejects.toMatchObject(isNotS3('read'));
    if (status === 404) return;
    await expect(s3.putIfAbsent('s3://lake/a', new Uint8Array())).rejects.toMatchObject(isNotS3('written'));
    await expect(s3.putView('s3://lake/a', new Uint8Array(20 * 1024 ** 2))).rejects.toMatchObject(isNotS3('written'));
  });

  it.each([
    ['Amazon, MinIO and Ceph', { 'x-amz-request-id': '79104EXAMPLEB723' }],
    ['moto and R2', { etag: '"d41d8cd98f00b204e9800998ecf8427e"' }],
    ['an object that went up in parts', { etag: '"d41d8cd98f00b204e9800998ecf8427e-12"' }],
  ])('knows S3 by what it sends: %s', async (_, headers) => {
    const { s3 } = await answering((request, response) => response.writeHead(200, headers).end(request.method === 'GET' ? '<html>' : ''));
    expect(new TextDecoder().decode(await s3.get('s3://lake/page.html'))).toBe('<html>');
    expect(await s3.putIfAbsent('s3://lake/page.html', new Uint8Array())).toBe(true);
  });

  it.each([
    [{ first: 403, later: 200 }, 'ForeignBucket', /: account 111122223333 does not own bucket lake\.$/],
    [{ first: 403, later: 403 }, 'AccessDenied', /: 403 AccessDenied\.$/],
  ])('tells a bucket of another account from what is not allowed: %o', async ({ first, later }, code, message) => {
    const { s3, asked } = await answering(
      (request, response) => {
        const status = request.headers['x-amz-expected-bucket-owner'] === '111122223333' ? first : later;
        if (status === 403) error(response, 403, 'AccessDenied');
        else response.end('<ListBucketResult/>');
      },
      { owner: '111122223333' },
    );
    for (const ask of [() => s3.get('s3://lake/a'), () => s3.putIfAbsent('s3://lake/a', new Uint8Array()), () => s3.list('s3://lake/')])
      await expect(ask()).rejects.toMatchObject({ name: 'StorageRefusal', code, message: expect.stringMatching(message) });
    expect(asked.filter((each) => !each.startsWith('GET') && !each.startsWith('PUT'))).toEqual([]);
  });

  it('gives up in the end', async () => {
    const { s3, asked } = await answering((_, response) => error(response, 500, 'InternalError'));
    await expect(s3.get('s3://lake/a')).rejects.toThrow(/^GET s3:\/\/lake\/a at http:.* answers 500 InternalError again and again\.$/);
    expect(asked).toHaveLength(4);
  });

  it.each([
    [403, 'AccessDenied'],
    [301, 'PermanentRedirect'],
  ])('says at once what the server refuses by %i', async (status, code) => {
    const { s3, asked } = await answering((_, response) => error(response, status, code));
    const refusal = await s3.get('s3://lake/a').catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(StorageRefusal);
    expect(refusal).toMatchObject({
      access: 'read',
      message: expect.stringMatching(new RegExp(`^GET s3://lake/a is refused by .*: ${status} ${code}\\.$`)),
    });
    await expect(s3.putIfAbsent('s3://lake/a', new Uint8Array())).rejects.toMatchObject({ access: 'write' });
    expect(asked).toHaveLength(2);
  });

  it.each(['lake/a', 's3://lake', 's3://lake/', 's3://lake/a/../b', 's3://lake/./a', 's3://Lake/a', 's3://127.0.0.1:80/x'])(
    'refuses %s without asking',
    async (uri) => {
      const { s3, asked } = await answering((_, response) => response.end());
      await expect(s3.get(uri)).rejects.toThrow(StorageRefusal);
      await expect(s3.putIfAbsent(uri, new Uint8Array())).rejects.toThrow(StorageRefusal);
      expect(asked).toEqual([]);
    },
  );
});
