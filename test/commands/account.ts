import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, vi } from 'vitest';
import { apply } from '../../src/commands/apply.ts';
import type { Settings } from '../../src/commands/settings.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import { openAwsJson } from '../../src/engine/aws-json.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openHttpDoor } from '../../src/engine/http.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { FlywheelReport } from '../../src/report/report.ts';
import { only } from './sandbox.ts';

/** An engine block for flywheel.yaml, in the bucket that every account here has. */
export const comprehendEngine = `engine:
  comprehend: { region: us-east-1, dataLake: "s3://acme-models/flywheel", dataAccessRole: "arn:aws:iam::000000000000:role/comprehend" }
`;

/** Amazon Comprehend and S3 on this machine, over sockets: the embedded engine, as strict as the service, on a lake in memory. */
export interface Account {
  /** For `Settings`: what tells the SDK where they are. */
  environment: Record<string, string>;
  storage: Storage;
  /** Does what the service would do in the meantime. */
  work: () => Promise<void>;
  /** `apply --wait 0` again and again, as a schedule does, the service working in between. @returns each run's report */
  applyUntilDone: (settings: Settings) => Promise<FlywheelReport[]>;
}

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.splice(0).map(async (close) => close()));
  vi.unstubAllEnvs();
});

export async function openAccount(): Promise<Account> {
  const storage = openMemoryLake();
  let seconds = Date.UTC(2026, 0, 1) / 1000;
  const engine = createEngine({ storage, clock: () => new Date(seconds++ * 1000), strict: true });
  const bugs: unknown[] = [];
  const json = openAwsJson(engine, { onWrite: () => {}, onBug: (error) => bugs.push(error) });
  // What is over soon is over at once: a run would wait for it, by a clock that is not the engine's.
  const answer: typeof json = async (target, body) => {
    const answered = await json(target, body);
    if (answered.operation === 'CreateFlywheel' || answered.operation === 'CreateDataset') await engine.work();
    return answered;
  };
  const door = await openHttpDoor({ answer, host: '127.0.0.1', port: 0, log: () => {} });
  const bucket = createServer((request, response) => void answerS3(storage, request, response.setHeader('x-amz-request-id', '1')));
  await new Promise<void>((done) => bucket.listen(0, '127.0.0.1', done));
  closing.push(
    async () => door.close(),
    async () => new Promise((done) => bucket.close(done)),
  );
  // The SDK looks for credentials in the environment of the process.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'anybody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'anything');
  const work = async (): Promise<void> => {
    await engine.work();
    if (bugs.length > 0) throw bugs[0];
  };
  return {
    environment: {
      AWS_ENDPOINT_URL_COMPREHEND: door.url,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
    },
    storage,
    work,
    applyUntilDone: async (settings) => {
      const reports: FlywheelReport[] = [];
      for (let run = 0; run < 20; run++) {
        const report = only(await apply({ ...settings, waitSeconds: 0 }));
        reports.push(report);
        if (report.status !== 'training' && report.status !== 'scoring') return reports;
        await work();
      }
      throw new Error(`The flywheel is still ${reports.at(-1)!.status} after 20 runs.`);
    },
  };
}

async function answerS3(storage: Storage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url!, 'http://bucket');
  const [, bucket, ...parts] = url.pathname.split('/').map(decodeURIComponent);
  const refuse = (status: number, code: string) => response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
  if (url.searchParams.has('list-type')) {
    const found = await storage.list(`s3://${bucket}/${url.searchParams.get('prefix')}`);
    const keys = found.map((uri) => `<Key>${uri.slice(`s3://${bucket}/`.length).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Key>`);
    response.end(`<ListBucketResult>${keys.join('')}</ListBucketResult>`);
    return;
  }
  const uri = `s3://${bucket}/${parts.join('/')}`;
  const body = Buffer.concat(chunks);
  if (request.method === 'GET') {
    const bytes = await storage.get(uri);
    if (bytes === undefined) refuse(404, 'NoSuchKey');
    else response.end(bytes);
  } else if (request.headers['if-none-match'] !== '*') {
    await storage.putView(uri, body);
    response.end();
  } else if (await storage.putIfAbsent(uri, body)) response.end();
  else refuse(412, 'PreconditionFailed');
}
