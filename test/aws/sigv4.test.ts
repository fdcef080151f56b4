import { describe, expect, it } from 'vitest';
import { encoded, signed } from '../../src/aws/sigv4.ts';

/** The examples of the S3 API reference, page "Authenticating Requests: Using the Authorization Header". */
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const scope = { region: 'us-east-1', service: 's3', at: new Date(Date.UTC(2013, 4, 24)) };
const host = 'https://examplebucket.s3.amazonaws.com';
const signatureOf = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
  signed({ method, url: new URL(host + path), headers, body: new TextEncoder().encode(body) }, credentials, scope).authorization!;

describe('a signature', () => {
  it.each([
    ['GET', '/test.txt', { range: 'bytes=0-9' }, '', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
    [
      'PUT',
      '/test%24file.text',
      { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      'Welcome to Amazon S3.',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    ['GET', '/?lifecycle', {}, '', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    ['GET', '/?max-keys=2&prefix=J', {}, '', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ] as const)('is what Amazon gives for %s %s', (method, path, headers, body, signature) => {
    expect(signatureOf(method, path, headers, body).endsWith(`Signature=${signature}`)).toBe(true);
  });

  it('signs a session token with the rest', () => {
    const session = { ...credentials, sessionToken: 'token' };
    const headers = signed({ method: 'GET', url: new URL(host), headers: {}, body: new Uint8Array() }, session, scope);
    expect(headers['x-amz-security-token']).toBe('token');
    expect(headers.authorization).toContain('SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,');
  });

  it('encodes what a browser would leave', () => {
    expect(encoded("a b/ü!'()*~-._")).toBe('a%20b%2F%C3%BC%21%27%28%29%2A~-._');
  });
});
