import { describe, expect, it } from 'vitest';
import { yaml } from '../commands/sandbox.ts';
import { pullRequestEvent, scheduleEvent } from '../github/fake/events.ts';
import type { Comment } from '../github/fake/records.ts';
import { better, evenBetter, firstFiles, second, worse } from './data.ts';
import { newStage, servedStage } from './stage.ts';

describe.concurrent('a pull request', () => {
  it('to another branch is checked only', async () => {
    const stage = await servedStage();
    stage.github.commit('release', { 'README.md': '# Release\n' });
    const { number, opened } = stage.propose(better, { base: 'release' });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: '', 'candidate-model': '' } });
    expect(run.summary).toContain('data checked');
    expect([stage.told(number), stage.checks(stage.pull(number).head.sha)]).toEqual([[], []]);
    await stage.end();
  });

  it('to another branch with bad rows is red all the same, its lines annotated', async () => {
    const stage = await servedStage();
    stage.github.commit('release', { 'README.md': '# Release\n' });
    const { opened } = stage.propose({ 'data/train/bad.csv': 'text,label\n,refund\n' }, { base: 'release' });
    const run = await stage.run(opened);
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'data/train/bad.csv', line: 2 }));
    await stage.end();
  });

  it('that touches no flywheel is green and silent', async () => {
    const stage = await servedStage();
    const { number, opened } = stage.propose({ 'README.md': '# Words\n' });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: '', status: '', changed: 'false' } });
    expect(stage.told(number)).toEqual([]);
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    await stage.end();
  });

  it('that removes a flywheel is told that it will be orphaned', async () => {
    const stage = await servedStage({ files: firstFiles(second) });
    const { number, opened } = stage.propose({ 'search/flywheel.yaml': null });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, annotations: [] });
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining('No file declares `search` any more') }]);
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ title: 'search orphaned', conclusion: 'success' }]);
    const merged = await stage.run(stage.merge(number));
    expect(merged).toMatchObject({ exitCode: 0, annotations: [] });
    expect(merged.summary).toContain('No file declares `search` any more');
    expect(stage.serving('search')).toHaveLength(1);
    await stage.end();
  });

  it('closed unmerged leaves nothing behind', async () => {
    const stage = await servedStage();
    const lake = stage.lake();
    const refs = () => stage.github.state.repository.git(['for-each-ref', '--format=%(refname)']);
    const before = refs();
    const { number, opened } = stage.propose(better);
    await stage.run(opened);
    const told = stage.told(number);
    stage.github.closePull(number);
    const run = await stage.run(pullRequestEvent(stage.github, number, 'closed'));
    expect(run).toMatchObject({ exitCode: 0, annotations: [] });
    expect([stage.lake(), stage.told(number)]).toEqual([lake, told]);
    const ofPull = [`refs/heads/proposal`, `refs/pull/${number}/head`];
    expect(
      refs()
        .split('\n')
        .filter((ref) => !ofPull.includes(ref))
        .join('\n'),
    ).toBe(before);
    await stage.end();
  });

  it('that adds the first flywheel is judged by its own floors and touches no lake', async () => {
    const stage = await newStage({ files: { 'README.md': '# Empty\n' } });
    const { number, opened } = stage.propose(firstFiles());
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE', 'active-model': '' } });
    expect(stage.told(number)[0]!.body).toContain('the first active model');
    expect(stage.lake()).toBeUndefined();
    expect(await stage.run(stage.merge(number))).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE', status: 'done' } });
    expect(stage.serving()).toHaveLength(1);
    await stage.end();
  });

  it('with a broken flywheel.yaml is red: annotated at its lines, told in the comment', async () => {
    const stage = await servedStage();
    const broken = yaml('promotion: { minimum: { f1: 80 } }\n').replace('language: en', 'language: english');
    const { number, opened } = stage.propose({ 'flywheel.yaml': broken });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: '' } });
    const [check] = stage.checks(stage.pull(number).head.sha);
    expect(check).toMatchObject({
      conclusion: 'failure',
      annotations: expect.arrayContaining([expect.objectContaining({ path: 'flywheel.yaml', start_line: 3, annotation_level: 'failure' })]),
    });
    const [{ body }] = stage.told(number) as [Comment];
    expect(body).toContain('problems in the files');
    expect(body).toContain('flywheel.yaml#L3');

    // Merged all the same, nothing is touched, and whoever merged it is told.
    const lake = stage.lake();
    expect(await stage.run(stage.merge(number))).toMatchObject({ exitCode: 1, outputs: { status: 'refused', changed: 'false' } });
    expect([stage.lake(), stage.serving().length, stage.deployments().length]).toEqual([lake, 1, 1]);
    expect(stage.checks(stage.github.tip())).toMatchObject([{ conclusion: 'failure' }]);
    await stage.end();
  });

  it('with wrong labels is rejected, its suspicious rows annotated; merged all the same, the active model stays', async () => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(worse);
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'REJECT' } });
    const [check] = stage.checks(stage.pull(number).head.sha);
    expect(check!.conclusion).toBe('failure');
    expect(check!.annotations.length).toBeGreaterThan(50);
    expect(check!.annotations).toContainEqual(expect.objectContaining({ path: 'data/train/archive.csv', title: 'label-looks-wrong' }));
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining('REJECT') }]);

    const merged = await stage.run(stage.merge(number));
    // What was decided is news after the merge, and no failure of the run.
    expect(merged).toMatchObject({ exitCode: 0, outputs: { verdict: 'REJECT' } });
    const [serving, ...later] = stage.serving();
    expect(later).toEqual([]);
    const active = serving!.model.key.slice(0, 8);
    expect(merged.outputs['active-model']).toBe(active);
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining(`\`${active}\` still serves`) }]);
    expect(stage.deployments()).toHaveLength(1);
    await stage.end();
  });

  it('that is not shown to be better is held: neutral check, green job; merged, the active model stays', async () => {
    const stage = await servedStage({ files: firstFiles({ 'flywheel.yaml': yaml('promotion: { require: better }\n') }) });
    const { number, opened } = stage.propose(better);
    expect(await stage.run(opened)).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'HOLD' } });
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ conclusion: 'neutral' }]);
    expect(await stage.run(stage.merge(number))).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { verdict: 'HOLD', status: 'done' },
    });
    const active = stage.serving()[0]!.model.key.slice(0, 8);
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining(`\`${active}\` still serves`) }]);
    expect([stage.serving().length, stage.deployments().length]).toEqual([1, 1]);
    const lake = stage.lake();
    expect(await stage.run(scheduleEvent(stage.github))).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
    expect(stage.lake()).toBe(lake);
    await stage.end();
  });

  it.each([1, 0])('whose head is checked out instead of its merge (depth %i) is judged as merged', async (depth) => {
    const stage = await servedStage();
    const { number } = stage.propose(better);
    stage.push(evenBetter);
    const event = stage.amend(number, { 'README.md': '# Since then main has moved\n' });
    const { sha, ref } = stage.pull(number).head;
    const run = await stage.run(event, { sha, ref: `refs/heads/${ref}`, depth });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'PROMOTE' } });
    const asUsual = await stage.run(event);
    expect(run.outputs['candidate-model']).toBe(asUsual.outputs['candidate-model']);
    await stage.end();
  });

  it('that was approved by hand waits for somebody to promote', async () => {
    const stage = await servedStage({ files: firstFiles({ 'flywheel.yaml': yaml('promotion: { approval: manual }\n') }) });
    const { number, opened } = stage.propose(better);
    await stage.run(opened);
    const run = await stage.run(stage.merge(number));
    expect(run.exitCode).toBe(0);
    expect(stage.told(number)[0]!.body).toContain('flywheel promote');
    await stage.end();
  });
});
