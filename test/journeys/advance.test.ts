import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, rows, yaml } from '../commands/sandbox.ts';
import { issueCommentEvent, scheduleEvent } from '../github/fake/events.ts';
import type { Grant } from '../github/fake/state.ts';
import type { Result } from '../runner/runner.ts';
import { isMotoThere } from '../serve/moto.ts';
import { type Account, comprehendEngine, openAccount, runUntilDone, trainings } from './account.ts';
import { firstFiles } from './data.ts';
import { newStage, type Stage } from './stage.ts';
import { expectServing, underway } from './standing.ts';

/** Pull requests that have Amazon Comprehend train before they are merged, by the built action. */

const moto = await isMotoThere();
console.log(`judge: moto-s3 ${moto ? 'ran' : 'absent'}`);

let account: Account;
beforeAll(async () => {
  if (moto) account = await openAccount();
}, 60_000);
afterAll(() => account?.end());

/** What the example's job `train` may. */
const training: Grant['permissions'] = { contents: 'read', 'pull-requests': 'write', checks: 'write' };
const name = 'advance';
const declared = yaml(`${comprehendEngine()}endpoint: { name: ${name} }\npullRequests: { train: on-request }\n`, name);
const better = { 'data/train/second.csv': csv(rows(12, 'second')) };
const worse = { 'data/train/archive.csv': csv(rows(40, 'archive', true)) };

/** Scheduled runs of the job that trains, until nothing is left to a later one. */
async function trained(stage: Stage): Promise<Result[]> {
  const results: Result[] = [];
  do {
    const { environment } = account;
    results.push(await stage.run(scheduleEvent(stage.github), { environment, inputs: { command: 'train' }, permissions: training }));
  } while (results.length < 15 && ['training', 'scoring'].includes(results.at(-1)!.outputs.status!));
  return results;
}

const shown = (stage: Stage, number: number): string => stage.told(number).at(-1)!.body;
const shownChecks = (stage: Stage, number: number) =>
  stage.checks(stage.pull(number).head.sha).map(({ conclusion, title }) => [conclusion, title]);

describe.skipIf(!moto)('training in advance of a merge', () => {
  it('is asked for in a comment, told in the pull request, and promoted by the merge as it stands', async () => {
    const stage = await newStage({ files: firstFiles({ 'flywheel.yaml': declared }) });
    const { environment } = account;
    const say = (number: number, login: string, body: string) =>
      stage.run(issueCommentEvent(stage.github, stage.github.say(number, login, body)), { environment, permissions: training });
    stage.github.state.collaborators.set('ada', 'write');
    await runUntilDone(stage, account, stage.firstPush());
    const first = await expectServing(stage, account, name, 'first');

    // The estimate says how to have it trained, and who may not ask gets nothing.
    const good = stage.propose(better, { branch: 'better' });
    expect(await stage.run(good.opened, { environment })).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE' } });
    expect(shown(stage, good.number)).toContain('the comment `/flywheel train` has it trained before');
    expect(await say(good.number, 'stranger', '/flywheel train')).toMatchObject({ exitCode: 0, outputs: { status: '' } });
    expect(await say(good.number, 'ada', 'thank you')).toMatchObject({ exitCode: 0, annotations: [] });
    expect(await trainings(account, name)).toBe(1);

    // Whoever may write has it trained; nothing that serves is touched.
    expect(await say(good.number, 'ada', '/flywheel train')).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: underway } });
    expect(shown(stage, good.number)).toMatch(
      /PROMOTE \(estimate\)[\s\S]*Amazon Comprehend (trains|has trained) it in advance of the merge/,
    );
    expect(stage.told(good.number)).toHaveLength(1);
    const runs = await trained(stage);
    expect(runs.map(({ exitCode, annotations }) => [exitCode, annotations])).toEqual(runs.map(() => [0, []]));
    expect(shown(stage, good.number)).toMatch(/— PROMOTE on merge\n[\s\S]*It is trained already/);
    expect(stage.told(good.number)).toHaveLength(1);
    expect(shownChecks(stage, good.number).at(-1)).toEqual(['success', 'PROMOTE on merge']);
    expect(await expectServing(stage, account, name, 'first')).toBe(first);

    // Another look says the same, and one run after the merge promotes it.
    const again = await stage.run(stage.amend(good.number, { 'README.md': 'Tickets.\n' }), { environment });
    expect(JSON.parse(again.outputs.result!)).toMatchObject({ estimate: false, verdict: { decision: 'PROMOTE' } });
    const merged = await runUntilDone(stage, account, stage.merge(good.number));
    expect(merged[0]).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'PROMOTE', changed: 'true' } });
    const second = await expectServing(stage, account, name, 'verdict');
    expect(shown(stage, good.number)).toContain(`model \`${second}\` serves`);
    expect(await trainings(account, name)).toBe(2);

    // Bad labels, by the label: rejected before anybody merges them, and gone when the pull request is closed.
    const bad = stage.propose(worse, { branch: 'worse', labels: ['flywheel:train'] });
    await stage.run(bad.opened, { environment });
    expect(shownChecks(stage, bad.number)).toEqual([['neutral', 'HOLD (estimate)']]);
    expect((await trained(stage)).at(-1)).toMatchObject({ exitCode: 0 });
    expect(shownChecks(stage, bad.number).at(-1)).toEqual(['failure', 'REJECT']);
    expect(await stage.run(stage.amend(bad.number, { 'README.md': 'Bad tickets.\n' }), { environment })).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'REJECT' },
    });
    const flywheels = async () => (await account.comprehend.listFlywheels({})).FlywheelSummaryList!.length;
    const before = await flywheels();
    stage.github.closePull(bad.number);
    const swept = (await runUntilDone(stage, account, scheduleEvent(stage.github))).at(-1)!;
    expect(swept).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'done' } });
    expect(swept.summary).toContain('made for pull request');
    expect(await flywheels()).toBe(before - 1);
    expect(await expectServing(stage, account, name, 'verdict')).toBe(second);
    await stage.end();
  });
});
