import { describe, expect, it } from 'vitest';
import { dispatchEvent, pullRequestEvent, scheduleEvent } from '../github/fake/events.ts';
import { better, evenBetter, firstFiles, second, worse } from './data.ts';
import { type Stage, servedStage } from './stage.ts';

const dispatch = (stage: Stage, command: string, more: Record<string, string> = {}) => {
  const inputs = { command, ...more };
  return stage.run(dispatchEvent(stage.github, inputs, { sender: 'grace' }), { inputs });
};
const key = (stage: Stage, at: number) => stage.serving().at(at)!.model.key;

describe.concurrent('a dispatched workflow', () => {
  it('retrains: the same documents give the same model, and nothing is promoted', async () => {
    const stage = await servedStage();
    const run = await dispatch(stage, 'retrain', { reason: 'to be sure' });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'done' } });
    expect(new Set(stage.serving().map(({ model }) => model.key)).size).toBe(1);
    await stage.end();
  });

  it('promotes a version that its verdict held back, by name and with the reason', async () => {
    const stage = await servedStage();
    const rejected = await stage.run(stage.push(worse));
    expect(rejected).toMatchObject({ exitCode: 0, outputs: { verdict: 'REJECT', 'active-model': key(stage, -1).slice(0, 8) } });
    const version = rejected.outputs['candidate-model']!;
    const run = await dispatch(stage, 'promote', { version, reason: 'the archive is right after all' });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'done', changed: 'true', 'active-model': version } });
    expect(stage.serving().at(-1)).toMatchObject({ decision: 'explicit', by: 'grace', why: 'the archive is right after all' });
    expect(stage.deployments().at(-1)).toMatchObject({ payload: { key: key(stage, -1) } });
    expect(run.summary).toMatch(/grace asked for it: the archive is right after all/i);
    await stage.end();
  });

  it.each([
    ['a version that does not exist', { version: '00000000' }, 'has no version 00000000'],
    ['no version', {}, 'version'],
  ])('refuses to promote %s and says which there are', async (_, inputs, message) => {
    const stage = await servedStage();
    const run = await dispatch(stage, 'promote', inputs);
    expect(run.exitCode).toBe(1);
    expect(run.summary).toContain(message);
    expect(run.summary).toContain(key(stage, -1).slice(0, 8));
    expect(stage.serving()).toHaveLength(1);
    await stage.end();
  });

  it('reports drift: an issue while a flywheel has no file, closed when it has one again', async () => {
    const stage = await servedStage({ files: firstFiles(second) });
    expect(await dispatch(stage, 'drift')).toMatchObject({ exitCode: 0, annotations: [] });
    expect(stage.github.state.issues.size).toBe(0);
    stage.push({ 'search/flywheel.yaml': null });
    for (let time = 0; time < 2; time++) await dispatch(stage, 'drift');
    const [issue, ...others] = [...stage.github.state.issues.values()];
    expect(issue).toMatchObject({ state: 'open', body: expect.stringContaining('`search` is in the lake, and no file declares it') });
    expect(others).toEqual([]);
    stage.push({ 'search/flywheel.yaml': second['search/flywheel.yaml']! });
    await dispatch(stage, 'drift');
    expect(stage.github.state.issues.get(issue!.number)).toMatchObject({ state: 'closed' });
    expect(stage.serving('search')).toHaveLength(1);
    await stage.end();
  });
});

describe.concurrent('a rollback', () => {
  it('switches at once, opens the pull request that pins, and holds before and after its merge', async () => {
    const stage = await servedStage({ actionsMayCreatePulls: true });
    const { github } = stage;
    await stage.run(stage.push(better));
    const [first, replaced] = [key(stage, 0), key(stage, 1)];
    const run = await dispatch(stage, 'rollback', { reason: 'refunds are misread' });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'active-model': first.slice(0, 8), changed: 'true' } });
    expect(stage.serving().at(-1)).toMatchObject({ decision: 'rollback', by: 'grace', why: 'refunds are misread', model: { key: first } });
    expect(stage.deployments().at(-1)).toMatchObject({ payload: { key: first } });
    expect(run.summary).toContain(`rolled back from \`${replaced.slice(0, 8)}\``);
    expect(run.summary).toContain('Merge the pull request that pins it');

    const pin = [...github.state.pulls.values()][0]!;
    expect(pin).toMatchObject({
      login: 'github-actions[bot]',
      base: { ref: 'main' },
      body: expect.stringContaining('refunds are misread'),
    });
    const pinned = github.state.repository.git(['show', `${pin.head.ref}:flywheel.yaml`]);
    expect(pinned).toContain(`pin: ${first.slice(0, 8)}`);
    expect(pinned).toContain('# what people call it');

    const meanwhile = await stage.run(stage.push(evenBetter));
    expect(meanwhile).toMatchObject({ exitCode: 0, outputs: { 'active-model': first.slice(0, 8) } });
    expect(meanwhile.outputs['candidate-model']).not.toBe(first.slice(0, 8));
    await stage.run(stage.merge(pin.number));
    await stage.run(stage.push({ 'data/train/fourth.csv': 'text,label\nmy card was charged a fee,billing\n' }));
    expect(key(stage, -1)).toBe(first);
    expect(stage.serving().filter(({ model }) => model.key === replaced)).toHaveLength(1);
    await stage.end();
  });

  it('asked for twice opens one pull request', async () => {
    const stage = await servedStage({ actionsMayCreatePulls: true });
    await stage.run(stage.push(better));
    const version = key(stage, 0).slice(0, 8);
    await dispatch(stage, 'rollback', { version });
    await dispatch(stage, 'rollback', { version });
    expect(stage.github.state.pulls.size).toBe(1);
    expect(key(stage, -1)).toBe(key(stage, 0));
    await stage.end();
  });

  it('whose pull request may not be opened serves all the same and says what to do', async () => {
    const stage = await servedStage();
    await stage.run(stage.push(better));
    const run = await dispatch(stage, 'rollback');
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toMatchObject([
      { level: 'notice', message: expect.stringContaining('Allow GitHub Actions to create and approve pull requests') },
    ]);
    expect(key(stage, -1)).toBe(key(stage, 0));
    await stage.end();
  });

  it('pinned by hand in a pull request is carried out by the merge', async () => {
    const stage = await servedStage();
    await stage.run(stage.push(better));
    const version = key(stage, 0).slice(0, 8);
    const { number, opened } = stage.propose({ 'flywheel.yaml': `${firstFiles()['flywheel.yaml'] as string}pin: "${version}"\n` });
    expect(await stage.run(opened)).toMatchObject({ exitCode: 0 });
    expect(await stage.run(stage.merge(number))).toMatchObject({ exitCode: 0, outputs: { 'active-model': version } });
    expect(stage.serving().at(-1)).toMatchObject({ decision: 'pin', model: { key: key(stage, 0) } });
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining(`model \`${version}\` serves`) }]);
    await stage.end();
  });
});

describe.concurrent('a schedule', () => {
  it('finishes what a killed push left undone, and tells the pull request', async () => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(better);
    await stage.run(opened);
    // The push run never came: its runner was lost.
    stage.merge(number);
    const run = await stage.run(scheduleEvent(stage.github));
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'done', changed: 'true' } });
    expect(stage.serving()).toHaveLength(2);
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining('serves') }]);
    expect(stage.deployments()).toHaveLength(2);
    await stage.end();
  });

  it('opens an issue for an orphan and touches nothing of it', async () => {
    const stage = await servedStage({ files: firstFiles(second) });
    await stage.run(stage.push({ 'search/flywheel.yaml': null }));
    const lake = stage.lake();
    await stage.run(scheduleEvent(stage.github));
    expect([...stage.github.state.issues.values()]).toMatchObject([{ state: 'open' }]);
    expect([stage.lake(), stage.serving('search').length]).toEqual([lake, 1]);
    await stage.end();
  });
});

describe.concurrent('a run for a pull request', () => {
  it('does what it is told instead, e.g. only check', async () => {
    const stage = await servedStage();
    const { number } = stage.propose(better);
    const run = await stage.run(pullRequestEvent(stage.github, number, 'opened'), { inputs: { command: 'check' } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: '' } });
    await stage.end();
  });

  it('refuses a command that does not exist', async () => {
    const stage = await servedStage();
    const { opened } = stage.propose(better);
    const run = await stage.run(opened, { inputs: { command: 'deploy' } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toMatchObject([
      { level: 'error', message: expect.stringContaining('The input command is "deploy". Allowed: auto, check') },
    ]);
    await stage.end();
  });
});
