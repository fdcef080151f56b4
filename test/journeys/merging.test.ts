import { describe, expect, it } from 'vitest';
import { mergeGroupEvent, pullRequestEvent, pushEvent, scheduleEvent } from '../github/fake/events.ts';
import { better, evenBetter } from './data.ts';
import { newStage, type Stage, servedStage } from './stage.ts';

const name = (key: string) => key.slice(0, 8);
/** The model key in a comment's lineage. */
const keyIn = (body: string) => /Model key `([0-9a-f]{64})`/.exec(body)?.[1];

describe.concurrent('the first push', () => {
  it('trains the first model and tells check, deployment, summary and outputs', async () => {
    const stage = await newStage();
    const { github } = stage;
    const run = await stage.run(stage.firstPush());

    expect(run).toMatchObject({ exitCode: 0, annotations: [], stderr: '', post: { exitCode: 0, annotations: [] } });
    const [serving] = stage.serving();
    const { key } = serving!.model;
    expect(serving).toMatchObject({ decision: 'first', commit: github.tip(), by: 'newsdesk' });
    expect(run.outputs).toMatchObject({
      verdict: 'PROMOTE',
      status: 'done',
      changed: 'true',
      'active-model': name(key),
      'candidate-model': name(key),
      f1: '1',
    });
    expect(JSON.parse(run.outputs.result!)).toMatchObject({ schemaVersion: 1, name: 'support', status: 'done', key });
    expect(run.summary).toContain(`\`support\` — model \`${name(key)}\` serves`);
    expect(stage.checks(github.tip())).toMatchObject([{ status: 'completed', conclusion: 'success', title: `model ${name(key)} serves` }]);
    expect(stage.deployments()).toMatchObject([
      { environment: 'flywheel/support', sha: github.tip(), payload: { key }, statuses: [{ state: 'success' }] },
    ]);
    expect(github.state.comments).toEqual([]);
    await stage.end();
  });

  it('pushes the lake as a branch of its own that starts no other workflow', async () => {
    const stage = await newStage({ private: true });
    await stage.run(stage.firstPush());
    const { repository } = stage.github.state;
    const messages = repository.git(['log', '--format=%B', 'flywheel-lake']);
    expect(messages).toContain('[skip ci]');
    expect(repository.ask(['merge-base', 'main', 'flywheel-lake'])).toBeUndefined();
    await stage.end();
  });

  it('leaves nothing to do for the next run', async () => {
    const stage = await servedStage();
    const before = stage.lake();
    const run = await stage.run(scheduleEvent(stage.github));
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: '', status: 'done', changed: 'false' } });
    expect(run.summary).toContain('no change');
    expect(stage.lake()).toBe(before);
    expect(stage.deployments()).toHaveLength(1);
    expect(stage.deployments()[0]!.statuses).toHaveLength(1);
    await stage.end();
  });
});

describe.concurrent('a pull request', () => {
  it('gets one comment and one check, and a second push edits the comment', async () => {
    const stage = await servedStage();
    const lake = stage.lake();
    const { number, opened } = stage.propose(better);
    const first = await stage.run(opened);
    expect(first).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'PROMOTE', changed: 'false' } });
    const [comment] = stage.told(number);
    expect(comment!.body).toContain('PROMOTE on merge');
    expect(comment!.body).toContain(`head=${stage.pull(number).head.sha}`);
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);

    const second = await stage.run(stage.amend(number, evenBetter));
    expect(second).toMatchObject({ exitCode: 0, annotations: [] });
    expect(stage.told(number)).toHaveLength(1);
    expect(stage.told(number)[0]).toMatchObject({ id: comment!.id, body: expect.stringContaining(`head=${stage.pull(number).head.sha}`) });
    expect(keyIn(stage.told(number)[0]!.body)).not.toBe(keyIn(comment!.body));
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    expect([stage.lake(), stage.deployments().length]).toEqual([lake, 1]);
    await stage.end();
  });
});

describe.concurrent('merging', () => {
  it.each(['merge', 'squash', 'rebase'] as const)('by %s promotes the very model that was reviewed', async (method) => {
    const stage = await servedStage(method === 'squash' ? { private: true, defaultBranch: 'trunk' } : {});
    const { number, opened } = stage.propose(better);
    if (method === 'rebase') stage.amend(number, { 'README.md': '# Another commit\n' });
    await stage.run(method === 'rebase' ? pullRequestEvent(stage.github, number, 'synchronize') : opened);
    const reviewed = keyIn(stage.told(number)[0]!.body);
    const run = await stage.run(stage.merge(number, method));
    await expectPromoted(stage, number, reviewed!, run);
  });

  it('through the queue checks the group and says no more than the job', async () => {
    const stage = await servedStage();
    const { github } = stage;
    const { number, opened } = stage.propose(better);
    await stage.run(opened);
    const before = stage.told(number)[0]!;
    const reviewed = keyIn(before.body)!;
    const queued = github.enqueue(number);
    const queue = await stage.run(mergeGroupEvent(github, queued));
    expect(queue).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'PROMOTE' } });
    expect(JSON.parse(queue.outputs.result!)).toMatchObject({ key: reviewed });
    expect(stage.told(number)).toEqual([before]);
    expect(stage.checks(queued.sha)).toEqual([]);
    await expectPromoted(stage, number, reviewed, await stage.run(pushEvent(github, github.leaveQueue(number, queued))));
  });
});

async function expectPromoted(stage: Stage, number: number, reviewed: string, run: Awaited<ReturnType<Stage['run']>>): Promise<void> {
  expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'done', changed: 'true', 'active-model': name(reviewed) } });
  const tip = stage.github.tip();
  expect(stage.serving().at(-1)).toMatchObject({ decision: 'verdict', commit: tip, model: { key: reviewed } });
  expect(stage.deployments()).toHaveLength(2);
  expect(stage.deployments()[1]).toMatchObject({ environment: 'flywheel/support', sha: tip, payload: { key: reviewed } });
  expect(stage.deployments().map(({ statuses }) => statuses.at(-1)!.state)).toEqual(['inactive', 'success']);
  expect(stage.told(number)).toHaveLength(1);
  expect(stage.told(number)[0]!.body).toContain(`model \`${name(reviewed)}\` serves`);
  expect(stage.checks(tip)).toMatchObject([{ conclusion: 'success' }]);
  await stage.end();
}
