/** Pitfalls of what is where: one region for everything, and an order in which things can go. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comprehendBackend, openBucket } from '../../src/commands/comprehend-backend.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { desiredState } from '../../src/reconcile/desired.ts';
import { observeHoldings } from '../../src/reconcile/holdings.ts';
import { look } from '../../src/reconcile/look.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { prunePlan } from '../../src/reconcile/prune.ts';
import { remove } from '../../src/reconcile/removal.ts';
import { settingsFor } from '../commands/sandbox.ts';
import { config } from '../reconcile/service.ts';
import { settled, type Turned, test, train, turned } from './turned.ts';

const closing: (() => void)[] = [];
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) close();
});

describe('pitfall 23: client, bucket and models are in one region', () => {
  it.each(['us-west-1', 'eu-north-1', 'sa-east-1'])(
    '%s has no Comprehend, and flywheel.yaml is told so before anything is asked',
    (region) => {
      const yaml = `version: 1\nname: a\ntask: {}\ndatasets: { train: a.csv }\nengine:\n  comprehend: { region: ${region}, dataLake: "s3://a-lake", dataAccessRole: "arn:aws:iam::123456789012:role/comprehend" }\n`;
      const { problems } = parseConfig(yaml, 'flywheel.yaml');
      expect(problems).toEqual([expect.objectContaining({ severity: 'error', message: expect.stringContaining(region) })]);
      expect(problems[0]!.message).toContain('us-west-2');
    },
  );

  it('both requests are signed for the declared one, whatever the environment says', async () => {
    vi.stubEnv('AWS_REGION', 'ap-south-1');
    vi.stubEnv('AWS_DEFAULT_REGION', 'ap-south-1');
    const scopes: string[] = [];
    const server = createServer((request, response) => {
      scopes.push(/Credential=[^/]+\/\d+\/([^,]+)/.exec(String(request.headers.authorization))![1]!);
      request.resume().on('end', () => response.end(request.method === 'POST' ? '{}' : '<ListBucketResult/>'));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(() => server.close());
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = { ...settingsFor('.'), now: () => new Date(), environment: { AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'ap-south-1' } };
    const { engine } = config();
    if (engine.kind !== 'comprehend') throw new Error('another engine');
    const here = { ...engine, region: 'eu-west-2' };
    const bucket = openBucket(here, settings);
    await bucket.list('s3://tickets-lake/');
    await comprehendBackend(here, bucket, settings).comprehend.listFlywheels({});
    expect(scopes).toEqual(['eu-west-2/s3/aws4_request', 'eu-west-2/comprehend/aws4_request']);
  });
});

describe('pitfall 17: endpoints go first, then models, and never what serves', () => {
  const keeping = (keep: number) => {
    const { engine, ...rest } = config({ promotion: { ...config().promotion, maximumDrop: { f1: 1 } } });
    return { ...rest, engine: { ...engine, keep } as typeof engine };
  };
  /** Without none, one, two and three documents, each of another label: the service wants ten of each. */
  const lists = [0, 1, 2, 3].map((gone) => train.filter((_, at) => at % 12 !== 0 || at / 12 >= gone));

  async function planned(made: Turned, keep: number) {
    const declared = keeping(keep);
    const desired = (known: readonly string[] | null) =>
      desiredState(declared, { train: lists.at(-1)!, test, golden: [] }, known, 'c0ffee');
    const { observed, plan } = await look({ backend: made.backend, desired });
    return {
      observed,
      prune: prunePlan(plan, observed, await observeHoldings(made.backend.comprehend, observed), { config: declared, keep, open: null }),
    };
  }

  it.each([1, 2])('of four promoted, %d stay for a rollback, the one that serves among them', async (keep) => {
    const made = turned();
    for (const list of lists)
      expect((await settled(made, { documents: { train: list, test }, config: keeping(keep) })).status).toBe('done');
    const { observed, prune } = await planned(made, keep);
    expect(new Set(observed.serving.map(({ model }) => model.arn)).size).toBe(4);
    const spared = observed.serving.map(({ model }) => model.arn).slice(-keep);
    const { reference } = nowServing(observed)!;
    expect(prune.removals.map(({ arn }) => arn)).not.toContain(reference.arn);
    for (const arn of spared) expect(prune.removals.map((each) => each.arn)).not.toContain(arn);
    const done = await remove(made.backend, 'support', prune.removals, { by: 'tester', patience: 600 });
    expect(done.filter(({ refused }) => refused !== null)).toEqual([]);
    const deletions = made.asked.filter(({ operation }) => operation.startsWith('delete')).map(({ operation }) => operation);
    expect(deletions.length).toBeGreaterThan(0);
    await made.work();
    const after = await settled(made, { documents: { train: lists.at(-1)!, test }, config: keeping(keep) });
    expect([after.status, after.applied, nowServing(after.observed)!.model.arn]).toEqual(['done', [], spared.at(-1)]);
    for (const DocumentClassifierArn of spared) {
      const { DocumentClassifierProperties: model } = await made.comprehend.describeDocumentClassifier({ DocumentClassifierArn });
      expect(model!.Status).toBe('TRAINED');
    }
  });

  it('an endpoint that is not declared any more goes before the model that it serves', async () => {
    const made = turned();
    for (const list of lists) await settled(made, { documents: { train: list, test }, config: keeping(1) });
    const { observed } = await planned(made, 1);
    const none = { ...keeping(1), endpoint: null };
    const desired = (known: readonly string[] | null) => desiredState(none, { train: lists.at(-1)!, test, golden: [] }, known, 'c0ffee');
    const { plan } = await look({ backend: made.backend, desired });
    const holdings = await observeHoldings(made.backend.comprehend, observed);
    const kinds = prunePlan(plan, observed, holdings, { config: none, keep: 1, open: null }).removals.map(({ kind }) => kind);
    expect(kinds[0]).toBe('delete-endpoint');
    expect(kinds.lastIndexOf('delete-endpoint')).toBeLessThan(kinds.indexOf('delete-model'));
  });
});
