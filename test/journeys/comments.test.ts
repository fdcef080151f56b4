import { describe, expect, it } from 'vitest';
import { pullRequestEvent, pushEvent } from '../github/fake/events.ts';
import { better, evenBetter, firstFiles, second, secondBetter } from './data.ts';
import { newStage, servedStage } from './stage.ts';

describe.concurrent('the comment', () => {
  it('is found behind 120 others, of which some carry our marker, and none of them is touched', async () => {
    const stage = await servedStage();
    const { github } = stage;
    const { number, opened } = stage.propose(better);
    const forged = `<!-- flywheel:v1 head=${stage.pull(number).head.sha} run=999999 attempt=1 -->\nLooks good to me.`;
    const chatter = (from: number) => {
      for (let index = from; index < from + 60; index++)
        github.say(number, `reader-${index}`, index % 20 === 0 ? forged : `Remark ${index}`);
    };
    chatter(0);
    await stage.run(opened);
    const [ours] = stage.told(number);
    chatter(60);
    const others = () => structuredClone(github.state.comments.filter(({ login }) => login.startsWith('reader-')));
    const before = others();
    await stage.run(stage.amend(number, evenBetter));
    expect(stage.told(number)).toMatchObject([{ id: ours!.id, body: expect.stringContaining(stage.pull(number).head.sha) }]);
    expect(stage.told(number)[0]!.body).not.toBe(ours!.body);
    expect(others()).toEqual(before);
    expect(before).toHaveLength(120);
    await stage.end();
  });

  it('that another workflow of the repository wrote stays what it is', async () => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(better);
    const other = stage.github.say(number, 'github-actions[bot]', 'Coverage: 98 %\n<!-- flywheel:v1 head= run=1 attempt=1 -->');
    await stage.run(opened);
    expect(stage.told(number)).toHaveLength(2);
    expect(stage.told(number)[0]).toMatchObject({ id: other.id, body: other.body });
    await stage.end();
  });

  it('of a newer run is not overwritten by an older one that ends after it', async () => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(better);
    await stage.run(opened, { run: { id: 9002, number: 42 } });
    const newer = stage.told(number);
    expect(await stage.run(opened, { run: { id: 9001, number: 41 } })).toMatchObject({ exitCode: 0, annotations: [] });
    expect(stage.told(number)).toEqual(newer);
    await stage.end();
  });

  it('about a head that moved on meanwhile is not written', async () => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(better);
    let newer = stage.told(number);
    stage.github.fault('pulls/get', 1, async () => {
      await stage.run(stage.amend(number, evenBetter), { run: { id: 9002 } });
      newer = stage.told(number);
    });
    expect(await stage.run(opened, { run: { id: 9001 } })).toMatchObject({ exitCode: 0, annotations: [] });
    expect(newer).toMatchObject([{ body: expect.stringContaining(`head=${stage.pull(number).head.sha} run=9002`) }]);
    expect(stage.told(number)).toEqual(newer);
    await stage.end();
  });

  it.each([
    ['off', better, 0],
    ['failures', better, 0],
    ['changes', better, 1],
  ] as const)('is written or not as `comment: %s` says', async (comment, files, count) => {
    const stage = await servedStage();
    const { number, opened } = stage.propose(files);
    const run = await stage.run(opened, { inputs: { comment } });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'PROMOTE' } });
    expect(stage.told(number)).toHaveLength(count);
    expect(stage.checks(stage.pull(number).head.sha)).toHaveLength(1);
    await stage.end();
  });
});

describe.concurrent('two flywheels in one repository', () => {
  it('share one comment with two sections', async () => {
    const stage = await newStage({ files: firstFiles(second) });
    const first = await stage.run(stage.firstPush());
    expect(first).toMatchObject({
      exitCode: 0,
      annotations: [],
      outputs: { verdict: 'PROMOTE', 'active-model': '', 'candidate-model': '' },
    });
    expect(stage.deployments().map(({ environment }) => environment)).toEqual(['flywheel/support', 'flywheel/search']);

    const { number, opened } = stage.propose({ ...better, ...secondBetter });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE' } });
    const [comment, ...more] = stage.told(number);
    expect(more).toEqual([]);
    expect(comment!.body.match(/^## .*$/gm)).toEqual([
      expect.stringContaining('`support` — PROMOTE on merge'),
      expect.stringContaining('`search` — PROMOTE on merge'),
    ]);
    const merged = await stage.run(stage.merge(number));
    expect(merged).toMatchObject({ exitCode: 0, annotations: [] });
    expect(stage.deployments()).toHaveLength(4);
    expect(stage.told(number)).toHaveLength(1);
    expect(stage.told(number)[0]!.body.match(/^## .* serves$/gm)).toHaveLength(2);
    await stage.end();
  });

  it('are spoken of only where they were touched', async () => {
    const stage = await servedStage({ files: firstFiles(second) });
    const { number, opened } = stage.propose(secondBetter);
    await stage.run(opened);
    expect(stage.told(number)[0]!.body.match(/^## .*$/gm)).toEqual([expect.stringContaining('`search` — PROMOTE on merge')]);
    await stage.run(stage.merge(number));
    expect([stage.serving('search').length, stage.serving('support').length]).toEqual([2, 1]);
    expect(stage.deployments()).toHaveLength(3);
    expect(stage.told(number)).toHaveLength(1);
    await stage.end();
  });

  it('and one of them broken: the other is judged all the same, and the job is red', async () => {
    const stage = await servedStage({ files: firstFiles(second) });
    const { number, opened } = stage.propose({ ...better, 'search/flywheel.yaml': 'version: 1\nname: search\n' });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'PROMOTE' } });
    expect(stage.told(number)[0]!.body).toContain('`support` — PROMOTE on merge');
    expect(stage.told(number)[0]!.body).toContain('problems in the files');
    await stage.end();
  });
});

describe.concurrent('after the merge', () => {
  it('pull requests that came in together are all told', async () => {
    const stage = await servedStage();
    const one = stage.propose(better, { branch: 'one' });
    const two = stage.propose(evenBetter, { branch: 'two' });
    await stage.run(one.opened);
    await stage.run(pullRequestEvent(stage.github, two.number, 'opened'));
    const before = stage.github.tip();
    stage.merge(one.number);
    stage.merge(two.number, 'squash');
    await stage.run(pushEvent(stage.github, { before, after: stage.github.tip() }));
    const serving = stage.serving().at(-1)!.model.key.slice(0, 8);
    for (const { number } of [one, two])
      expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining(`model \`${serving}\` serves`) }]);
    await stage.end();
  });
});
