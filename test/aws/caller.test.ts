import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { callerAccount } from '../../src/aws/caller.ts';
import { comprehendBackend } from '../../src/commands/comprehend-backend.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { config } from '../reconcile/service.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) close();
});

/** STS that answers with this, and what it was asked. */
async function sts(answer: string, status = 200): Promise<{ endpoint: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(`${request.method} ${body} ${/Credential=key\/\d{8}\/([^,]+)/.exec(request.headers.authorization ?? '')?.[1]}`);
      response.writeHead(status).end(answer);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const identity = (account: string): string =>
  `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/a</Arn><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const credentials = async () => ({ accessKeyId: 'key', secretAccessKey: 'secret' });
const whose = (endpoint: string) => callerAccount({ endpoint, region: 'eu-west-1', credentials, clock: () => new Date(0) });

describe('the account of the credentials', () => {
  it('is what STS says', async () => {
    const { endpoint, asked } = await sts(identity('111122223333'));
    expect(await whose(endpoint)).toBe('111122223333');
    expect(asked).toEqual(['POST Action=GetCallerIdentity&Version=2011-06-15 eu-west-1/sts/aws4_request']);
  });

  it('is not told where STS does not answer, or with something else', async () => {
    expect(await whose((await sts('<Error/>', 403)).endpoint)).toBeNull();
    const { endpoint } = await sts('');
    for (const close of closing.splice(0)) close();
    expect(await whose(endpoint)).toBeNull();
  });

  it.each([
    ['000000000000', null],
    [
      '111122223333',
      'The role arn:aws:iam::000000000000:role/comprehend is of account 000000000000, and the credentials of this run are of 111122223333.',
    ],
  ])('must be that of the role before anything is made: %s', async (account, refusal) => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    const { endpoint } = await sts(identity(account));
    const { engine } = config();
    if (engine.kind === 'local') throw new Error('The engine is Amazon Comprehend.');
    const environment = { AWS_ENDPOINT_URL_STS: endpoint };
    const backend = comprehendBackend(engine, openMemoryLake(), { now: () => new Date(), environment });
    const asked = backend.beforeCreation!().then(
      () => null,
      (error: Error) => error.message,
    );
    expect(await asked).toBe(refusal);
  });

  it('is not asked for beside a service that is not AWS itself', async () => {
    const { engine } = config();
    if (engine.kind === 'local') throw new Error('The engine is Amazon Comprehend.');
    const environment = { AWS_ENDPOINT_URL_COMPREHEND: 'http://127.0.0.1:1' };
    await comprehendBackend(engine, openMemoryLake(), { now: () => new Date(), environment }).beforeCreation!();
  });
});
