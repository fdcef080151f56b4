import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Comprehend } from '@aws-sdk/client-comprehend';
import { openS3 } from '../../src/aws/s3.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import type { Switches } from '../../src/engine/switches.ts';
import { readSeries, type Series } from '../../src/reconcile/records.ts';
import { sdkAt } from '../contract/wire-door.ts';
import type { Event } from '../github/fake/events.ts';
import { scheduleEvent } from '../github/fake/events.ts';
import { project, type Result } from '../runner/runner.ts';
import { installNode24 } from '../runtime/node24.ts';
import { children, startMoto } from '../serve/moto.ts';
import type { Options, Stage } from './stage.ts';

/** An account of AWS on this machine: the built file's own `serve` as Amazon Comprehend, as strict as the service, and moto's S3 below it. */
export interface Account {
  /** `env:` of the action's step: where AWS is, and whose credentials. */
  environment: Record<string, string>;
  comprehend: Comprehend;
  s3: Storage;
  series: <S extends keyof Series>(flywheel: string, which: S) => Promise<Series[S][]>;
  /** How many documents each training of a flywheel of the service had, oldest first: what no answer of the service has to tell. */
  trainedOn: (flywheelArn: string) => number[];
  end: () => Promise<void>;
}

const rootIn = (bucket: string): string => `s3://${bucket}/flywheel`;

/** What makes a flywheel of the embedded engine one of Amazon Comprehend. */
export const comprehendEngine = (bucket = 'acme-models', more = ''): string => `engine:
  comprehend: { region: us-east-1, dataLake: "${rootIn(bucket)}", dataAccessRole: "arn:aws:iam::000000000000:role/comprehend"${more} }
`;

/** @param given.s3 where somebody already has a bucket of that name; an S3 of its own unless told */
export async function openAccount(given: { s3?: string; bucket?: string; switches?: Partial<Switches> } = {}): Promise<Account> {
  const { bucket = 'acme-models', switches = {}, s3 = await startMoto([bucket]) } = given;
  const options = Object.entries(switches).flatMap(([name, answer]) => ['--switch', `${name}=${answer}`]);
  const lake = mkdtempSync(join(tmpdir(), 'flywheel-account-'));
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' };
  const variables = { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey };
  const serve = [join(project, 'dist/cli.js'), 'serve', '--lake', lake, '--port', '0', '--s3-endpoint', s3, ...options];
  const child = spawn(installNode24(), serve, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, ...variables } });
  children.push(child);
  const errors: string[] = [];
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  const { url } = await new Promise<{ url: string }>((found, failed) => {
    createInterface(child.stdout).once('line', (line) => found(JSON.parse(line) as { url: string }));
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${errors.join('\n')}`)));
  });
  const storage = openS3({ endpoint: s3, region: 'us-east-1', credentials: async () => credentials, clock: () => new Date() });
  return {
    environment: { ...variables, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_COMPREHEND: url, AWS_ENDPOINT_URL_S3: s3 },
    comprehend: sdkAt(url),
    s3: storage,
    series: (flywheel, which) => readSeries(storage, rootIn(bucket), flywheel, which),
    trainedOn: (flywheelArn) => {
      const training = new RegExp(`"Training ${flywheelArn.split('/').at(-1)!} on (\\d+) documents"`);
      return errors.flatMap((line) => training.exec(line)?.slice(1).map(Number) ?? []);
    },
    end: async () => {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('close', done));
      rmSync(lake, { recursive: true, force: true });
      const bugs = errors.filter((line) => line.includes('"event":"bug"'));
      if (bugs.length > 0) throw new Error(bugs.join('\n'));
    },
  };
}

/** What serves, by the service itself: the endpoint's model once it is IN_SERVICE, and how it is bound. */
export async function endpointOf({ comprehend }: Account, name: string): Promise<{ status?: string; model?: string; flywheel?: string }> {
  const { EndpointPropertiesList: all = [] } = await comprehend.listEndpoints({});
  const { Status: status, ModelArn: model, FlywheelArn: flywheel } = all.find(({ EndpointArn }) => EndpointArn!.endsWith(`/${name}`))!;
  return { ...(status && { status }), ...(model && { model }), ...(flywheel && { flywheel }) };
}

/** How often the service trained for a flywheel. */
export async function trainings({ comprehend, series }: Account, name: string): Promise<number> {
  const generations = new Set((await series(name, 'generations')).map(({ flywheelName }) => flywheelName));
  const { FlywheelSummaryList: all = [] } = await comprehend.listFlywheels({});
  const own = all.filter(({ FlywheelArn }) => generations.has(FlywheelArn!.split('/').at(-1)!));
  const histories = await Promise.all(own.map(({ FlywheelArn }) => comprehend.listFlywheelIterationHistory({ FlywheelArn })));
  return histories.flatMap(({ FlywheelIterationPropertiesList: list = [] }) => list).length;
}

/** A run with the account's credentials, and then one scheduled run after the other until nothing is left to a later one. @returns all of them */
export async function runUntilDone(stage: Stage, account: Account, event: Event, options: Options = {}): Promise<Result[]> {
  const results = [await stage.run(event, { ...options, environment: account.environment })];
  while (['training', 'scoring'].includes(results.at(-1)!.outputs.status!)) {
    if (results.length > 15) throw new Error(`After ${results.length} runs the flywheel is still ${results.at(-1)!.outputs.status}.`);
    results.push(await stage.run(scheduleEvent(stage.github), { environment: account.environment }));
  }
  return results;
}
