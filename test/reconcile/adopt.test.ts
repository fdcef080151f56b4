import { describe, expect, it } from 'vitest';
import type { ComprehendEngine, Config } from '../../src/config/config.ts';
import { health } from '../../src/reconcile/conditions.ts';
import { desiredOnce } from '../../src/reconcile/desired.ts';
import { look } from '../../src/reconcile/look.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { price } from '../../src/reconcile/pricing.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { applyAll, trainAhead } from './pull-request.ts';
import { config as declared, role, type Service, service } from './service.ts';
import { document, documents, kinds } from './world.ts';

const test = documents(20, 'held out');
const train = documents(30, 'ours');
const arn = 'arn:aws:comprehend:us-east-1:000000000000:flywheel/older';
const adopting = (changes: Partial<Config> = {}, adopt: string | null = arn): Config => {
  const config = declared({ endpoint: { name: 'support', inferenceUnits: 1, follow: 'flywheel' }, ...changes });
  return { ...config, engine: { ...(config.engine as ComprehendEngine), adopt } };
};

/** A flywheel that somebody made by hand, with an active model. */
async function older(
  options: { labels?: string[]; wrong?: number; active?: boolean; switches?: Parameters<typeof service>[0] } = {},
): Promise<Service> {
  const run = service(options.switches);
  const labels = options.labels ?? ['billing', 'refund', 'technical'];
  await run.comprehend.createFlywheel({
    ...{ FlywheelName: 'older', DataAccessRoleArn: role, DataLakeS3Uri: 's3://older-lake', ModelType: 'DOCUMENT_CLASSIFIER' },
    TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: labels } },
  });
  await run.work();
  await trainedByHand(run, 'first', labels, options.wrong ?? 3);
  if (options.active !== false) await activate(run, 0);
  run.calls();
  return run;
}

async function trainedByHand(run: Service, seed: string, labels: string[], wrong = 3): Promise<void> {
  const rows = documents(30, seed, { labels, wrong }).map(({ labels: [label], text }) => `${label},${text}`);
  await run.storage.putIfAbsent(`s3://older-lake/${seed}.csv`, Buffer.from(`${rows.join('\n')}\n`));
  await run.comprehend.createDataset({
    ...{ FlywheelArn: arn, DatasetName: seed, DatasetType: 'TRAIN' },
    InputDataConfig: { DataFormat: 'COMPREHEND_CSV', DocumentClassifierInputDataConfig: { S3Uri: `s3://older-lake/${seed}.csv` } },
  });
  await run.work();
  await run.comprehend.startFlywheelIteration({ FlywheelArn: arn, ClientRequestToken: seed });
  await run.work();
}

async function trainedThere(run: Service): Promise<string[]> {
  const { FlywheelIterationPropertiesList = [] } = await run.comprehend.listFlywheelIterationHistory({ FlywheelArn: arn });
  return FlywheelIterationPropertiesList.map(({ TrainedModelArn }) => TrainedModelArn!).reverse();
}

const activate = async (run: Service, which: number) =>
  run.comprehend.updateFlywheel({ FlywheelArn: arn, ActiveModelArn: (await trainedThere(run))[which]! });

const all = (outcomes: Outcome[]): string[] => outcomes.flatMap(kinds);
const adoptedIn = ({ desired, observed, plan }: Outcome) =>
  health(desired, observed, plan, 'comprehend').conditions.find(({ type }) => type === 'Adopted');

/** Everything of the flywheel itself, to see that nothing was written to it. */
const state = async (run: Service) =>
  JSON.stringify([
    await run.comprehend.describeFlywheel({ FlywheelArn: arn }),
    await run.comprehend.listDatasets({ FlywheelArn: arn }),
    await run.comprehend.listTagsForResource({ ResourceArn: arn }),
    await trainedThere(run),
  ]);

describe('a flywheel that is adopted', () => {
  it('is compared with, and paid for, in the plan that takes it over already', async () => {
    const run = await older();
    const desired = desiredOnce(adopting(), { train, test, golden: [] }, 'c0ffee');
    const seen = await look({ backend: run.backend, desired });
    const [model] = await trainedThere(run);
    expect(seen.plan.changes.map(({ kind }) => kind)).toEqual([
      ...['take-over', 'create-generation', 'create-dataset', 'create-dataset', 'train', 'judge'],
    ]);
    const { key } = seen.observed.inherited!.models.find((each) => each.arn === model)!;
    expect(seen.plan.changes.at(-1)!.reason).toMatch(new RegExp(`^against model ${key.slice(0, 8)}, on 60 test documents`));
    const { cost } = (await price(run.backend, seen, seen.plan.changes))!;
    expect(cost.parts).toContainEqual(expect.objectContaining({ kind: 'scoring', documents: 120, models: 2 }));
    const outcomes = await run.settle({ config: adopting(), documents: { train, test } });
    const reasons = outcomes.flatMap(({ applied }) => applied).flatMap(({ kind, reason }) => (kind === 'adopt' ? [reason] : []));
    expect(reasons[0]).toBe('it is active in the adopted flywheel already');
  });

  it('serves at first, is judged against, and is written to by nobody', async () => {
    const run = await older({ wrong: 0 });
    const before = await state(run);
    const outcomes = await run.settle({
      config: adopting({ promotion: { ...declared().promotion, require: 'better' } }),
      documents: { train, test },
    });
    const last = outcomes.at(-1)!;
    expect(all(outcomes)).toEqual(['take-over', 'adopt', 'create-generation', 'create-dataset', 'create-dataset', 'train', 'judge']);
    const [model] = await trainedThere(run);
    expect(last.observed.serving).toMatchObject([
      { decision: 'adopted', commit: null, by: 'tester', model: { arn: model, flywheel: arn } },
    ]);
    expect(last.plan.verdict!.verdict).toMatchObject({ decision: 'HOLD' });
    expect(last.plan.verdict!.verdict.reasons.at(-1)).toMatch(/trained on is unknown.+these test documents may have been among it/);
    expect(last.plan.verdict!.active!.documents).toBe(test.length);
    expect(adoptedIn(last)).toMatchObject({ status: 'True', reason: 'ObserveOnly' });
    expect(last.observed.endpoint).toBeNull();
    expect(await state(run)).toBe(before);
    expect(
      all(
        await run.settle({ config: adopting({ promotion: { ...declared().promotion, require: 'better' } }), documents: { train, test } }),
      ),
    ).toEqual([]);
  });

  it('is said to have been trained on nobody knows what, whoever measures it', async () => {
    const doubt =
      /^What model [0-9a-f]{8} was trained on is unknown, for its flywheel is adopted: these test documents may have been among it\.$/;
    for (const scoring of ['per-document', 'service'] as const) {
      const run = await older();
      const { engine, ...rest } = adopting({ endpoint: null });
      const last = (
        await run.settle({ config: { ...rest, engine: { ...(engine as ComprehendEngine), scoring } }, documents: { train, test } })
      ).at(-1)!;
      expect(last.observed.evidence.map(({ verdict }) => verdict.reasons.filter((reason) => doubt.test(reason)).length)).toEqual([1]);
    }
  });

  it('is left behind by the first promotion, which says who must call the endpoint now', async () => {
    const run = await older({ wrong: 4 });
    const before = await state(run);
    const outcomes = await run.settle({ config: adopting(), documents: { train, test } });
    const last = outcomes.at(-1)!;
    expect(all(outcomes).slice(-3)).toEqual(['promote', 'adopt', 'create-endpoint']);
    expect(nowServing(last.observed)).toMatchObject({
      decision: 'verdict',
      model: { flywheel: expect.stringContaining('flywheel/support-') },
    });
    expect(nowServing(last.observed)!.why).toMatch(
      /flywheel older keeps its model \w{8}, as does whoever calls it by its ARN or writes ActiveModelArn in CloudFormation: call endpoint support instead$/,
    );
    expect(adoptedIn(last)).toMatchObject({ status: 'False', reason: 'MovedOn' });
    expect(await state(run)).toBe(before);
    expect(last.status).toBe('done');
  });

  it('can be gone back to, through the endpoint, and is still not written to', async () => {
    const run = await older({ wrong: 4 });
    await run.settle({ config: adopting(), documents: { train, test } });
    const before = await state(run);
    const [model] = await trainedThere(run);
    const last = (await run.settle({ config: adopting({ pin: model! }), documents: { train, test } })).at(-1)!;
    expect(nowServing(last.observed)).toMatchObject({ decision: 'pin', model: { arn: model } });
    await run.work();
    expect((await run.comprehend.listEndpoints({})).EndpointPropertiesList).toMatchObject([{ FlywheelArn: arn, ModelArn: model }]);
    expect(await state(run)).toBe(before);
  });

  it('is followed while nothing of ours serves: what is activated there is what is judged against', async () => {
    const run = await older({ wrong: 0 });
    const config = adopting({ promotion: { ...declared().promotion, require: 'better' } });
    await run.settle({ config, documents: { train, test } });
    await trainedByHand(run, 'second', ['billing', 'refund', 'technical'], 0);
    await activate(run, 1);
    const outcomes = await run.settle({ config, documents: { train, test } });
    expect(all(outcomes)).toEqual(['take-over', 'adopt', 'judge']);
    expect(nowServing(outcomes.at(-1)!.observed)!.model.arn).toBe((await trainedThere(run))[1]);
  });

  it('is adopted too where the service does not tell its labels', async () => {
    const run = await older({ wrong: 4, switches: { switches: { describedLabels: 'absent' } } });
    const last = (await run.settle({ config: adopting(), documents: { train, test } })).at(-1)!;
    expect(last).toMatchObject({ status: 'done' });
    expect(last.observed.serving.map(({ decision }) => decision)).toEqual(['adopted', 'verdict']);
  });

  it.each<[string, () => Promise<{ run: Service; config: Config }>, RegExp]>([
    [
      'is not there',
      async () => ({ run: service(), config: adopting() }),
      /^Flywheel arn:\S+flywheel\/older, which engine\.comprehend\.adopt names, is not there\.$/,
    ],
    [
      'has no active model',
      async () => ({ run: await older({ active: false }), config: adopting() }),
      /^Flywheel older has no active model/,
    ],
    [
      'has another language',
      async () => ({ run: await older(), config: adopting({ task: { ...declared().task, language: 'de' } as Config['task'] }) }),
      /: its language is en and not de\.$/,
    ],
    [
      'has another mode',
      async () => ({
        run: await older(),
        config: adopting({ task: { ...declared().task, mode: 'multi-label', threshold: 0.5 } as Config['task'] }),
      }),
      /: its mode is multi-class and not multi-label\.$/,
    ],
    [
      'finds entities',
      async () => ({
        run: await older(),
        config: adopting({ task: { ...declared().task, type: 'entity-recognizer', mode: 'entities' } as Config['task'] }),
      }),
      /: its type is classifier and not entity-recognizer\.$/,
    ],
    [
      'knows other labels',
      async () => ({
        run: await older({ labels: ['billing', 'refund', 'other'] }),
        config: adopting({ task: { ...declared().task, labels: ['billing', 'refund', 'technical'] } as Config['task'] }),
      }),
      /: it also knows label other; it does not know label technical\.$/,
    ],
  ])('is refused when it %s, and nothing is written', async (_, given, message) => {
    const { run, config } = await given();
    const before = await run.storage.list('s3://tickets-lake/');
    const outcome = await run.apply({ config, documents: { train, test } });
    expect(outcome).toMatchObject({
      status: 'refused',
      applied: [],
      failure: { kind: 'cannot-adopt', message: expect.stringMatching(message) },
    });
    expect(await run.storage.list('s3://tickets-lake/')).toEqual(before);
  });

  it('makes a label that it does not know a typing error, until it is declared', async () => {
    const run = await older();
    const typo = [...train, document('what is this', 'biling', 1)];
    expect(await run.apply({ config: adopting(), documents: { train: typo, test } })).toMatchObject({
      status: 'refused',
      problems: [{ rule: 'undeclared-label' }],
    });
  });

  it('has no say once a model of ours serves without it', async () => {
    const run = await older();
    await run.settle({ config: adopting({}, null), documents: { train, test } });
    const outcomes = await run.settle({ config: adopting(), documents: { train, test } });
    expect(all(outcomes)).toEqual([]);
  });
});

it('a pull request is trained in advance beside an adopted flywheel: nothing is written to it, and its merge is the first model of our own', async () => {
  const run = await older({ wrong: 8 });
  const before = await state(run);
  const pull = { number: 7, config: adopting(), documents: { train: [...train, ...documents(12, 'more')], test } };
  await run.settle({ config: adopting(), documents: { train, test }, promote: false });
  for (const each of [await trainAhead(run, pull), await trainAhead(run, pull)]) expect(each.at(-1)!.status).toBe('done');
  expect(await state(run)).toBe(before);
  const { outcomes } = await applyAll(run, { config: adopting(), documents: pull.documents }, []);
  expect(all(outcomes)).not.toContain('train');
  expect(nowServing(outcomes.at(-1)!.observed)!.model).toMatchObject({
    documents: 126,
    flywheel: expect.stringMatching(/support-p\w{7}$/),
  });
  expect(await state(run)).toBe(before);
});
