/** Pitfalls of judging, promoting and deploying: three things that are not one. */
import { describe, expect, it } from 'vitest';
import { health } from '../../src/reconcile/conditions.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { config } from '../reconcile/service.ts';
import { documents, kinds } from '../reconcile/world.ts';
import { more, settled, type Turned, test, train, turned, until } from './turned.ts';

const given = { documents: { train, test } };
const endpointOf = async (made: Turned) => (await made.comprehend.listEndpoints({})).EndpointPropertiesList![0];
const active = async (made: Turned, FlywheelArn: string) =>
  (await made.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!.ActiveModelArn;

describe('pitfall 4: the active model is absent until somebody says so, or was set by the service', () => {
  it.each(['absent', 'set'] as const)(
    '%s: the first model is judged before it serves, and becomes active',
    async (activeModelAfterFirstTraining) => {
      const made = turned({ switches: { activeModelAfterFirstTraining } });
      const outcome = await settled(made, given);
      const { model, decision } = nowServing(outcome.observed)!;
      expect([decision, await active(made, model.flywheel)]).toEqual(['first', model.arn]);
      expect(made.of('updateFlywheel')).toHaveLength(activeModelAfterFirstTraining === 'set' ? 0 : 1);
    },
  );

  it('is looked at right before it is changed', async () => {
    const made = turned();
    await settled(made, given);
    const at = made.asked.findIndex(({ operation }) => operation === 'updateFlywheel');
    expect(made.asked[at - 1]).toMatchObject({
      operation: 'describeFlywheel',
      request: { FlywheelArn: made.of('updateFlywheel')[0]!.FlywheelArn },
    });
  });

  it('is not taken back when somebody changed it by hand, and whoever asks is told both', async () => {
    const made = turned();
    const first = nowServing((await settled(made, given)).observed)!.model;
    const second = nowServing((await settled(made, { documents: { train: more, test } })).observed)!.model;
    await made.comprehend.updateFlywheel({ FlywheelArn: second.flywheel, ActiveModelArn: first.arn });
    await made.work();
    const outcome = await made.apply({ documents: { train: more, test } });
    expect([kinds(outcome), await active(made, second.flywheel)]).toEqual([[], first.arn]);
    const { conditions } = health(outcome.desired, outcome.observed, outcome.plan, 'comprehend');
    const drifted = conditions.find(({ type }) => type === 'Drifted')!;
    expect([drifted.status, drifted.message]).toEqual(['True', expect.stringContaining(first.arn)]);
    expect(drifted.message).toContain(second.arn);
  });
});

describe('pitfall 10: averages of the service have two scales and may be missing', () => {
  const averages = (metrics: object | undefined) => ({
    listFlywheelIterationHistory: async (
      request: object,
      ask: (request: never) => Promise<{ FlywheelIterationPropertiesList?: object[] }>,
    ) => ({
      FlywheelIterationPropertiesList: ((await ask(request as never)).FlywheelIterationPropertiesList ?? []).map((each) => ({
        ...each,
        ...('TrainedModelMetrics' in each ? { TrainedModelMetrics: metrics } : {}),
      })),
    }),
    describeFlywheelIteration: async (request: object, ask: (request: never) => Promise<{ FlywheelIterationProperties?: object }>) => ({
      FlywheelIterationProperties: { ...(await ask(request as never)).FlywheelIterationProperties, TrainedModelMetrics: metrics },
    }),
  });
  const declared = () => {
    const { engine } = config();
    if (engine.kind !== 'comprehend') throw new Error('another engine');
    return config({
      engine: { ...engine, scoring: 'service' },
      promotion: { ...config().promotion, minimum: { f1: 0.8 } },
    });
  };
  const judged = async (metrics: object | undefined) => {
    const made = turned({ turns: averages(metrics) as never });
    return { made, outcome: await settled(made, { ...given, config: declared() }) };
  };

  it.each([
    ['0–1', { AverageF1Score: 0.9, AveragePrecision: 0.9, AverageRecall: 0.9, AverageAccuracy: 0.9 }],
    ['0–100', { AverageF1Score: 90, AveragePrecision: 90, AverageRecall: 90 }],
  ])('%s above the floor promotes, without a scoring job', async (_, metrics) => {
    const { made, outcome } = await judged(metrics);
    expect(nowServing(outcome.observed)).toMatchObject({ decision: 'first', f1: 0.9 });
    expect(made.of('startDocumentClassificationJob')).toEqual([]);
  });

  it.each([
    ['missing altogether', undefined],
    ['without F1', { AverageAccuracy: 0.99 }],
    ['not a number', { AverageF1Score: Number.NaN, AveragePrecision: 1, AverageRecall: 1 }],
    ['0.79', { AverageF1Score: 0.79, AveragePrecision: 0.79, AverageRecall: 0.79 }],
    ['79', { AverageF1Score: 79, AveragePrecision: 79, AverageRecall: 79 }],
  ])('%s promotes nothing', async (_, metrics) => {
    const { outcome } = await judged(metrics);
    expect(nowServing(outcome.observed)).toBeNull();
    expect(outcome.observed.evidence.map(({ verdict }) => verdict.decision)).not.toContain('PROMOTE');
  });
});

describe('pitfall 11: a model that is judged on what it has learned looks better than it is', () => {
  it('so a TEST dataset is there before any training, and the floor holds beside the comparison', async () => {
    const made = turned();
    const declared = config({ promotion: { ...config().promotion, minimum: { f1: 0.999 } } });
    const outcome = await settled(made, { documents: { train: documents(12, 'first', { wrong: 4 }), test }, config: declared });
    const order = made.asked.map(({ operation, request }) => (request as { DatasetType?: string }).DatasetType ?? operation);
    expect(order.indexOf('TEST')).toBeLessThan(order.indexOf('startFlywheelIteration'));
    expect(order.indexOf('TEST')).toBeGreaterThan(-1);
    expect([nowServing(outcome.observed), outcome.observed.evidence[0]!.verdict.decision]).toEqual([null, 'REJECT']);
  });

  it('and documents that either model has learned are left out of the comparison, and counted', async () => {
    const made = turned();
    await settled(made, given);
    const moved = { train: train.slice(2), test: [...test, ...train.slice(0, 2)] };
    const outcome = await settled(made, { documents: moved });
    expect(outcome.observed.evidence.find(({ activeKey }) => activeKey !== null)!.verdict.test).toMatchObject({
      documents: 36,
      excluded: 2,
    });
  });
});

describe('pitfall 12: an endpoint of the flywheel switches the moment that a model is promoted', () => {
  it('unless it follows the version: then it is switched as a step of its own, after the promotion', async () => {
    const made = turned();
    const declared = config({ endpoint: { name: 'support', inferenceUnits: 1, follow: 'version' } });
    const first = nowServing((await settled(made, { ...given, config: declared })).observed)!.model;
    expect(made.of('createEndpoint')[0]).toMatchObject({ ModelArn: first.arn });
    expect(made.of('createEndpoint')[0]).not.toHaveProperty('FlywheelArn');
    const next = { documents: { train: more, test }, config: declared };
    await until(made, next, async () => made.of('updateFlywheel').length === 2);
    await made.work();
    expect((await endpointOf(made))!.ModelArn).toBe(
      made.of('updateEndpoint').length === 0 ? first.arn : (await endpointOf(made))!.DesiredModelArn,
    );
    const outcome = await settled(made, next);
    const second = nowServing(outcome.observed)!.model;
    expect(made.of('updateEndpoint')).toEqual([expect.objectContaining({ DesiredModelArn: second.arn })]);
    expect(await endpointOf(made)).toMatchObject({ Status: 'IN_SERVICE', ModelArn: second.arn });
    expect(made.asked.findIndex(({ operation }) => operation === 'updateEndpoint')).toBeGreaterThan(
      made.asked.findLastIndex(({ operation }) => operation === 'updateFlywheel'),
    );
  });
});

describe('pitfall 13: completed is not promoted, and promoted is not deployed', () => {
  it.each(['synchronous', 'asynchronous'] as const)(
    'a run is done when the endpoint serves the new model, not before (%s)',
    async (flywheelUpdate) => {
      const made = turned({ switches: { flywheelUpdate } });
      let done = 0;
      for (const list of [train, more, more.slice(1)]) {
        for (let run = 0; run < 20; run++) {
          const outcome = await made.apply({ documents: { train: list, test } });
          if (outcome.status === 'done') {
            const { arn, flywheel } = nowServing(outcome.observed)!.model;
            const endpoint = await endpointOf(made);
            expect([await active(made, flywheel), endpoint?.Status, endpoint?.ModelArn, endpoint?.DesiredModelArn]).toEqual([
              arn,
              'IN_SERVICE',
              arn,
              arn,
            ]);
            done++;
            break;
          }
          await made.work();
        }
      }
      expect(done).toBe(3);
    },
  );

  it('an endpoint is not asked for while its flywheel is UPDATING, which is over soon', async () => {
    const made = turned({ switches: { flywheelUpdate: 'asynchronous' } });
    await until(made, given, () => made.of('updateFlywheel').length > 0);
    const { plan } = await made.apply(given);
    expect([plan.changes, plan.waiting]).toEqual([
      [],
      { what: expect.stringMatching(/^flywheel support-[0-9a-f]{8} is UPDATING$/), brief: true },
    ]);
    expect(made.of('createEndpoint')).toEqual([]);
    await made.work();
    await settled(made, given);
    expect(made.of('createEndpoint')).toHaveLength(1);
  });
});
