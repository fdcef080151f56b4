import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { config, service } from './service.ts';
import { annotatedDocuments, documents, kinds } from './world.ts';

const { engine } = config() as Config & { engine: Extract<Config['engine'], { kind: 'comprehend' }> };
const byService = (changes: Partial<Config> = {}) =>
  config({
    engine: { ...engine, scoring: 'service' },
    endpoint: null,
    promotion: { ...config().promotion, maximumDrop: { f1: 0.05 } },
    ...changes,
  });
const train = documents(25, 'first');
const more = [...train, ...documents(15, 'second')];
const test = documents(12, 'held out');
const last = <Item>(items: readonly Item[]): Item => items.at(-1)!;

describe('a verdict by the averages of the service', () => {
  it('asks no model about a document, and promotes the first and the next', async () => {
    const made = service();
    const first = last(await made.settle({ config: byService(), documents: { train, test } }));
    expect([first.status, nowServing(first.observed)!.decision]).toEqual(['done', 'first']);
    const second = last(await made.settle({ config: byService(), documents: { train: more, test } }));
    expect(second.observed.evidence).toHaveLength(2);
    expect(second.observed.evidence.find(({ activeKey }) => activeKey !== null)).toMatchObject({
      verdict: { decision: 'PROMOTE', reasons: [expect.stringMatching(/^f1 \d\.\d+ → \d\.\d+/), expect.stringContaining('no test says')] },
      active: { f1: expect.closeTo(1, 0) },
    });
    expect(nowServing(second.observed)!.model.documents).toBe(120);
    expect(made.calls().filter((name) => /^start(Document|Entities)/.test(name))).toEqual([]);
  });

  it.each(['0-1', '0-100'] as const)('of a recognizer is the same where its metrics are %s', async (entityMetrics) => {
    const made = service({ switches: { entityMetrics } });
    const task = { type: 'entity-recognizer', mode: 'entities', language: 'en', labels: null, renamed: {} } as const;
    const given = { train: annotatedDocuments(60, 'first'), test: annotatedDocuments(40, 'held out') };
    const outcome = last(await made.settle({ config: byService({ task }), documents: given }));
    expect(outcome.status).toBe('done');
    const { candidate, verdict } = outcome.observed.evidence[0]!;
    expect(verdict.decision).toBe('PROMOTE');
    expect(candidate.f1).toBeGreaterThan(0.5);
    expect(candidate.f1).toBeLessThanOrEqual(1);
    expect(candidate.unmeasured).toContain('accuracy');
  });

  it('compares nothing when the test documents are others than those that the service holds', async () => {
    const made = service();
    await made.settle({ config: byService(), documents: { train, test } });
    const grown = [...test, ...documents(1, 'one more')];
    const outcome = last(await made.settle({ config: byService(), documents: { train: more, test: grown } }));
    expect(outcome.plan.verdict!.verdict).toMatchObject({
      decision: 'NOT_COMPARABLE',
      reasons: [expect.stringMatching(/^the service measured on other test documents than these 39/), expect.anything()],
    });
    expect(nowServing(outcome.observed)!.model.documents).toBe(75);
  });

  it('compares nothing when the candidate was measured against another model than the one that serves: a fresh generation has none', async () => {
    const made = service();
    await made.settle({ config: byService(), documents: { train, test } });
    const outcome = last(await made.settle({ config: byService(), documents: { train: train.slice(6), test } }));
    expect(outcome.plan.verdict!.verdict).toMatchObject({
      decision: 'NOT_COMPARABLE',
      reasons: [expect.stringMatching(/^the service held the candidate against no other model, and [0-9a-f]{8} serves/), expect.anything()],
    });
  });

  it('is not the verdict by answers: with `per-document` the same candidate is judged again', async () => {
    const made = service();
    await made.settle({ config: byService(), documents: { train, test } });
    const held = last(await made.settle({ config: byService(), documents: { train: train.slice(6), test } }));
    expect(nowServing(held.observed)!.model.documents).toBe(75);
    const outcomes = await made.settle({ config: config({ endpoint: null }), documents: { train: train.slice(6), test } });
    expect(outcomes.flatMap(kinds)).toContain('judge');
    expect(outcomes.flatMap(kinds)).not.toContain('train');
    expect(nowServing(last(outcomes).observed)!.model.documents).toBe(69);
  });

  it('has no price for scoring', async () => {
    const made = service();
    const outcomes = await made.settle({ config: byService(), documents: { train, test } });
    expect(outcomes.flatMap(({ cost }) => cost?.parts.map(({ kind }) => kind) ?? [])).not.toContain('scoring');
  });
});
