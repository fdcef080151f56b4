/** Amazon Comprehend and S3 on this machine behind IAM: the embedded engine, as strict as the service, judges every call by a policy first. */
import { afterAll, vi } from 'vitest';
import type { Settings } from '../../src/commands/settings.ts';
import type { Comprehend } from '../../src/comprehend/api.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import { openAwsJson } from '../../src/engine/aws-json.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openHttpDoor } from '../../src/engine/http.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { only } from '../commands/sandbox.ts';
import { type Guard, openGuard } from './guard.ts';
import { openGuardedBucket } from './guarded-bucket.ts';

export const region = 'us-east-1';
export const account = '000000000000';
export const dataAccessRole = `arn:aws:iam::${account}:role/comprehend`;

export interface GuardedAccount extends Guard {
  /** For `Settings`: what tells the SDK where they are. */
  environment: Record<string, string>;
  /** Where S3 is. */
  s3: string;
  storage: Storage;
  /** By somebody who may do everything. */
  comprehend: Comprehend;
  /** Does what the service would do in the meantime. */
  work: () => Promise<void>;
  /** A command again and again, as a schedule has it, the service working in between. @returns the last report */
  until: (run: () => Promise<Report>) => Promise<FlywheelReport>;
}

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.splice(0).map(async (close) => close()));
  vi.unstubAllEnvs();
});

/** @param lakeKey ARN of the key of KMS under which the data lake lies */
export async function openGuardedAccount(lakeKey: string | null = null): Promise<GuardedAccount> {
  const storage = openMemoryLake();
  let seconds = Date.UTC(2026, 0, 1) / 1000;
  const engine = createEngine({ storage, clock: () => new Date(seconds++ * 1000), strict: true, records: 's3://service/engine' });
  const guard = openGuard(engine.comprehend, `arn:aws:comprehend:${region}:${account}`);
  const bugs: unknown[] = [];
  const json = openAwsJson({ comprehend: guard.guarded }, { onWrite: () => {}, onBug: (error) => bugs.push(error) });
  const answer: typeof json = async (target, body) => {
    const answered = await json(target, body);
    // What is over soon is over at once: a run would wait for it, by a clock that is not the engine's.
    if (/^(Create|Update|Delete)/.test(answered.operation ?? '')) await engine.work();
    return answered;
  };
  const door = await openHttpDoor({ answer, host: '127.0.0.1', port: 0, log: () => {} });
  const bucket = await openGuardedBucket(storage, guard, region, lakeKey);
  closing.push(async () => door.close(), bucket.close);
  // The SDK looks for credentials in the environment of the process.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'anybody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'anything');
  const work = async (): Promise<void> => {
    await engine.work();
    if (bugs.length > 0) throw bugs[0];
  };
  return {
    ...guard,
    environment: { AWS_ENDPOINT_URL_COMPREHEND: door.url, AWS_ENDPOINT_URL_S3: bucket.url },
    ...{ s3: bucket.url, storage, work, comprehend: engine.comprehend },
    until: async (run) => {
      for (let attempt = 0; attempt < 30; attempt++) {
        const report = only(await run());
        if (report.status !== 'training' && report.status !== 'scoring') return report;
        await work();
      }
      throw new Error('It never ends.');
    },
  };
}

/** Settings of a repository whose AWS is this account. */
export const settingsIn = ({ environment }: GuardedAccount, settings: Settings): Settings => ({
  ...settings,
  environment: { ...settings.environment, ...environment },
  waitSeconds: 0,
});
