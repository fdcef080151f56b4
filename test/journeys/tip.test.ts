import { describe, expect, it } from 'vitest';
import { dispatchEvent, pushEvent } from '../github/fake/events.ts';
import { better, evenBetter, firstFiles } from './data.ts';
import { newStage, type Stage, servedStage } from './stage.ts';

/** Everything that a run could have changed for others. */
const written = ({ github, lake, deployments }: Stage) => ({
  lake: lake(),
  deployments: structuredClone(deployments()),
  comments: structuredClone(github.state.comments),
  pulls: github.state.pulls.size,
  issues: github.state.issues.size,
});

describe.concurrent('only the tip is applied', () => {
  it('a re-run of last week’s push ends superseded and writes nothing', async () => {
    const stage = await servedStage();
    const old = stage.firstPush();
    const { number, opened } = stage.propose(better);
    await stage.run(opened);
    await stage.run(stage.merge(number));
    const before = written(stage);
    const run = await stage.run(old, { run: { attempt: 2 } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'superseded', changed: 'false', verdict: '' } });
    expect(run.summary).toContain('superseded');
    expect(written(stage)).toEqual(before);
    expect(stage.checks(old.payload.after as string).filter(({ status }) => status !== 'completed')).toEqual([]);
    await stage.end();
  });

  it.each([
    ['retrain', {}],
    ['promote', { version: 'cd2e084b' }],
    ['rollback', {}],
    ['auto', {}],
  ])('%s dispatched from a feature branch ends superseded', async (command, inputs) => {
    const stage = await servedStage();
    stage.github.commit('feature', better);
    const before = written(stage);
    const run = await stage.run(dispatchEvent(stage.github, { command }, { branch: 'feature' }), { inputs: { command, ...inputs } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'superseded', changed: 'false' } });
    expect(written(stage)).toEqual(before);
    expect(stage.github.state.checks.filter(({ status }) => status !== 'completed')).toEqual([]);
    await stage.end();
  });

  it('a push to another branch ends superseded', async () => {
    const stage = await servedStage();
    const before = stage.github.tip();
    const after = stage.github.commit('feature', better);
    const all = written(stage);
    const run = await stage.run(pushEvent(stage.github, { before, after }, { branch: 'feature' }));
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'superseded' } });
    expect(written(stage)).toEqual(all);
    await stage.end();
  });

  it('a push that a newer one overtakes while it trains leaves the promotion to the newer one', async () => {
    const stage = await servedStage();
    const older = stage.push(better);
    let newer = older;
    stage.github.fault('repos/list-deployments', 1, () => {
      newer = stage.push(evenBetter);
    });
    const run = await stage.run(older);
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'superseded' } });
    expect(stage.serving()).toHaveLength(1);
    expect(await stage.run(newer)).toMatchObject({ exitCode: 0, outputs: { status: 'done', changed: 'true' } });
    expect(stage.serving()).toMatchObject([{ decision: 'first' }, { commit: stage.github.tip() }]);
    expect(stage.checks(older.payload.after as string)).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
    await stage.end();
  });

  it('a lake that is gone is refused, not started anew', async () => {
    const stage = await servedStage();
    stage.github.state.repository.git(['update-ref', '-d', 'refs/heads/flywheel-lake']);
    const run = await stage.run(stage.push(better));
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'refused' } });
    expect(stage.lake()).toBeUndefined();
    expect(stage.checks(stage.github.tip())).toMatchObject([{ conclusion: 'failure' }]);
    await stage.end();
  });

  it('a repository without a flywheel says how to begin', async () => {
    const stage = await newStage({ files: { 'README.md': '# Nothing here\n' } });
    const run = await stage.run(stage.firstPush());
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('No file matches **/flywheel.yaml') }]);
    expect(run.summary).toContain('flywheel init');
    await stage.end();
  });

  it('a folder of its own is found by working-directory and config', async () => {
    const stage = await newStage({
      files: Object.fromEntries(Object.entries(firstFiles()).map(([path, text]) => [`models/${path}`, text])),
    });
    const run = await stage.run(stage.firstPush(), { inputs: { config: 'models/flywheel.yaml' } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE' } });
    await stage.end();
  });
});
