import { describe, expect, it } from 'vitest';
import type { Files } from '../github/fake/repository.ts';
import { type Account, comprehendEngine, openAccount } from './account.ts';
import {
  badRows,
  csv,
  everyByte,
  files,
  kinds,
  moreRows,
  only,
  previewed,
  rows,
  type Sandbox,
  sandbox,
  settingsFor,
  yaml,
} from './sandbox.ts';

const strict = 'promotion: { minimum: { f1: 1 }, minimumPerLabel: { default: { f1: 1 } }, maximumDrop: { f1: 0 } }\n';
const onComprehend = (more = '', changes: Files = {}) =>
  files({ 'flywheel.yaml': yaml(`${comprehendEngine}${more}`), ...changes } as never);
/** Nobody listens there, and nobody has credentials. */
const nowhere = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
const settingsOf = (box: Sandbox, variables: Record<string, string>) =>
  settingsFor(box.directory, { environment: { ...box.settings.environment, ...variables } });
const seenFrom = async (box: Sandbox, account: Account) => only(await previewed(settingsOf(box, account.environment)));
/** As a fork sees it. */
const seenWithout = async (box: Sandbox) => only(await previewed(settingsOf(box, nowhere)));

/** A flywheel whose first model serves. */
async function served(more = '') {
  const account = await openAccount();
  const box = sandbox(onComprehend(more));
  const reports = await account.applyUntilDone(settingsOf(box, account.environment));
  return { account, box, first: reports.at(-1)! };
}

describe('a preview of a flywheel on Amazon Comprehend', () => {
  it('is an estimate against a stand-in of the serving model’s documents, and tells what merging would do there', async () => {
    const { account, box, first } = await served();
    box.branch('between', { 'data/train/between.csv': csv(rows(10, 'between')) });
    box.merge('between');
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const before = await account.storage.list('s3://');
    const shown = await seenFrom(box, account);
    expect(shown).toMatchObject({
      ...{
        estimate: true,
        ok: true,
        status: 'done',
        verdict: { decision: 'PROMOTE' },
        active: { documents: 30 },
        candidate: { documents: 30 },
      },
      ...{ activeModel: first.activeModel, activeKey: first.activeKey },
      comparedTo: {
        kind: 'stand-in',
        commit: first.commit,
        reason: expect.stringContaining('a stand-in that the embedded engine trained') as string,
      },
    });
    expect(kinds(shown)).toEqual(['create-dataset', 'train', 'judge']);
    expect(await account.storage.list('s3://')).toEqual(before);
  });

  it('has no floors and no drop, and a significant loss holds and says why', async () => {
    const { account, box } = await served();
    box.branch('strict', { 'flywheel.yaml': yaml(`${comprehendEngine}${strict}`), 'data/train/more.csv': csv(moreRows) });
    const edited = await seenFrom(box, account);
    expect(edited).toMatchObject({
      verdict: { decision: 'PROMOTE' },
      baseOwned: ['promotion.maximumDrop.f1', 'promotion.minimum.f1', 'promotion.minimumPerLabel.default'],
    });
    expect(edited.verdict!.gates.map(({ name }) => name)).toEqual(['not-worse than active', 'agreement of added rows']);
    expect(edited.verdictAfterMerge).toBeUndefined();

    box.git('switch', '-q', 'main');
    box.branch('bad', { 'data/train/archive.csv': csv(badRows) });
    const bad = await seenFrom(box, account);
    expect(bad).toMatchObject({
      estimate: true,
      verdict: { decision: 'HOLD', reasons: expect.arrayContaining([expect.stringContaining('significantly worse')]) as string[] },
    });
    expect(bad.verdict!.gates).toContainEqual(expect.objectContaining({ name: 'not-worse than active', pass: false, outcome: 'HOLD' }));
  });

  it('says before anything serves that there is nothing to compare with', async () => {
    const account = await openAccount();
    const box = sandbox(onComprehend());
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    expect(await seenFrom(box, account)).toMatchObject({
      ...{ estimate: true, verdict: { decision: 'PROMOTE' }, active: null, activeModel: null },
      comparedTo: { kind: 'none', reason: 'Nothing was promoted yet, so there is no model to compare with.' },
    });
  });

  it('compares after a rollback with the documents of the model that serves again', async () => {
    const { account, box, first } = await served();
    box.branch('more', { 'data/train/more.csv': csv(rows(10, 'more')) });
    box.merge('more');
    await account.applyUntilDone(settingsOf(box, account.environment));
    box.branch('pin', { 'flywheel.yaml': yaml(`${comprehendEngine}pin: "${first.activeKey!.slice(0, 8)}"\n`) });
    box.merge('pin');
    expect((await account.applyUntilDone(settingsOf(box, account.environment))).at(-1)).toMatchObject({ activeModel: first.activeModel });
    box.branch('next', { 'data/train/next.csv': csv(moreRows) });
    const shown = await seenFrom(box, account);
    expect(shown).toMatchObject({ verdict: { decision: 'PROMOTE' }, comparedTo: { kind: 'stand-in', commit: first.commit } });
    expect(shown.conditions).toContainEqual(expect.objectContaining({ type: 'Pinned', status: 'True' }));
  });
});

describe('without credentials', () => {
  it('the base stands in, and what AWS does not say fails nothing', async () => {
    const box = sandbox(onComprehend(strict));
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const before = everyByte(box.directory);
    const shown = await seenWithout(box);
    expect(shown).toMatchObject({
      ...{ estimate: true, ok: true, status: 'done', verdict: { decision: 'PROMOTE' }, activeModel: null },
      comparedTo: {
        kind: 'base',
        commit: box.git('rev-parse', 'main'),
        reason: expect.stringMatching(/^The data lake cannot be read \(.+\); compared with/) as string,
      },
    });
    // Six of a label are no dataset of their own for the service.
    expect(kinds(shown)).toEqual(['create-generation', 'create-dataset', 'create-dataset', 'train', 'judge']);
    expect(everyByte(box.directory)).toEqual(before);
  });

  it('asks no budget for what the embedded engine trains, and tells of no money that nobody can have looked at', async () => {
    const box = sandbox(onComprehend('budget: { usdPerMonth: 0.01 }\n'));
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const shown = await seenWithout(box);
    expect(shown).toMatchObject({ estimate: true, verdict: { decision: 'PROMOTE' }, comparedTo: { kind: 'base' } });
    expect(shown.spending).toBeUndefined();
  });

  it('the first flywheel.yaml of a repository asks for nothing', async () => {
    const box = sandbox({ 'README.md': 'Hello.\n' });
    box.branch('begin', onComprehend(strict));
    expect(await seenWithout(box)).toMatchObject({
      ...{ estimate: true, verdict: { decision: 'PROMOTE', gates: [] } },
      comparedTo: { kind: 'none', reason: 'This pull request adds the flywheel: there is no model yet.' },
    });
  });

  it('is a problem what the service would refuse', async () => {
    const box = sandbox(onComprehend());
    box.branch('rare', { 'data/train/rare.csv': csv([{ text: 'the parcel never came', label: 'delivery' }]) });
    const shown = await seenWithout(box);
    expect(shown).toMatchObject({ ok: false, verdict: null });
    expect(shown.problems).toContainEqual(expect.objectContaining({ rule: 'rare-label', severity: 'error', file: 'data/train/rare.csv' }));
  });
});

it('is the embedded engine asked by itself, the same documents are a warning', async () => {
  const box = sandbox(files());
  box.branch('rare', { 'data/train/rare.csv': csv([{ text: 'the parcel never came', label: 'delivery' }]) });
  const shown = await box.preview();
  expect(shown.estimate).toBe(false);
  expect(shown.problems).toContainEqual(expect.objectContaining({ rule: 'rare-label', severity: 'warning' }));
});
