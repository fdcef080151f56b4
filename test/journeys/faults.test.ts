import { describe, expect, it } from 'vitest';
import { dispatchEvent } from '../github/fake/events.ts';
import type { Fault, Scope } from '../github/fake/state.ts';
import { better, evenBetter } from './data.ts';
import { applying, newStage, servedStage } from './stage.ts';

const previewing = { contents: 'read', 'pull-requests': 'write', checks: 'write' } as const;
const without = (permissions: object, scope: Scope) => Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== scope));

describe.concurrent('a run that is cancelled', () => {
  it('has its check closed by the post step', async () => {
    const stage = await servedStage();
    const controller = new AbortController();
    const { number, opened } = stage.propose(better);
    stage.github.fault('checks/create', 1, () => controller.abort());
    const run = await stage.run(opened, { cancel: controller.signal });
    expect(run.exitCode).not.toBe(0);
    expect(run.post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ status: 'completed', conclusion: 'cancelled' }]);
    expect(stage.told(number)).toEqual([]);
    await stage.end();
  });

  it('while it applies is finished by the next one', async () => {
    const stage = await servedStage();
    const controller = new AbortController();
    const event = stage.push(better);
    stage.github.fault('repos/list-deployments', 1, () => void setTimeout(() => controller.abort(), 300));
    await stage.run(event, { cancel: controller.signal });
    expect(await stage.run(event)).toMatchObject({ exitCode: 0, outputs: { status: 'done' } });
    expect(stage.serving()).toHaveLength(2);
    expect(stage.github.state.checks.filter(({ status }) => status !== 'completed')).toEqual([]);
    await stage.end();
  });
});

describe.concurrent('a token without', () => {
  it.each([
    ['pull-requests', 'pull-requests: write'],
    ['checks', 'checks: write'],
  ] as const)('%s on a pull request: one notice that names it, and a green job', async (scope, permission) => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(better);
    const run = await stage.run(opened, { permissions: without(previewing, scope) });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE' } });
    expect(run.annotations).toMatchObject([{ level: 'notice', message: expect.stringContaining(permission) }]);
    expect(stage.told(number)).toHaveLength(scope === 'pull-requests' ? 0 : 1);
    expect(stage.checks(stage.pull(number).head.sha)).toHaveLength(scope === 'checks' ? 0 : 1);
    await stage.end();
  });

  it.each([
    ['deployments', 'deployments: write'],
    ['pull-requests', 'pull-requests: write'],
    ['checks', 'checks: write'],
  ] as const)('%s after a merge: one notice that names it, and the model serves', async (scope, permission) => {
    const stage = await servedStage({ private: true });
    const { number, opened } = stage.propose(better);
    await stage.run(opened);
    const run = await stage.run(stage.merge(number), { permissions: without(applying, scope) });
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'done', changed: 'true' } });
    expect(run.annotations).toMatchObject([{ level: 'notice', message: expect.stringContaining(permission) }]);
    expect(stage.serving()).toHaveLength(2);
    await stage.end();
  });

  it('contents: write: the lake cannot be pushed, and the failure says so', async () => {
    const stage = await servedStage();
    const lake = stage.lake();
    const run = await stage.run(stage.push(better), { permissions: { ...applying, contents: 'read' } });
    expect(run.exitCode).toBe(1);
    expect(run.summary).toContain('contents: write');
    expect(stage.lake()).toBe(lake);
    await stage.end();
  });
});

describe.concurrent('GitHub', () => {
  const faults: [string, Fault][] = [
    ['an error 500', 500],
    ['a cut connection', 'reset'],
    ['a lost answer', 'lost'],
  ];
  it.each(faults)('answers the new comment with %s: there is one comment all the same', async (_, fault) => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(better);
    stage.github.fault('issues/create-comment', 1, fault);
    stage.github.fault('checks/create', 1, fault);
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE' } });
    expect(stage.told(number)).toHaveLength(1);
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    await stage.end();
  });

  it.each(faults)('answers the new deployment with %s: there is one deployment all the same', async (_, fault) => {
    const stage = await servedStage();
    const event = stage.push(better);
    stage.github.fault('repos/create-deployment', 1, fault);
    expect(await stage.run(event)).toMatchObject({ exitCode: 0, outputs: { status: 'done', changed: 'true' } });
    expect(stage.deployments().filter(({ sha }) => sha === stage.github.tip())).toHaveLength(1);
    await stage.end();
  });

  it('is down for everything but Git: the model serves, and one notice says what is missing', async () => {
    const stage = await servedStage();
    const event = stage.push(better);
    for (const operation of ['checks/create', 'repos/create-deployment', 'repos/list-pull-requests-associated-with-commit'])
      for (let call = 1; call <= 8; call++) stage.github.fault(operation, call, 503);
    const run = await stage.run(event);
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toMatchObject([{ level: 'notice', message: expect.stringContaining('503') }]);
    expect(stage.serving()).toHaveLength(2);
    await stage.end();
  });

  it('refuses the lake branch by a rule: the failure names the exemption that is needed', async () => {
    const stage = await newStage();
    stage.github.protect('refs/heads/flywheel-*');
    const run = await stage.run(stage.firstPush());
    expect(run.exitCode).toBe(1);
    expect(run.summary).toContain('flywheel-lake');
    expect(run.summary).toMatch(/bypass|exempt/i);
    expect([stage.lake(), stage.deployments()]).toEqual([undefined, []]);
    expect(stage.checks(stage.github.tip())).toMatchObject([{ conclusion: 'failure' }]);
    await stage.end();
  });
});

describe.concurrent('two writers', () => {
  it('at once promote once each model, and lose nothing', async () => {
    const stage = await servedStage();
    const event = stage.push(better);
    const runs = await Promise.all([stage.run(event), stage.run(dispatchEvent(stage.github, {}))]);
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(stage.serving()).toHaveLength(2);
    await stage.run(stage.push(evenBetter));
    expect(stage.serving()).toHaveLength(3);
    await stage.end();
  });
});
