import { describe, expect, it } from 'vitest';
import { apply } from '../../src/commands/apply.ts';
import { plan } from '../../src/commands/plan.ts';
import type { OpenPullRequest, Settings } from '../../src/commands/settings.ts';
import { status } from '../../src/commands/status.ts';
import { train, trainHere } from '../../src/commands/train.ts';
import type { TrainingRequest } from '../../src/commands/training-in-advance.ts';
import type { ProposalRecord } from '../../src/reconcile/records.ts';
import type { FlywheelReport } from '../../src/report/report.ts';
import type { Files } from '../github/fake/repository.ts';
import { type Account, comprehendEngine, openAccount } from './account.ts';
import { badRows, csv, files, kinds, moreRows, only, previewed, rows, type Sandbox, sandbox, settingsFor, yaml } from './sandbox.ts';

const onComprehend = (more = '', changes: Files = {}) =>
  files({ 'flywheel.yaml': yaml(`${comprehendEngine}${more}`), ...changes } as never);
const always = 'pullRequests: { train: always }\n';
const onRequest = 'pullRequests: { train: on-request }\n';

interface Scene {
  account: Account;
  box: Sandbox;
  settings: (pullRequests?: OpenPullRequest[]) => Settings;
  /** Trains in advance on the tip of main, as a schedule does, the service working in between, until nothing is left for a later run. */
  trainAll: (pullRequests: OpenPullRequest[], request?: TrainingRequest) => Promise<FlywheelReport[][]>;
  once: (pullRequests: OpenPullRequest[], request?: TrainingRequest) => Promise<FlywheelReport[]>;
  series: <Record>(name: string) => Promise<Record[]>;
  flywheels: () => Promise<string[]>;
}

async function served(more = always): Promise<Scene> {
  const account = await openAccount();
  const box = sandbox(onComprehend(more));
  const settings = (pullRequests?: OpenPullRequest[]) =>
    settingsFor(box.directory, {
      environment: { ...box.settings.environment, ...account.environment },
      pullRequests: pullRequests ?? null,
      waitSeconds: 0,
    });
  await account.applyUntilDone(settings());
  const once: Scene['once'] = async (pullRequests, request) => {
    box.git('switch', '-q', 'main');
    return (await train(settings(pullRequests), request ?? null)).flywheels;
  };
  const read = async <Record>(prefix: string): Promise<Record[]> => {
    const uris = await account.storage.list(prefix);
    return Promise.all(uris.map(async (uri) => JSON.parse(Buffer.from((await account.storage.get(uri))!).toString()) as Record));
  };
  return {
    ...{ account, box, settings, once },
    trainAll: async (pullRequests, request) => {
      const runs: FlywheelReport[][] = [];
      for (let run = 0; run < 20; run++) {
        runs.push(await once(pullRequests, run === 0 ? request : undefined));
        if (runs.at(-1)!.every(({ status }) => status !== 'training' && status !== 'scoring')) return runs;
        await account.work();
      }
      throw new Error(
        `Still ${runs
          .at(-1)!
          .map(({ status }) => status)
          .join(', ')} after 20 runs.`,
      );
    },
    series: (name) => read(`s3://acme-models/flywheel/index/support/${name}/`),
    flywheels: async () => {
      const records = await read<{ flywheelName: string }>('s3://acme-models/flywheel/index/support/generations/');
      return records.map(({ flywheelName }) => flywheelName);
    },
  };
}

const open = (number: number, head: string, changes: Partial<OpenPullRequest> = {}): OpenPullRequest => ({
  ...{ number, head, fork: false, draft: false, labelled: false },
  ...changes,
});

describe('training in advance of a merge', () => {
  it('makes a model beside what serves, tells its verdict in place of the estimate, and the merge promotes it as it stands', async () => {
    const { account, box, settings, once, trainAll, series, flywheels } = await served();
    const serving = await series('serving');
    const head = box.branch('more', { 'data/train/more.csv': csv(moreRows) });

    const [begun] = await once([open(7, head)]);
    expect(begun).toMatchObject({
      ...{ status: 'training', changed: true, estimate: true, verdict: { decision: 'PROMOTE' }, pullRequest: { number: 7, head } },
      inAdvance: { state: 'training', head, by: 'ada', iteration: expect.any(String) as string },
      costInAdvance: { parts: [{ kind: 'training' }, { kind: 'storage' }] },
    });
    await account.work();
    const told = (await trainAll([open(7, head)])).flat();
    expect(told.at(-1)).toMatchObject({
      ...{ status: 'done', estimate: false, verdict: { decision: 'PROMOTE' }, comparedTo: { kind: 'active' } },
      ...{ inAdvance: { state: 'judged' }, active: { documents: 30 }, candidate: { documents: 30 } },
    });
    expect(await series('serving')).toEqual(serving);
    expect((await flywheels()).at(-1)).toMatch(/^support-p[0-9a-f]{7}$/);

    // Nothing is left to do; it is told once more, where the last word was lost, and after two hours by nobody any more.
    expect(await once([open(7, head)])).toMatchObject([{ status: 'done', changed: false, estimate: false }]);
    settings();
    settings();
    expect(await once([open(7, head)])).toEqual([]);
    box.git('switch', '-q', 'more');
    const shown = only(await previewed(settings()));
    expect(shown).toMatchObject({ estimate: false, verdict: { decision: 'PROMOTE' }, key: told.at(-1)!.key, cost: { once: 0 } });

    box.merge('more');
    const [merged] = await account.applyUntilDone(settings([]));
    expect(merged).toMatchObject({ status: 'done', activeKey: told.at(-1)!.key });
    expect(kinds(merged!)).toEqual(['promote', 'adopt']);
  });

  it('of bad labels rejects them before the merge, by the service’s own answers', async () => {
    const { box, trainAll, settings } = await served();
    const head = box.branch('bad', { 'data/train/archive.csv': csv(badRows) });
    const runs = await trainAll([open(7, head)]);
    expect(runs.at(-1)).toMatchObject([{ estimate: false, verdict: { decision: 'REJECT' } }]);
    box.git('switch', '-q', 'bad');
    expect(only(await previewed(settings()))).toMatchObject({ estimate: false, verdict: { decision: 'REJECT' } });
  });

  it('is over when the merge gives other documents: merging trains, and what was made is removed when the pull request is closed', async () => {
    const { account, box, settings, trainAll, flywheels } = await served();
    const head = box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    await trainAll([open(7, head)]);
    box.git('switch', '-q', 'main');
    box.branch('between', { 'data/train/between.csv': csv(rows(10, 'between')) });
    box.merge('between');
    await account.applyUntilDone(settings([open(7, head)]));
    box.git('switch', '-q', 'more');
    expect(only(await previewed(settings()))).toMatchObject({ estimate: true, inAdvance: { state: 'outdated', head } });

    box.merge('more');
    const made = (await flywheels()).at(-1)!;
    const merged = await account.applyUntilDone(settings([]));
    expect(merged.flatMap(kinds)).toContain('train');
    const gone = merged.flatMap(({ changes }) => changes ?? []).filter(({ kind }) => kind.startsWith('delete-'));
    expect(gone.map(({ sign, kind, target }) => [sign, kind, target.replace(/^[0-9a-f]{8}$/, 'MODEL')])).toEqual([
      ['−', 'delete-model', 'MODEL'],
      ['−', 'delete-flywheel', made],
    ]);
    expect(only(await apply(settings([])))).toMatchObject({ status: 'done', changed: false, changes: [] });
  });

  it('stays while its pull request is open, and where nobody knows what is open', async () => {
    const { box, settings, trainAll } = await served();
    const head = box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    await trainAll([open(7, head)]);
    box.git('switch', '-q', 'main');
    expect(kinds(only(await apply(settings([open(7, head)]))))).toEqual([]);
    expect(kinds(only(await apply(settings())))).toEqual([]);
    expect(kinds(only(await apply(settings([open(8, head)]))))).toEqual(['delete-model', 'delete-flywheel']);
  });

  it('keeps newer heads of a pull request waiting while one trains, and trains the last of them alone', async () => {
    const { account, box, once, trainAll, series, flywheels } = await served();
    const heads = [box.branch('more', { 'data/train/more.csv': csv(moreRows) })];
    await once([open(7, heads[0]!)]);
    for (const each of ['later', 'last']) {
      box.git('switch', '-q', 'more');
      heads.push(box.commit({ [`data/train/${each}.csv`]: csv(rows(6, each)) }));
      const [waiting] = await once([open(7, heads.at(-1)!)]);
      expect(waiting).toMatchObject({ status: 'training', inAdvance: { state: 'asked', head: heads.at(-1), reason: null } });
    }
    expect(await flywheels()).toHaveLength(2);
    await account.work();
    const runs = await trainAll([open(7, heads.at(-1)!)]);
    expect(runs.at(-1)).toMatchObject([{ estimate: false, inAdvance: { state: 'judged', head: heads.at(-1) } }]);
    expect(await flywheels()).toHaveLength(3);
    expect(await series<ProposalRecord>('proposals')).toMatchObject(heads.map((head) => ({ pullRequest: 7, head })));
  });

  it('does not keep the branch waiting, nor other pull requests', async () => {
    const { box, once, settings, flywheels } = await served();
    const seven = box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    box.git('switch', '-q', 'main');
    const eight = box.branch('other', { 'data/train/other.csv': csv(rows(12, 'other')) });
    expect(await once([open(7, seven), open(8, eight)])).toMatchObject([{ status: 'training' }, { status: 'training' }]);
    expect(await flywheels()).toHaveLength(3);
    box.branch('between', { 'data/train/between.csv': csv(rows(10, 'between')) });
    box.merge('between');
    expect(kinds(only(await apply(settings([open(7, seven), open(8, eight)]))))).toEqual(['create-dataset', 'train']);
  });
});

describe('what is trained in advance', () => {
  const more = { 'data/train/more.csv': csv(moreRows) };

  it('is by `always` what is open and finished, of this repository, or asked for; by `on-request` what somebody asks for; by `never` nothing', async () => {
    const asked = { number: 9, head: '', by: 'grace' };
    const numbersOf = async (policy: string, changes: Partial<OpenPullRequest>[]): Promise<[number, string][]> => {
      const { box, once, series } = await served(policy);
      const head = box.branch('more', more);
      // Nine asked for it in a comment; the others are trained or not by what they are.
      const pulls = [...changes.map((each, at) => open(at + 1, head, each)), open(9, head, { fork: true })];
      const told = await once(pulls, { ...asked, head });
      const proposals = await series<ProposalRecord>('proposals');
      expect(told.map(({ pullRequest }) => pullRequest!.number)).toEqual(proposals.map(({ pullRequest }) => pullRequest));
      // What was asked for once is finished by whoever looks next.
      expect((await once(pulls)).map(({ pullRequest }) => pullRequest!.number)).toEqual(proposals.map(({ pullRequest }) => pullRequest));
      return proposals.map(({ pullRequest, by }) => [pullRequest, by]);
    };
    const kindsOfPulls = [{}, { draft: true }, { fork: true }, { labelled: true }, { labelled: true, fork: true }];
    expect(await numbersOf(always, kindsOfPulls)).toEqual([
      [1, 'ada'],
      [4, 'ada'],
      [9, 'grace'],
    ]);
    expect(await numbersOf(onRequest, kindsOfPulls)).toEqual([
      [4, 'ada'],
      [9, 'grace'],
    ]);
    expect(await numbersOf('pullRequests: { train: never }\n', kindsOfPulls)).toEqual([]);
  });

  it('is nothing of a pull request that touches no document, or cannot be merged; problems are told and not trained', async () => {
    const { box, once, flywheels } = await served();
    const docs = box.branch('docs', { 'README.md': 'Tickets.\n' });
    box.git('switch', '-q', 'main');
    const broken = box.branch('broken', { 'data/train/more.csv': 'text,label\nwhat is this,unheard-of\n' });
    box.git('switch', '-q', 'main');
    const conflicting = box.branch('conflict', { 'data/train/first.csv': csv(rows(9, 'conflict')) });
    box.git('switch', '-q', 'main');
    box.commit({ 'data/train/first.csv': csv(rows(31, 'first')) });
    expect(await once([open(1, docs), open(3, conflicting)])).toEqual([]);
    expect(await once([open(2, broken)])).toEqual([]);
    const [told] = await once([open(2, broken)], { number: 2, head: broken, by: 'grace' });
    expect(told).toMatchObject({ pullRequest: { number: 2 }, changed: false, verdict: null });
    expect(await flywheels()).toHaveLength(1);
  });

  it('is told with every flywheel that the pull request touches, whoever trains it', async () => {
    const account = await openAccount();
    const mail = {
      'mail/flywheel.yaml': yaml('engine: { local: { lake: .flywheel/lake } }\n', 'mail'),
      'mail/data/test.csv': csv(rows(10, 'held')),
    };
    const box = sandbox(onComprehend(always, { ...mail, 'mail/data/train/first.csv': csv(rows(12, 'first')) }));
    const settings = settingsFor(box.directory, { environment: { ...box.settings.environment, ...account.environment }, waitSeconds: 0 });
    const head = box.branch('both', { ...more, 'mail/data/train/more.csv': csv(moreRows) });
    box.git('switch', '-q', 'main');
    const { flywheels } = await train({ ...settings, pullRequests: [open(7, head)] }, null);
    expect(flywheels.map(({ name, estimate, status, pullRequest }) => [name, estimate, status, pullRequest!.number])).toEqual([
      ['support', true, 'training', 7],
      ['mail', false, 'done', 7],
    ]);
  });

  it('is refused beyond the budget, with the sums, and nothing is made; a look at the pull request says the same', async () => {
    const { box, settings, once, flywheels } = await served();
    box.commit({ 'flywheel.yaml': yaml(`${comprehendEngine}${always}budget: { usdPerMonth: 0.8 }\n`) });
    const head = box.branch('more', more);
    const [told] = await once([open(7, head)]);
    expect(told).toMatchObject({ status: 'refused', error: { kind: 'over-budget' }, inAdvance: { state: 'refused' } });
    expect(await flywheels()).toHaveLength(2);
    box.git('switch', '-q', 'more');
    const { overBudget, inAdvance } = only(await previewed(settings()));
    expect(inAdvance).toMatchObject({ state: 'refused', reason: overBudget });
  });

  it('is asked for on the command line, too', async () => {
    const { account, box, settings } = await served(onRequest);
    const head = box.branch('more', more);
    expect(only(await trainHere(settings(), 7, 'main'))).toMatchObject({ status: 'training', pullRequest: { number: 7, head } });
    await account.work();
    expect(only(await trainHere(settings(), 7, 'main'))).toMatchObject({ status: 'scoring' });
  });

  it('is looked at by plan, preview and status, which write nothing; status tells for whom it is trained', async () => {
    const { account, box, settings, trainAll } = await served();
    const head = box.branch('more', more);
    await trainAll([open(7, head)]);
    const bytes = async (): Promise<[string, string][]> => {
      const uris = await account.storage.list('s3://');
      return Promise.all(
        uris.map(async (uri) => [uri, Buffer.from((await account.storage.get(uri))!).toString('base64')] as const),
      ) as never;
    };
    const before = await bytes();
    box.git('switch', '-q', 'more');
    expect(only(await previewed(settings()))).toMatchObject({ estimate: false });
    expect(only(await plan(settings()))).toMatchObject({ cost: { once: 0 }, changes: [{ kind: 'promote' }] });
    box.git('switch', '-q', 'main');
    const shown = only(await status(settings()));
    expect(shown.iterations!.map(({ pullRequest }) => pullRequest)).toEqual([undefined, 7]);
    expect(shown.spending!.models).toBe(1);
    expect(await bytes()).toEqual(before);
  });

  it('is judged by today’s judge as well, and by a later run where others write to the ledger at the same time', async () => {
    const { account, box, trainAll } = await served();
    const head = box.branch('judge', { ...more, 'data/test.csv': csv(rows(11, 'others')) });
    const { storage } = account;
    const put = storage.putIfAbsent.bind(storage);
    let writes = 0;
    storage.putIfAbsent = async (uri, content) => {
      // Every other time somebody is faster.
      if (!uri.includes('/ledger/') || ++writes % 2 === 0) return put(uri, content);
      const record = { kind: 'scoring', start: uri, what: 'another', usd: 0, why: 'somebody else', at: '2026-01-01T00:00:00.000Z' };
      return (await put(uri, Buffer.from(JSON.stringify(record)))) && false;
    };
    const told = (await trainAll([open(7, head)])).flat().at(-1)!;
    expect(told).toMatchObject({
      status: 'done',
      estimate: false,
      verdict: { decision: expect.any(String) as string },
      verdictAfterMerge: { decision: expect.any(String) as string, test: { documents: 33 } },
    });
    // The training, its answers, and the one by today’s judge.
    expect(writes).toBeGreaterThanOrEqual(6);
  });

  it('before the first model serves is remembered, and kept', async () => {
    const account = await openAccount();
    const box = sandbox(onComprehend(always));
    const settings = settingsFor(box.directory, { environment: { ...box.settings.environment, ...account.environment }, waitSeconds: 0 });
    const head = box.branch('more', more);
    box.git('switch', '-q', 'main');
    for (let run = 0; run < 4; run++) {
      await train({ ...settings, pullRequests: [open(7, head)] }, null);
      await account.work();
    }
    const done = await account.applyUntilDone({ ...settings, pullRequests: [open(7, head)] });
    expect(done.flatMap(kinds).filter((kind) => kind.startsWith('delete-'))).toEqual([]);
    box.merge('more');
    expect((await account.applyUntilDone({ ...settings, pullRequests: [] })).flatMap(kinds)).not.toContain('train');
  });
});
