import { describe, expect, it } from 'vitest';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { Switches } from '../../src/engine/switches.ts';
import { health } from '../../src/reconcile/conditions.ts';
import { desiredState } from '../../src/reconcile/desired.ts';
import { observeHoldings } from '../../src/reconcile/holdings.ts';
import { type Look, look } from '../../src/reconcile/look.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { price } from '../../src/reconcile/pricing.ts';
import { prunePlan } from '../../src/reconcile/prune.ts';
import { writeRecord } from '../../src/reconcile/records.ts';
import type { Removed } from '../../src/reconcile/removal.ts';
import {
  applyAll,
  applyOnce,
  branch,
  declared,
  more,
  other,
  served,
  seven,
  test,
  train,
  trainAhead,
  trainings,
  trainOnce,
} from './pull-request.ts';
import { dataLake, type Service, service } from './service.ts';
import { documents, kinds } from './world.ts';

const gone = (removed: readonly Removed[]): string[] => removed.filter(({ refused }) => refused === null).map(({ kind }) => kind);
const everything = ['delete-model', 'delete-flywheel'];
const flywheels = async ({ comprehend }: Service): Promise<number> => (await comprehend.listFlywheels({})).FlywheelSummaryList!.length;
const models = async ({ comprehend }: Service): Promise<number> =>
  (await comprehend.listDocumentClassifiers({})).DocumentClassifierPropertiesList!.length;
const seen = (made: Service, given = train, pullRequest: number | null = null): Promise<Look> =>
  look({
    backend: made.backend,
    desired: (known) => desiredState(declared, { train: given, test, golden: [] }, known, 'c0ffee', pullRequest),
  });

describe('what was trained in advance', () => {
  it('is removed when its pull request is closed, and stays while it is open, whatever its head', async () => {
    const made = await served();
    await trainAhead(made, seven());
    expect(gone((await applyOnce(made, branch(), [7])).removed)).toEqual([]);
    const kept = await trainOnce(made, seven(more, { head: 'reworded' }));
    expect([kept.status, kinds(kept)]).toEqual(['done', []]);
    expect(gone((await applyOnce(made, branch(), [8])).removed)).toEqual(everything);
    await made.work();
    expect([await flywheels(made), await models(made)]).toEqual([1, 1]);
    made.calls();
    await applyOnce(made, branch(), [8]);
    expect(made.calls()).not.toContain('listDocumentClassifiers');
  });

  it('stays as long as any open pull request has the same documents, and is paid for once', async () => {
    const made = await served();
    for (const number of [7, 8]) await trainAhead(made, seven(more, { number }));
    expect(await trainings(made)).toBe(2);
    expect(gone((await applyOnce(made, branch(), [8])).removed)).toEqual([]);
    expect((await seen(made, more, 8)).plan.changes).toEqual([]);
    expect(gone((await applyOnce(made, branch(), [])).removed)).toEqual(everything);
  });

  it('for a head that asks for other documents goes, when the new ones are asked for', async () => {
    const made = await served();
    await trainAhead(made, seven());
    await trainAhead(made, seven(other, { head: 'other' }));
    const { removed } = await applyOnce(made, branch(), [7]);
    expect(gone(removed)).toEqual(everything);
    expect((await seen(made, other, 7)).plan.changes).toEqual([]);
  });

  it('is left alone while it trains, and by a run that was told what is open before somebody asked', async () => {
    const made = await served();
    while (!kinds(await trainOnce(made, seven())).includes('train')) await made.work();
    expect((await applyOnce(made, branch(), [])).removed).toEqual([]);
    await trainAhead(made, seven());
    const asking = async (): Promise<void> => void (await trainAhead(made, seven(other, { number: 9 })));
    const { removed } = await applyOnce(made, { ...branch(train.slice(1)), patience: 1, backend: { ...made.backend, wait: asking } }, []);
    expect(removed).toEqual([]);
  });

  it('is left alone by a run whose commit is not the tip any more: the tip may need it', async () => {
    const made = await served();
    await trainAhead(made, seven());
    const stale = await made.apply(branch());
    const promoted = await applyOnce(made, branch(more), []);
    expect([kinds(promoted.outcome), promoted.removed]).toEqual([['promote', 'adopt'], []]);
    expect(stale.status).toBe('done');
    expect(gone((await applyOnce(made, branch(), [], async () => false)).removed)).toEqual([]);
  });

  it('is never removed when it was promoted between plan and removal', async () => {
    const made = await served();
    await trainAhead(made, seven());
    const promoting = async (): Promise<boolean> => (await made.apply(branch(more))).status === 'done';
    const { removed } = await applyOnce(made, branch(), [], promoting);
    expect(removed.map(({ refused }) => refused)).toEqual(['It was promoted meanwhile.', 'It was promoted meanwhile.']);
    expect((await made.apply(branch(more))).applied).toEqual([]);
  });

  it('is the branch’s own when it was merged, whatever the verdict: only a prune removes it, and what is merged next is appended to it', async () => {
    const made = await served();
    await trainAhead(made, seven());
    const manual = { promotion: { ...declared.promotion, approval: 'manual' as const } };
    const { last: merged } = await applyAll(made, { ...branch(more, manual), commit: 'feed' }, []);
    expect([merged.status, kinds(merged), nowServing(merged.observed)!.model.documents]).toEqual(['done', [], 24]);
    const next = [...more, ...documents(11, 'fourth', { labels: ['billing', 'refund'] })];
    const { outcomes, removed } = await applyAll(made, { ...branch(next, manual), commit: 'beef' }, []);
    expect([outcomes.flatMap(kinds), removed]).toEqual([['create-dataset', 'train', 'judge'], []]);
    expect(outcomes.at(-1)!.plan.situation.working!.record.pullRequest).toBe(7);
  });

  it('is kept for an open pull request that asked before the first model served', async () => {
    const made = service({ lake: openMemoryLake() });
    await trainAhead(made, seven());
    const { last, removed } = await applyAll(made, branch(), [7]);
    expect([last.status, removed]).toEqual(['done', []]);
    expect(last.observed.generations.map(({ properties }) => properties?.Status)).toEqual(['ACTIVE', 'ACTIVE']);
    expect((await applyAll(made, branch(more), [])).outcomes.flatMap(kinds)).not.toContain('train');
  });

  it('trains again in a flywheel of its own when it was removed, and is wanted after all', async () => {
    const made = await served();
    await trainAhead(made, seven());
    await applyOnce(made, branch(), []);
    await made.work();
    const again = await trainAhead(made, seven());
    expect(again.flatMap(kinds)).toContain('train');
    expect(again[0]!.applied[0]!.reason).toBe('in advance of pull request #7: the model of these documents was pruned');
    expect((await applyAll(made, branch(more), [])).outcomes.flatMap(kinds)).toEqual(['promote', 'adopt']);
  });

  it('is tried again by later runs where the service refuses, or fails after the flywheel and before its active model', async () => {
    const made = service({ switches: { activeModelAfterFirstTraining: 'set' } });
    await made.settle(branch());
    await trainAhead(made, seven());
    const { removed } = await applyOnce(made, branch(), []);
    expect(removed.map(({ kind, refused }) => [kind, refused === null])).toEqual([
      ['delete-flywheel', true],
      ['delete-model', false],
    ]);
    await made.work();
    expect([await flywheels(made), await models(made)]).toEqual([1, 2]);
    expect(gone((await applyOnce(made, branch(), [])).removed)).toEqual(['delete-model']);
    await made.work();
    expect(await models(made)).toBe(1);
  });

  it('removed by two runs at once is removed once, and neither fails', async () => {
    const made = await served();
    for (const [number, each] of [more, other].entries()) await trainAhead(made, seven(each, { number }));
    const ended = await Promise.all([1, 2].map(async () => applyOnce(made, branch(), [])));
    expect(ended.map(({ outcome }) => outcome.status)).toEqual(['done', 'done']);
    await made.work();
    await applyOnce(made, branch(), []);
    await made.work();
    expect([await flywheels(made), await models(made)]).toEqual([1, 1]);
    expect((await made.apply(branch())).applied).toEqual([]);
  });
});

describe('beside what was trained in advance', () => {
  it('a prune keeps what an open pull request wants, and all of it where nobody knows', async () => {
    const made = await served();
    for (const [number, each] of [more, other].entries()) await trainAhead(made, seven(each, { number }));
    const { plan, observed } = await seen(made);
    const removals = async (open: ReadonlySet<number> | null): Promise<string[]> =>
      prunePlan(plan, observed, await observeHoldings(made.comprehend, observed), { config: declared, keep: 5, open }).removals.map(
        ({ kind, target }) => `${kind} ${target.slice(0, 9)}`,
      );
    const own = observed.generations.map(({ record }) => record.flywheelName.slice(0, 9));
    expect(await removals(null)).toEqual([]);
    expect((await removals(new Set([0]))).at(-1)).toBe(`delete-flywheel ${own[2]}`);
    expect(await removals(new Set([0]))).toHaveLength(2);
    expect(await removals(new Set())).toHaveLength(4);
  });

  it('nothing of it is called abandoned, its spending is counted, and looking at it writes nothing', async () => {
    const made = await served();
    await trainAhead(made, seven(train.slice(2)));
    const objects = await made.storage.list('s3://');
    for (const given of [train, other]) {
      const { desired, observed, plan } = await seen(made, given);
      const abandoned = health(desired, observed, plan, 'comprehend').conditions.find(({ type }) => type === 'Abandoned');
      expect(abandoned).toMatchObject({ status: 'False' });
    }
    const state = await seen(made, train.slice(2), 7);
    const { cost, spending } = (await price(made.backend, state, state.plan.changes))!;
    expect([cost.once, state.plan.changes]).toEqual([0, []]);
    expect(spending.models).toBe(1);
    expect(spending.training).toBeGreaterThan(0);
    expect(await trainings(made)).toBe(2);
    expect(await made.storage.list('s3://')).toEqual(objects);
  });

  it('a pin holds what serves: it is trained and judged, and the merge promotes nothing until the pin goes', async () => {
    const made = await served();
    const pin = nowServing((await seen(made)).observed)!.model.key.slice(0, 8);
    const ahead = await trainAhead(made, seven(more, { config: { ...declared, pin } }));
    expect(ahead.flatMap(kinds)).toEqual(['create-generation', 'create-dataset', 'create-dataset', 'train', 'judge']);
    expect((await applyAll(made, branch(more, { pin }), [])).outcomes.flatMap(kinds)).toEqual([]);
    expect((await applyAll(made, branch(more), [])).outcomes.flatMap(kinds)).toEqual(['promote', 'adopt']);
  });

  it('a new attempt at the documents of the branch makes a flywheel of its own, and the one in advance is no attempt', async () => {
    const made = await served();
    await trainAhead(made, seven());
    const { contentKey } = (await applyAll(made, branch(more), [])).last.desired;
    await writeRecord(made.storage, dataLake, 'support', 'retrains', 1, { contentKey, by: 'ada', why: 'again', at: '2026-03-01' });
    expect((await applyAll(made, branch(more), [])).outcomes.flatMap(kinds).slice(0, 2)).toEqual(['create-generation', 'create-dataset']);
    expect(await trainings(made)).toBe(3);
  });

  it.each<Partial<Switches>>([
    { activeModelAfterFirstTraining: 'set' },
    { versionMetadata: 'absent' },
    { training: 'new-data-only' },
    { deleteActiveModel: 'accept', activeModelAfterFirstTraining: 'set' },
    { statusAfterDelete: 'ACTIVE' },
    { newModelName: 'generated' },
    { versionInTraining: 'visible' },
    { listOrder: 'oldest-first' },
    { refusalUnlessActive: 'ResourceInUseException' },
  ])('where the service answers %o: trained once, promoted as it stands, and the rest is removed', async (switches) => {
    const made = service({ switches });
    await made.settle(branch());
    await trainAhead(made, seven());
    await trainAhead(made, seven(other, { number: 8 }));
    const { outcomes } = await applyAll(made, branch(more), [8]);
    expect(outcomes.flatMap(kinds).filter((kind) => kind !== 'judge')).toEqual(['promote', 'adopt']);
    for (let run = 0; run < 3; run++) {
      await applyOnce(made, branch(more), []);
      await made.work();
    }
    expect([await flywheels(made), await models(made), await trainings(made)]).toEqual([2, 2, 3]);
    expect(nowServing((await seen(made, more)).observed)!.model.documents).toBe(46);
  });
});
