import { describe, expect, it } from 'vitest';
import type { Comprehend } from '../../src/comprehend/api.ts';
import { prices } from '../../src/comprehend/prices.ts';
import type { ComprehendEngine } from '../../src/config/config.ts';
import { answeredTexts } from '../../src/reconcile/batches.ts';
import { dollars, overBudget } from '../../src/reconcile/budget.ts';
import type { Change } from '../../src/reconcile/change.ts';
import { type Cost, costOf } from '../../src/reconcile/cost.ts';
import { desiredState } from '../../src/reconcile/desired.ts';
import { recordStart } from '../../src/reconcile/ledger.ts';
import { look } from '../../src/reconcile/look.ts';
import { price, readSpending } from '../../src/reconcile/pricing.ts';
import { readSeries } from '../../src/reconcile/records.ts';
import type { Spending } from '../../src/reconcile/spending.ts';
import { config, dataLake, type Service, service } from './service.ts';
import { documents, kinds, world } from './world.ts';

const train = documents(25, 'first');
const more = [...train, ...documents(15, 'second')];
const test = documents(12, 'held out');
const golden = documents(1, 'golden');
const withoutEndpoint = config({ endpoint: null });
const ledgerOf = ({ storage }: Service) => readSeries(storage, dataLake, 'support', 'ledger');
const seen = (made: Service, given: { train: typeof train; test: typeof test; golden?: typeof golden }, declared = withoutEndpoint) =>
  look({ backend: made.backend, desired: (known) => desiredState(declared, { golden: [], ...given }, known, 'c0ffee') });
const priced = async (made: Service, given: Parameters<typeof seen>[1], declared = withoutEndpoint) => {
  const state = await seen(made, given, declared);
  return (await price(made.backend, state, state.plan.changes))!;
};

describe('what a plan costs', () => {
  it('is, before the first model, an hour of training by published samples, one answer for each test document, and what stays', async () => {
    const { cost } = await priced(service(), { train, test, golden }, config());
    // 36 test and 3 golden documents, each of less than 300 characters: 3 units of $0.0005.
    expect(cost).toMatchObject({ currency: 'USD', priceTableDate: prices.date });
    expect(cost.parts).toEqual([
      { kind: 'training', change: 'train', once: 3, monthly: 0, seconds: 3600, documents: 75, by: 'samples' },
      { kind: 'scoring', change: 'judge', once: expect.closeTo(39 * 0.0015, 10), monthly: 0, documents: 39, models: 1 },
      { kind: 'storage', change: 'train', once: 0, monthly: 0.5, models: 1 },
      { kind: 'endpoint', change: 'create-endpoint', once: 0, monthly: expect.closeTo(1296, 6), inferenceUnits: 1 },
    ]);
    expect(cost.once).toBeCloseTo(3 + 39 * 0.0015, 10);
    expect(cost.monthly).toBeCloseTo(1296.5, 6);
  });

  it('counts no answer that is paid for: of a second model, those of the candidate alone, and a test document that is new for both', async () => {
    const made = service();
    await made.settle({ config: withoutEndpoint, documents: { train, test, golden } });
    const second = await priced(made, { train: more, test, golden });
    expect(second.cost.parts[1]).toMatchObject({ kind: 'scoring', documents: 39, models: 1 });
    const grown = await priced(made, { train: more, test: [...test, ...documents(1, 'another')], golden });
    expect(grown.cost.parts[1]).toMatchObject({ kind: 'scoring', documents: 39 + 3 + 3, models: 2 });
    expect(second.cost.parts[2]).toEqual({ kind: 'storage', change: 'train', once: 0, monthly: 1, models: 2 });
  });

  it('estimates a training by the last one, and in proportion', async () => {
    const made = service();
    const last = (await made.settle({ config: withoutEndpoint, documents: { train, test } })).at(-1)!;
    const seconds = last.observed.generations[0]!.iterations[0]!.model!.trainingSeconds!;
    expect(seconds).toBeGreaterThan(0);
    const { cost } = await priced(made, { train: more, test });
    expect(cost.parts[0]).toMatchObject({ kind: 'training', by: 'last', seconds: expect.closeTo((seconds * 120) / 75, 6) });
    expect(cost.parts[0]!.once).toBeCloseTo((seconds * 120 * 3) / 75 / 3600, 10);
  });

  it('is nothing once where nothing is to be done, and goes on a month; nothing at all with the embedded engine', async () => {
    const made = service();
    await made.settle({ documents: { train, test } });
    const { cost } = await priced(made, { train, test }, config());
    expect([cost.once, cost.monthly, cost.parts.map(({ change }) => change)]).toEqual([0, expect.closeTo(1296.5, 6), [null, null]]);
    expect(costOf((await seen(made, { train, test })).desired, (await seen(made, { train, test })).observed, [], new Map()).once).toBe(0);
    const local = config({ engine: { kind: 'local', lake: 'git:lake' } });
    expect(await price(made.backend, await seen(made, { train, test }, local), [])).toBeNull();
  });
});

describe('the ledger', () => {
  it('has a record of each start that costs, once, however many runs it takes', async () => {
    const made = service();
    const outcomes = await made.settle({ documents: { train, test } });
    expect((await ledgerOf(made)).map(({ kind, usd, what }) => [kind, usd, what.split('/')[0]!.split(':').at(-1)])).toEqual([
      ['training', 3, 'flywheel'],
      ['scoring', expect.closeTo(36 * 0.0015, 10), 'document-classifier'],
      ['endpoint', 0, 'support'],
    ]);
    const spent = outcomes.map(({ cost }) => cost?.once ?? 0).reduce((sum, usd) => sum + usd, 0);
    expect(spent).toBeCloseTo(3 + 36 * 0.0015, 8);
    await made.settle({ documents: { train, test } });
    expect(await ledgerOf(made)).toHaveLength(3);
  });

  it.each(['startFlywheelIteration', 'startDocumentClassificationJob', 'createEndpoint'] as const)(
    'is written before %s, and not again when the answer to it was lost',
    async (name) => {
      const made = service();
      const counted: number[] = [];
      let lost = 0;
      const comprehend = new Proxy(made.backend.comprehend, {
        get: (target, operation: keyof Comprehend) => async (request: never) => {
          if (operation === name) counted.push((await ledgerOf(made)).length);
          const answer = await target[operation](request);
          if (operation === name && lost++ === 0) throw new Error('socket hang up');
          return answer;
        },
      });
      const backend = { ...made.backend, comprehend };
      const given = { documents: { train, test }, backend };
      let caught = 0;
      for (let run = 0; run < 40; run++) {
        const outcome = await made.apply(given).catch(() => null);
        if (outcome === null) caught++;
        else if (outcome.status === 'done') break;
        await made.work();
      }
      expect(caught).toBe(1);
      const at = ['startFlywheelIteration', 'startDocumentClassificationJob', 'createEndpoint'].indexOf(name);
      expect(counted[0]).toBe(at + 1);
      expect((await ledgerOf(made)).map(({ kind }) => kind)).toEqual(['training', 'scoring', 'endpoint']);
    },
  );

  it('knows which answers are paid for: not those of a job that failed, until the next one is started', async () => {
    const made = service();
    await made.settle({ config: withoutEndpoint, documents: { train, test } });
    const { what } = (await ledgerOf(made))[1]!;
    const paid = async () => (await answeredTexts(made.backend, 'support', what)).size;
    expect([await paid(), (await answeredTexts(made.backend, 'other', what)).size]).toEqual([36, 0]);
    const [folder, version] = what
      .split('/')
      .slice(-3)
      .filter((part) => part !== 'version');
    const batch = `${dataLake}/predictions/support/${folder}/${version}/0123456789abcdef/`;
    const put = (name: string, text: string) => made.storage.putIfAbsent(`${batch}${name}`, Buffer.from(text));
    await put('texts.txt', 'one\ntwo\n');
    await put('attempt-1.json', '{}');
    expect(await paid()).toBe(38);
    await put('failed-1.json', '{}');
    expect(await paid()).toBe(36);
    await put('attempt-2.json', '{}');
    expect(await paid()).toBe(38);
  });

  it('is empty with the embedded engine', async () => {
    const here = world();
    await here.apply({ documents: { train, test } });
    expect(await readSeries(here.storage, 's3://flywheel', 'support', 'ledger')).toEqual([]);
  });
});

const seconds = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;
const endpointsIn = async (made: Service) => (await ledgerOf(made)).filter(({ kind }) => kind === 'endpoint');
const startOf = async (made: Service, at: number): Promise<Date> => new Date((await endpointsIn(made))[at]!.at);

describe('what was spent', () => {
  it('is the ledger with real durations, what runs, and what is kept', async () => {
    const made = service();
    const { observed } = (await made.settle({ documents: { train, test } })).at(-1)!;
    const seconds = observed.generations[0]!.iterations[0]!.model!.trainingSeconds!;
    const now = made.backend.now();
    const spending = await readSpending(made.backend, config({ budget: { usdPerMonth: 50 } }), observed, now);
    expect(spending).toMatchObject({ month: '2026-01', models: 0.5, budget: 50 });
    expect(spending.training).toBeCloseTo((seconds / 3600) * 3, 10);
    expect(spending.scoring).toBeCloseTo(36 * 0.0015, 10);
    const since = observed.endpoint!.CreationTime!.getTime();
    expect(spending.endpoint).toBeCloseTo(((now.getTime() - since) / 1000) * 0.0005, 6);
    expect(spending.expected).toBeCloseTo(spending.spent + spending.secondsLeft * 0.0005, 6);
  });

  it('has an endpoint that somebody deleted by hand until a run found that it was gone, and the one that was made in its place', async () => {
    const made = service();
    const { observed } = (await made.settle({ documents: { train, test } })).at(-1)!;
    const { EndpointArn, CreationTime } = observed.endpoint!;
    await made.comprehend.deleteEndpoint({ EndpointArn });
    await made.work();
    // Nobody has looked yet: it may have been there until now.
    const gone = { ...observed, endpoint: null };
    const unseen = made.backend.now();
    const before = await readSpending(made.backend, config(), gone, unseen);
    expect(before.endpoint).toBeCloseTo(seconds(await startOf(made, 0), unseen) * 0.0005, 6);

    // A run that leaves it as it is finds out when, and from then on the sum stays.
    expect((await made.apply({ documents: { train, test } })).status).toBe('done');
    const found = await startOf(made, 1);
    for (let later = 0; later < 3; later++) {
      const sum = await readSpending(made.backend, config(), gone, made.backend.now());
      expect(sum.endpoint).toBeCloseTo(seconds(await startOf(made, 0), found) * 0.0005, 6);
      expect(sum.expected).toBeCloseTo(sum.spent, 8);
      await made.apply({ documents: { train, test } });
    }
    expect(await endpointsIn(made)).toMatchObject([
      { inferenceUnits: 1 },
      { inferenceUnits: 0, why: expect.stringContaining('not there') },
    ]);

    // flywheel.yaml takes back what was done by hand: both count.
    const engine = { ...(config().engine as ComprehendEngine), correctDrift: true };
    const again = (await made.settle({ config: config({ engine }), documents: { train, test } })).at(-1)!;
    expect(again.observed.endpoint!.CreationTime!.getTime()).toBeGreaterThan(CreationTime!.getTime());
    const now = made.backend.now();
    const both = await readSpending(made.backend, config(), again.observed, now);
    const usd = seconds(await startOf(made, 0), found) + seconds(again.observed.endpoint!.CreationTime!, now);
    expect(both.endpoint).toBeCloseTo(usd * 0.0005, 6);
  });

  it('has nothing of an endpoint that was asked for and never there', async () => {
    const made = service();
    await made.settle({ config: withoutEndpoint, documents: { train, test } });
    await recordStart(made.backend, 'support', {
      ...{ kind: 'endpoint', start: 'support/1', what: 'support', usd: 0, inferenceUnits: 1, why: 'a test' },
    });
    const { observed } = await made.apply({ config: withoutEndpoint, documents: { train, test } });
    expect((await readSpending(made.backend, withoutEndpoint, observed, made.backend.now())).endpoint).toBe(0);
    expect(await endpointsIn(made)).toHaveLength(1);
  });

  it('has an endpoint that flywheel.yaml does not declare any more, as long as it is there', async () => {
    const made = service();
    await made.settle({ documents: { train, test } });
    const { observed } = (await made.settle({ config: withoutEndpoint, documents: { train, test } })).at(-1)!;
    expect(observed.endpoint).toBeNull();
    const { expected } = await readSpending(made.backend, withoutEndpoint, observed, made.backend.now());
    expect(expected).toBeGreaterThan(1296);
  });
});

describe('a budget', () => {
  const budget = (usdPerMonth: number, endpoint = withoutEndpoint.endpoint) => config({ endpoint, budget: { usdPerMonth } });

  it('refuses the training that it has no room for, at that change, with the sums', async () => {
    const made = service();
    const given = { config: budget(3.2), documents: { train, test } };
    let last = await made.apply(given);
    const applied = kinds(last);
    while (last.status === 'training') {
      await made.work();
      last = await made.apply(given);
      applied.push(...kinds(last));
    }
    expect(applied).toEqual(['create-generation', 'create-dataset', 'create-dataset']);
    expect([last.status, last.failure!.kind]).toEqual(['refused', 'over-budget']);
    expect(last.failure!.message).toBe(
      'Training on 75 documents (≈ $3.00, and $0.50 for its model) is over the budget of $3.20 a month in flywheel.yaml: 2026-01 has cost $0.00, and with this it would be $3.50.',
    );
    expect(await ledgerOf(made)).toEqual([]);
    expect(made.calls()).not.toContain('startFlywheelIteration');
    expect((await made.settle({ ...given, config: budget(3.7) })).at(-1)!.status).toBe('done');
  });

  it('refuses the endpoint by what it costs a month, when all else has room, and the model serves all the same', async () => {
    const made = service();
    const last = (await made.settle({ config: budget(50, config().endpoint), documents: { train, test } })).at(-1)!;
    expect([last.status, last.failure?.kind]).toEqual(['refused', 'over-budget']);
    expect(last.failure!.message).toMatch(
      /^An endpoint of 1 inference unit \(\$1,296 in 30 days\) is over the budget of \$50\.00 a month in flywheel\.yaml: 2026-01 has cost \$0\.\d\d \(.*scoring \$0\.05, stored models \$0\.50\), and with this it would be \$1,3\d\d\.$/,
    );
    expect(last.observed.adopted).toBe(true);
    expect(made.calls()).not.toContain('createEndpoint');
  });

  it('is told of in a plan, for everything that is planned, and nothing is written', async () => {
    const made = service();
    const declared = budget(1000, config().endpoint);
    const found = await priced(made, { train, test }, declared);
    expect(overBudget(declared, found, null)!.message).toMatch(/^An endpoint of 1 inference unit/);
    expect(await made.storage.list(dataLake)).toEqual([]);
  });

  it('of one flywheel is not spent by another one in the same lake', async () => {
    const made = service();
    await made.settle({ config: budget(3.7), documents: { train, test } });
    const other = { ...budget(3.7), name: 'other' };
    expect((await made.settle({ config: other, documents: { train, test } })).at(-1)!.status).toBe('done');
  });
});

describe('sums by hand', () => {
  const spending = (changes: Partial<Spending>): Spending => ({
    ...{
      month: '2026-01',
      training: 9,
      scoring: 1.6,
      endpoint: 0,
      models: 1.5,
      spent: 12.1,
      expected: 12.1,
      secondsLeft: 10 * 86_400,
      budget: 50,
    },
    ...changes,
  });
  const cost = (parts: Cost['parts']): Cost => ({
    ...{ once: 0, monthly: parts.reduce((sum, { monthly }) => sum + monthly, 0), currency: 'USD', priceTableDate: prices.date, parts },
  });
  const training = { kind: 'training', change: 'train', once: 3, monthly: 0, seconds: 3600, documents: 75, by: 'last' } as const;
  const endpoint = (change: 'create-endpoint' | 'update-endpoint', inferenceUnits: number) =>
    ({ kind: 'endpoint', change, once: 0, monthly: 1296 * inferenceUnits, inferenceUnits }) as const;
  const refused = (usdPerMonth: number, costs: Cost, spent: Spending, only: Change['kind'] | null = null) =>
    overBudget({ budget: { usdPerMonth }, file: 'flywheel.yaml' }, { cost: costs, spending: spent }, only)?.message ?? null;

  it.each([
    ['12.10 and 3 of training and 0.50 of storage are 15.60', 15.6, null],
    [
      'one cent less has no room',
      15.59,
      'Training on 75 documents (≈ $3.00, and $0.50 for its model) is over the budget of $15.59 a month in flywheel.yaml: 2026-01 has cost $12.10 (training $9.00, scoring $1.60, stored models $1.50), and with this it would be $15.60.',
    ],
  ])('%s', (_, limit, message) => {
    expect(refused(limit, cost([training]), spending({}))).toBe(message);
  });

  it('count what runs until the end of the month', () => {
    const running = spending({ endpoint: 864, spent: 876.1, expected: 1308.1 });
    expect(refused(1310, cost([training, endpoint('update-endpoint', 1)]), running)).toBe(
      'Training on 75 documents (≈ $3.00, and $0.50 for its model) is over the budget of $1,310 a month in flywheel.yaml: 2026-01 has cost $876.10 (training $9.00, scoring $1.60, endpoint $864.00, stored models $1.50), what runs will cost $432.00 more until its end, and with this it would be $1,312.',
    );
  });

  it('have room for an endpoint late in a month only if a whole month has', () => {
    const late = spending({ secondsLeft: 3600 });
    expect(refused(100, cost([endpoint('create-endpoint', 1)]), late)).toBe(
      'An endpoint of 1 inference unit ($1,296 in 30 days) is over the budget of $100.00 a month in flywheel.yaml: endpoint $1,296 are $1,296 in 30 days.',
    );
    expect(refused(1296, cost([endpoint('create-endpoint', 1)]), late)).toBeNull();
  });

  it('never refuse what makes an endpoint cheaper, or leaves it as it is', () => {
    // Three units run for ten more days: $1,296.
    const running = spending({ expected: 12.1 + 3 * 432 });
    expect(refused(50, cost([endpoint('update-endpoint', 1)]), running, 'update-endpoint')).toBeNull();
    expect(refused(50, cost([endpoint('update-endpoint', 3)]), running, 'update-endpoint')).toBeNull();
    expect(refused(50, cost([endpoint('update-endpoint', 4)]), running, 'update-endpoint')).toMatch(/^An endpoint of 4 inference units/);
  });

  it('are not asked for without a budget', () => {
    expect(overBudget({ budget: null, file: 'x' }, { cost: cost([training]), spending: spending({ expected: 1e6 }) }, null)).toBeNull();
  });

  it.each([
    [0, '$0.00'],
    [0.0015, 'under $0.01'],
    [0.7995, '$0.80'],
    [12.1, '$12.10'],
    [999.99, '$999.99'],
    [1296.5, '$1,297'],
    [1_234_567, '$1,234,567'],
  ])('are shown as people read them: %f is %s', (usd, text) => {
    expect(dollars(usd)).toBe(text);
  });
});
