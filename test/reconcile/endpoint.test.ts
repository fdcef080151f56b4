import { describe, expect, it } from 'vitest';
import type { Comprehend } from '../../src/comprehend/api.ts';
import type { ComprehendEngine, Config } from '../../src/config/config.ts';
import { endpointChange } from '../../src/reconcile/endpoint.ts';
import { nowServing, type Observed } from '../../src/reconcile/observe.ts';
import { config, role, type Service, service } from './service.ts';
import { documents, kinds } from './world.ts';

const train = documents(25, 'first');
const more = [...train, ...documents(15, 'second')];
const test = documents(12, 'held out');
const pinned = config({ endpoint: { name: 'support', inferenceUnits: 1, follow: 'version' } });
const following = config({ endpoint: { name: 'support', inferenceUnits: 2, follow: 'flywheel' } });

/** The requests that were made about endpoints. */
function watched(made: Service): { requests: unknown[]; backend: Service['backend'] } {
  const requests: unknown[] = [];
  const comprehend = new Proxy(made.backend.comprehend, {
    get: (target, name: keyof Comprehend) => (request: never) => {
      if (name === 'createEndpoint' || name === 'updateEndpoint') requests.push({ [name]: request });
      return target[name](request);
    },
  });
  return { requests, backend: { ...made.backend, comprehend } };
}

describe('an endpoint bound to a version', () => {
  it('is moved to the next one after the promotion, as a step of its own, and done when it serves it', async () => {
    const made = service();
    const { requests, backend } = watched(made);
    const first = (await made.settle({ config: pinned, documents: { train, test }, backend })).at(-1)!;
    const before = nowServing(first.observed)!.model;
    expect(requests).toEqual([{ createEndpoint: expect.objectContaining({ ModelArn: before.arn }) }]);
    expect(requests).not.toEqual([{ createEndpoint: expect.objectContaining({ FlywheelArn: expect.anything() }) }]);
    const second = await made.settle({ config: pinned, documents: { train: more, test }, backend });
    const after = nowServing(second.at(-1)!.observed)!.model;
    expect(after.documents).toBe(120);
    expect(second.flatMap(kinds).slice(-3)).toEqual(['promote', 'adopt', 'update-endpoint']);
    expect(requests[1]).toEqual({
      updateEndpoint: { EndpointArn: expect.any(String), DesiredModelArn: after.arn, DesiredInferenceUnits: 1 },
    });
    expect(requests).toHaveLength(2);
    expect(second.at(-1)).toMatchObject({ status: 'done', observed: { endpoint: { ModelArn: after.arn, DesiredModelArn: after.arn } } });
    expect(second.at(-1)!.observed.endpoint!.FlywheelArn).toBeUndefined();
  });

  it('can be bound to the flywheel instead, and back, with other units', async () => {
    const made = service();
    const given = { documents: { train, test } };
    await made.settle({ ...given, config: pinned });
    const followed = (await made.settle({ ...given, config: following })).at(-1)!;
    expect(followed.observed.endpoint).toMatchObject({
      FlywheelArn: nowServing(followed.observed)!.model.flywheel,
      DesiredInferenceUnits: 2,
    });
    const back = (await made.settle({ ...given, config: pinned })).at(-1)!;
    expect(back.observed.endpoint).toMatchObject({ ModelArn: nowServing(back.observed)!.model.arn, DesiredInferenceUnits: 1 });
    expect(back.observed.endpoint!.FlywheelArn).toBeUndefined();
    expect(kinds(await made.apply({ ...given, config: pinned }))).toEqual([]);
  });
});

describe('an endpoint of models under a key of the customer', () => {
  const underKey = (declared: Config): Config => {
    const engine = declared.engine as ComprehendEngine;
    return { ...declared, engine: { ...engine, kms: { model: 'arn:aws:kms:us-east-1:000000000000:key/models' } } };
  };
  const given = { documents: { train, test } };

  it.each([
    ['bound to a version', pinned],
    ['following the flywheel', following],
  ] as const)('%s is given the role that reads them', async (_, declared) => {
    const made = service();
    const { requests, backend } = watched(made);
    await made.settle({ ...given, config: underKey(declared), backend });
    expect(requests).toEqual([{ createEndpoint: expect.objectContaining({ DataAccessRoleArn: role }) }]);
    expect(kinds(await made.apply({ ...given, config: underKey(declared) }))).toEqual([]);
  });

  it('is given the role when the key is declared later, once, and no role without a key', async () => {
    const made = service();
    const { requests, backend } = watched(made);
    await made.settle({ ...given, config: following, backend });
    expect(requests).toEqual([{ createEndpoint: expect.not.objectContaining({ DataAccessRoleArn: expect.anything() }) }]);
    const outcomes = await made.settle({ ...given, config: underKey(following), backend });
    expect(outcomes.flatMap(kinds)).toEqual(['update-flywheel', 'update-endpoint']);
    expect(requests[1]).toEqual({ updateEndpoint: expect.objectContaining({ DesiredDataAccessRoleArn: role, DesiredInferenceUnits: 2 }) });
    expect(kinds(await made.apply({ ...given, config: underKey(following) }))).toEqual([]);
  });
});

describe('an endpoint is not done', () => {
  const model = { arn: 'arn:model/2', flywheel: 'arn:flywheel/support', key: '22222222', contentKey: '', modelDigest: null, documents: 1 };
  const observed = (endpoint: Observed['endpoint']): Observed =>
    ({
      ...{ name: 'support', adopted: true, evidence: [], retrains: [], applied: [], endpoint },
      serving: [{ model }],
      generations: [{ properties: { FlywheelArn: model.flywheel, ActiveModelArn: model.arn } }],
    }) as unknown as Observed;
  const inService = {
    EndpointArn: 'e',
    Status: 'IN_SERVICE',
    DesiredInferenceUnits: 1,
    ModelArn: model.arn,
    DesiredModelArn: model.arn,
  } as const;

  it.each([
    ['while the model that answers is another one', 'version', { ModelArn: 'arn:model/1' }],
    ['while it says that another model is to come', 'flywheel', { FlywheelArn: model.flywheel, DesiredModelArn: 'arn:model/3' }],
    [
      'while its flywheel switches it',
      'flywheel',
      { FlywheelArn: model.flywheel, ModelArn: 'arn:model/1', DesiredModelArn: 'arn:model/1' },
    ],
  ] as const)('%s, although it is IN_SERVICE', (_, follow, differences) => {
    const declared = { name: 'support', inferenceUnits: 1, follow };
    const { changes, waiting } = endpointChange(config({ endpoint: declared }), observed({ ...inService, ...differences }));
    expect([changes, waiting]).toEqual([[], { what: 'endpoint support has not switched to the active model yet', brief: false }]);
    const bound = follow === 'flywheel' ? { FlywheelArn: model.flywheel } : {};
    expect(endpointChange(config({ endpoint: declared }), observed({ ...inService, ...bound }))).toMatchObject({
      changes: [],
      waiting: null,
    });
  });
});
