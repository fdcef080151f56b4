import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/comprehend/api.ts';
import type { Config } from '../../src/config/config.ts';
import type { Document } from '../../src/datasets/document.ts';
import { health } from '../../src/reconcile/conditions.ts';
import { desiredState } from '../../src/reconcile/desired.ts';
import { observeHoldings } from '../../src/reconcile/holdings.ts';
import { look } from '../../src/reconcile/look.ts';
import type { Observed } from '../../src/reconcile/observe.ts';
import { type Prune, prunePlan } from '../../src/reconcile/prune.ts';
import { remove } from '../../src/reconcile/removal.ts';
import { config as declared, role, type Service, service } from './service.ts';
import { document, documents } from './world.ts';

const test = documents(20, 'held out');
const first = documents(30, 'first');
/** The same texts, some of them with another label: no flywheel can go on with them. */
const relabelled = (count: number): Document[] =>
  first.map((each, at) => (at < count ? document(each.text, at % 2 === 0 ? 'technical' : 'refund', each.line) : each));

const approving = (changes: Partial<Config> = {}): Config =>
  declared({ promotion: { ...declared().promotion, maximumDrop: { f1: 1 } }, ...changes });

const settled = async (run: Service, train: Document[], config = approving()) =>
  (await run.settle({ config, documents: { train, test } })).at(-1)!;

async function planned(run: Service, train: Document[], config = approving()): Promise<{ prune: Prune; observed: Observed }> {
  const desired = (known: readonly string[] | null) => desiredState(config, { train, test, golden: [] }, known, 'c0ffee');
  const { observed, plan } = await look({ backend: run.backend, desired });
  const keep = config.engine.kind === 'comprehend' ? config.engine.keep : 5;
  return { prune: prunePlan(plan, observed, await observeHoldings(run.comprehend, observed), { config, keep, open: null }), observed };
}

/** A service that trained the first documents and then two relabellings, each promoted whatever its verdict. */
async function generations(config = approving()): Promise<Service> {
  const run = service();
  for (const train of [first, relabelled(4), relabelled(8)]) expect((await settled(run, train, config)).status).toBe('done');
  return run;
}

const shown = ({ removals }: Prune): string[] => removals.map(({ kind, target }) => `${kind} ${target}`);
const keeping = (keep: number, changes: Partial<Config> = {}): Config => {
  const config = approving(changes);
  return { ...config, engine: { ...config.engine, keep } as Config['engine'] };
};

describe('a prune', () => {
  it('removes nothing that was promoted among the last five, and says why it stays', async () => {
    const run = await generations();
    const { prune, observed } = await planned(run, relabelled(8));
    expect(observed.serving.length).toBeGreaterThan(1);
    expect(prune.removals.filter(({ arn }) => observed.serving.some(({ model }) => model.arn === arn))).toEqual([]);
    expect(prune.kept.map(({ reason }) => reason)).toContain('it serves');
  });

  it('removes models and flywheels of generations that were left, in an order that the service allows, and saves their storage', async () => {
    const run = await generations();
    const config = keeping(1);
    const { prune, observed } = await planned(run, relabelled(8), config);
    const order = prune.removals.map(({ kind }) => kind);
    expect(order).toContain('delete-flywheel');
    expect(order).toContain('delete-model');
    expect(prune.usdPerMonth).toBe(0.5 * order.filter((kind) => kind === 'delete-model').length);
    const removed = await remove(run.backend, 'support', prune.removals, { by: 'ada', patience: 600 });
    expect(removed.filter(({ refused }) => refused !== null)).toEqual([]);
    await run.work();
    const left = await planned(run, relabelled(8), config);
    expect(left.prune.removals).toEqual([]);
    expect(left.observed.serving.at(-1)!.model.arn).toBe(observed.serving.at(-1)!.model.arn);
    const { FlywheelSummaryList = [] } = await run.comprehend.listFlywheels({});
    expect(FlywheelSummaryList.length).toBeLessThan(observed.flywheels);
    expect((await settled(run, relabelled(8), config)).applied).toEqual([]);
  });

  it('leaves the model that serves, the reference, a pinned one and what is bound or worked with', async () => {
    const run = await generations(keeping(1));
    const arns = (await planned(run, relabelled(8), keeping(1))).prune.removals
      .filter(({ kind }) => kind === 'delete-model')
      .map(({ arn }) => arn);
    expect(arns.length).toBeGreaterThan(0);
    const pin = arns[0]!;
    const pinned = await planned(run, relabelled(8), keeping(1, { pin }));
    expect(pinned.prune.removals.map(({ arn }) => arn)).not.toContain(pin);
    expect(pinned.prune.kept).toContainEqual(expect.objectContaining({ reason: 'it is pinned' }));

    await run.comprehend.createEndpoint({ EndpointName: 'by-hand', ModelArn: pin, DesiredInferenceUnits: 1 });
    await run.work();
    const bound = await planned(run, relabelled(8), keeping(1));
    expect(bound.prune.removals.map(({ arn }) => arn)).not.toContain(pin);
    expect(bound.prune.kept).toContainEqual(expect.objectContaining({ reason: 'endpoint by-hand serves it' }));
    const EndpointArn = (await run.comprehend.listEndpoints({})).EndpointPropertiesList![0]!.EndpointArn!;
    await run.comprehend.deleteEndpoint({ EndpointArn });
    await run.work();

    await run.storage.putIfAbsent('s3://tickets-lake/in.txt', Buffer.from('where is my invoice\n'));
    await run.comprehend.startDocumentClassificationJob({
      ...{ DocumentClassifierArn: pin, DataAccessRoleArn: role, JobName: 'by-hand' },
      InputDataConfig: { S3Uri: 's3://tickets-lake/in.txt', InputFormat: 'ONE_DOC_PER_LINE' },
      OutputDataConfig: { S3Uri: 's3://tickets-lake/out/' },
    });
    const working = await planned(run, relabelled(8), keeping(1));
    expect(working.prune.removals.map(({ arn }) => arn)).not.toContain(pin);
    expect(working.prune.kept).toContainEqual(expect.objectContaining({ reason: expect.stringMatching(/^job \w+ works with it$/) }));
  });

  it('touches nothing of another flywheel, and no endpoint that it did not make', async () => {
    const run = await generations();
    await run.settle({ config: { ...approving(), name: 'orders' }, documents: { train: first, test } });
    const { observed, prune } = await planned(run, relabelled(8), keeping(1));
    await run.comprehend.createEndpoint({
      EndpointName: 'by-hand',
      ModelArn: observed.serving.at(-1)!.model.arn,
      DesiredInferenceUnits: 1,
    });
    await run.work();
    const again = await planned(run, relabelled(8), keeping(1));
    expect(shown(again.prune)).toEqual(shown(prune));
    expect(JSON.stringify(again.prune)).not.toContain('orders');
  });

  it('begins with an endpoint of ours that is not declared any more, which costs most', async () => {
    const run = service();
    const endpoint = { name: 'support', inferenceUnits: 2, follow: 'flywheel' as const };
    await settled(run, first, approving({ endpoint }));
    const { prune } = await planned(run, first, approving({ endpoint: null }));
    expect(prune.removals).toEqual([
      {
        ...{ kind: 'delete-endpoint', target: 'support', usdPerMonth: 2592, reason: 'no endpoint is declared any more' },
        arn: expect.stringContaining('document-classifier-endpoint/support'),
      },
    ]);
    expect(shown((await planned(run, first, approving({ endpoint }))).prune)).toEqual([]);
    const removed = await remove(run.backend, 'support', prune.removals, { by: 'ada', patience: 0 });
    expect(removed).toMatchObject([{ refused: null }]);
    await run.work();
    expect((await run.comprehend.listEndpoints({})).EndpointPropertiesList).toEqual([]);
  });

  it('tells what the service refuses, and goes on with the rest', async () => {
    const run = await generations();
    const { prune } = await planned(run, relabelled(8), keeping(1));
    const [refused] = prune.removals.filter(({ kind }) => kind === 'delete-model');
    await run.comprehend.createEndpoint({ EndpointName: 'meanwhile', ModelArn: refused!.arn, DesiredInferenceUnits: 1 });
    const removed = await remove(run.backend, 'support', prune.removals, { by: 'ada', patience: 60 });
    expect(removed.filter((each) => each.refused !== null)).toMatchObject([
      { arn: refused!.arn, refused: expect.stringContaining('endpoint meanwhile') },
    ]);
    expect(removed.length).toBeGreaterThan(1);
  });

  it('never removes what was promoted after the plan was made', async () => {
    const run = await generations();
    const { prune, observed } = await planned(run, relabelled(8), keeping(1));
    const model = observed.serving.at(-1)!.model;
    const removals = [{ ...prune.removals[0]!, kind: 'delete-model' as const, arn: model.arn, target: 'serving' }];
    expect(await remove(run.backend, 'support', removals, { by: 'ada', patience: 60 })).toMatchObject([
      { refused: 'It was promoted meanwhile.' },
    ]);
  });

  it('finds models whose flywheel is gone, and what it removed is trained anew when its documents come back', async () => {
    const run = await generations();
    const config = keeping(1);
    const { prune } = await planned(run, relabelled(8), config);
    const [flywheel] = prune.removals.filter(({ kind }) => kind === 'delete-flywheel');
    await remove(run.backend, 'support', [flywheel!], { by: 'ada', patience: 600 });
    await run.work();
    const left = await planned(run, relabelled(8), config);
    const orphans = left.prune.removals.filter(({ target }) => target.includes('/'));
    expect(orphans.length).toBeGreaterThan(0);
    await remove(run.backend, 'support', left.prune.removals, { by: 'ada', patience: 600 });
    await run.work();
    const again = await settled(run, first, config);
    expect(again.status).toBe('done');
    expect(again.plan.situation.candidate).not.toBeNull();
  });
});

describe('status', () => {
  it('names generations that nothing needs, and the command that lists what can be removed', async () => {
    const run = await generations();
    const state = async () => {
      const desired = (known: readonly string[] | null) =>
        desiredState(keeping(1), { train: relabelled(8), test, golden: [] }, known, 'c0ffee');
      const { observed, plan, desired: wanted } = await look({ backend: run.backend, desired });
      return { observed, conditions: (flywheels: number) => health(wanted, { ...observed, flywheels }, plan, 'comprehend').conditions };
    };
    const { observed, conditions } = await state();
    const abandoned = (flywheels: number) => conditions(flywheels).find(({ type }) => type === 'Abandoned');
    expect(abandoned(observed.flywheels)).toMatchObject({ status: 'True', reason: 'DocumentsGone' });
    expect(abandoned(observed.flywheels)!.message).toMatch(
      /^Serve nothing and no longer fit: support-\w{8}(, support-\w{8})?\. `flywheel prune` lists what can be removed, and why the rest stays\.$/,
    );
    expect(abandoned(31)).toMatchObject({
      reason: 'QuotaInSight',
      message: expect.stringContaining('There are 31 flywheels in the region, of 50 that the service allows.'),
    });
  });
});

describe('a prune that is killed', () => {
  it('at any call leaves nothing that the next one does not finish, and nothing that serves is touched', async () => {
    const whole = await generations();
    const config = keeping(1);
    const { prune } = await planned(whole, relabelled(8), config);
    for (let at = 0; at < prune.removals.length; at++) {
      const run = await generations();
      const serving = (await planned(run, relabelled(8), config)).observed.serving.at(-1)!.model.arn;
      let left = at;
      const deletion = /^delete/;
      const comprehend = new Proxy(run.backend.comprehend, {
        get: (target, name: OperationName) => async (request: never) => {
          const answer = await target[name](request);
          // The service did it, and nobody heard.
          if (deletion.test(name) && left-- === 0) throw new TypeError('killed');
          return answer;
        },
      });
      const first = (await planned(run, relabelled(8), config)).prune.removals;
      await expect(remove({ ...run.backend, comprehend }, 'support', first, { by: 'ada', patience: 600 })).rejects.toThrow('killed');
      for (let again = 0; again < 3; again++) {
        await run.work();
        const { prune: rest } = await planned(run, relabelled(8), config);
        await remove(run.backend, 'support', rest.removals, { by: 'ada', patience: 0 });
      }
      await run.work();
      const end = await planned(run, relabelled(8), config);
      expect([at, end.prune.removals]).toEqual([at, []]);
      expect(end.observed.serving.at(-1)!.model.arn).toBe(serving);
      const { DocumentClassifierPropertiesList = [] } = await run.comprehend.listDocumentClassifiers({});
      expect(DocumentClassifierPropertiesList.map(({ DocumentClassifierArn }) => DocumentClassifierArn)).toContain(serving);
    }
  });
});
