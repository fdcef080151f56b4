import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, rows, yaml } from '../commands/sandbox.ts';
import { scheduleEvent } from '../github/fake/events.ts';
import type { Files } from '../github/fake/repository.ts';
import { isMotoThere } from '../serve/moto.ts';
import { type Account, comprehendEngine, openAccount, runUntilDone, trainings } from './account.ts';
import { copied, proposed } from './copies.ts';
import { firstFiles } from './data.ts';
import { newStage } from './stage.ts';
import { dispatch, expectServing, underway, unfinished } from './standing.ts';

/** The main job with `engine: comprehend`: the built action, through the SDK in it, and two servers that are not in its process. */

const moto = await isMotoThere();
console.log(`judge: moto-s3 ${moto ? 'ran' : 'absent'}`);

let account: Account;
beforeAll(async () => {
  if (moto) account = await openAccount();
}, 60_000);
afterAll(() => account?.end());

/** A flywheel, and pull requests to it. */
interface Story {
  name: string;
  files: Files;
  better: Files;
  worse: Files;
}

const onComprehend = (name: string, files: Files): Files => ({
  ...files,
  'flywheel.yaml': `${files['flywheel.yaml'] as string}\n${comprehendEngine()}endpoint: { name: ${name} }\n`,
});
const ofExample = (name: string): Story => ({
  ...{ name, files: onComprehend(name, copied(name)) },
  ...{ better: proposed(name, 'better'), worse: proposed(name, 'bad-labels') },
});
const support = (name: string): Story => ({
  ...{ name, files: onComprehend(name, firstFiles({ 'flywheel.yaml': yaml('', name) })) },
  better: { 'data/train/second.csv': csv(rows(12, 'second')) },
  worse: { 'data/train/archive.csv': csv(rows(40, 'archive', true)) },
});

describe.skipIf(!moto).concurrent('on Amazon Comprehend', () => {
  it.each([support('support'), ofExample('issue-triage'), ofExample('delivery-mail')])(
    '$name: the first model, an estimate, a promotion, bad labels, a rollback, a new attempt',
    async ({ name, files, better, worse }) => {
      const stage = await newStage({ files, actionsMayCreatePulls: true });

      // The first push starts a training and leaves; the schedule finishes.
      const [begun, ...later] = await runUntilDone(stage, account, stage.firstPush());
      expect(begun).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: underway, changed: 'true', 'active-model': '' } });
      expect(later.map(({ exitCode }) => exitCode)).toEqual(later.map(() => 0));
      const first = await expectServing(stage, account, name, 'first');
      expect(later.at(-1)!.outputs).toMatchObject({ verdict: 'PROMOTE', status: 'done', 'active-model': first });
      expect(unfinished(stage)).toEqual([]);

      // A pull request is estimated, for nothing.
      const good = stage.propose(better, { branch: 'better' });
      const stored = await account.s3.list('s3://acme-models/');
      const estimated = await stage.run(good.opened, { environment: account.environment });
      expect(estimated).toMatchObject({
        exitCode: 0,
        annotations: [],
        outputs: { verdict: 'PROMOTE', changed: 'false', 'active-model': first },
      });
      expect(JSON.parse(estimated.outputs.result!)).toMatchObject({ estimate: true, comparedTo: { kind: 'stand-in' } });
      expect(stage.told(good.number)).toMatchObject([{ body: expect.stringContaining('PROMOTE (estimate)') }]);
      expect(stage.told(good.number)[0]!.body).toContain('An estimate by the embedded engine');
      expect(stage.checks(stage.pull(good.number).head.sha)).toMatchObject([{ conclusion: 'success', title: 'PROMOTE (estimate)' }]);
      expect((await account.s3.list('s3://acme-models/')).filter((uri) => !stored.includes(uri) && uri.includes(`/${name}`))).toEqual([]);

      // Its merge trains, and so says the pull request meanwhile.
      const pushed = await stage.run(stage.merge(good.number), { environment: account.environment });
      expect(pushed).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: underway, 'active-model': first } });
      const merge = stage.github.tip();
      expect(stage.checks(merge)).toMatchObject([{ status: 'in_progress' }]);
      expect(stage.told(good.number)).toMatchObject([{ body: expect.stringContaining('The scheduled workflow run finishes it') }]);
      const finished = await runUntilDone(stage, account, scheduleEvent(stage.github));
      const second = await expectServing(stage, account, name, 'verdict');
      expect(second).not.toBe(first);
      expect(finished.at(-1)!.outputs).toMatchObject({ verdict: 'PROMOTE', status: 'done', 'active-model': second });
      expect(stage.told(good.number)).toMatchObject([{ body: expect.stringContaining(`model \`${second}\` serves`) }]);
      expect(stage.checks(merge)).toMatchObject([{ conclusion: 'success', title: `model ${second} serves` }]);

      // Bad labels are held back: first by the estimate, and merged all the same by the service's own model.
      const bad = stage.propose(worse, { branch: 'worse' });
      expect(await stage.run(bad.opened, { environment: account.environment })).toMatchObject({
        exitCode: 0,
        outputs: { verdict: 'HOLD' },
      });
      expect(stage.checks(stage.pull(bad.number).head.sha)).toMatchObject([{ conclusion: 'neutral', title: 'HOLD (estimate)' }]);
      const judged = (await runUntilDone(stage, account, stage.merge(bad.number))).at(-1)!;
      expect(['HOLD', 'REJECT']).toContain(judged.outputs.verdict);
      expect(await expectServing(stage, account, name, 'verdict')).toBe(second);
      expect(stage.told(bad.number)).toMatchObject([{ body: expect.stringContaining('the active model stays') }]);

      // A rollback switches at once, and what serves follows.
      expect((await dispatch(stage, account, { command: 'rollback', reason: 'refunds are misread' })).at(-1)).toMatchObject({
        exitCode: 0,
      });
      expect(await expectServing(stage, account, name, 'rollback')).toBe(first);
      expect([...stage.github.state.pulls.values()].at(-1)).toMatchObject({
        login: 'github-actions[bot]',
        title: expect.stringContaining(first),
      });

      // A new attempt trains once more, and promotes nothing against the rollback.
      const trained = await trainings(account, name);
      expect(trained).toBe(3);
      expect((await dispatch(stage, account, { command: 'retrain' })).at(-1)).toMatchObject({ exitCode: 0, outputs: { status: 'done' } });
      expect(await trainings(account, name)).toBe(trained + 1);
      expect(await expectServing(stage, account, name, 'rollback')).toBe(first);
      expect(unfinished(stage)).toEqual([]);
      await stage.end();
    },
  );

  it('what is merged while a model trains is finished with it, and an old run that comes again ends superseded', async () => {
    const { name, files, better } = support('meanwhile');
    const stage = await newStage({ files });
    const begun = stage.firstPush();
    const { environment } = account;
    await stage.run(begun, { environment });
    const data = stage.propose(better, { branch: 'data' });
    const words = stage.propose({ 'README.md': 'What this is for.\n' }, { branch: 'words' });
    const merges = [stage.merge(data.number), stage.merge(words.number, 'squash')];
    const old = await stage.run(merges[0]!, { environment });
    expect(old).toMatchObject({ exitCode: 0, annotations: [], outputs: { status: 'superseded', changed: 'false' } });
    expect(await stage.run(merges[1]!, { environment })).toMatchObject({ exitCode: 0, outputs: { status: underway } });
    expect(stage.told(data.number)).toMatchObject([{ body: expect.stringContaining('The scheduled workflow run finishes it') }]);
    expect(unfinished(stage).map(({ headSha }) => headSha)).toEqual([begun, merges[1]!].map(({ payload }) => payload.after));

    await runUntilDone(stage, account, scheduleEvent(stage.github));
    const model = await expectServing(stage, account, name, 'first');
    expect((await account.series(name, 'serving')).at(-1)).toMatchObject({ commit: stage.github.tip(), model: { documents: 72 } });
    expect(stage.told(data.number)).toMatchObject([{ body: expect.stringContaining(`model \`${model}\` serves`) }]);
    expect(unfinished(stage)).toEqual([]);
    const again = await stage.run(scheduleEvent(stage.github), { environment });
    expect(again).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: '', status: 'done', changed: 'false' } });
    await stage.end();
  });

  it('a fork, which has no credentials, gets its estimate against the base, and a red job for what the service would refuse', async () => {
    const stage = await newStage({ files: support('forked').files });
    await runUntilDone(stage, account, stage.firstPush());
    stage.github.fork('eve');
    const { AWS_ENDPOINT_URL_COMPREHEND, AWS_ENDPOINT_URL_S3 } = account.environment as Record<string, string>;
    const environment = { AWS_ENDPOINT_URL_COMPREHEND: AWS_ENDPOINT_URL_COMPREHEND!, AWS_ENDPOINT_URL_S3: AWS_ENDPOINT_URL_S3! };
    const { number, opened } = stage.propose(support('forked').better, { owner: 'eve', login: 'eve' });
    const run = await stage.run(opened, { environment });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE', status: 'done' } });
    expect(run.annotations).toEqual([{ level: 'notice', message: expect.stringContaining('the pull request comes from a fork') }]);
    expect(run.summary).toContain('PROMOTE (estimate)');
    expect(JSON.parse(run.outputs.result!)).toMatchObject({
      comparedTo: { kind: 'base', reason: expect.stringContaining('cannot be read') },
    });
    const rare = stage.amend(number, { 'data/train/rare.csv': 'text,label\nthe parcel never came,delivery\n' });
    const refused = await stage.run(rare, { environment });
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'data/train/rare.csv', line: 2 }));
    await stage.end();
  });
});
