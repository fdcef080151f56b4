/** What is done in each role's situation, from the first command to the last: the commands themselves, behind a guard. */
import { openS3 } from '../../src/aws/s3.ts';
import type { Scope } from '../../src/aws/statement.ts';
import { apply } from '../../src/commands/apply.ts';
import { check } from '../../src/commands/check.ts';
import { openBucket } from '../../src/commands/comprehend-backend.ts';
import { loadFlywheels } from '../../src/commands/load.ts';
import { plan } from '../../src/commands/plan.ts';
import { predict } from '../../src/commands/predict.ts';
import { promote } from '../../src/commands/promote.ts';
import { prune } from '../../src/commands/prune.ts';
import { retrain } from '../../src/commands/retrain.ts';
import { rollbackNow } from '../../src/commands/rollback-now.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { status } from '../../src/commands/status.ts';
import { train } from '../../src/commands/train.ts';
import { filesOnDisk, requireRepository } from '../../src/commands/workspace.ts';
import { sha256 } from '../../src/reconcile/desired.ts';
import type { FlywheelReport } from '../../src/report/report.ts';
import { only, previewed, type Sandbox, sandbox } from '../commands/sandbox.ts';
import { dataAccessRole, type GuardedAccount, openGuardedAccount, account as owner, region, settingsIn } from './guarded-account.ts';
import { type Story, storyOf, type TaskKind } from './story.ts';

const place = `arn:aws:kms:${region}:${owner}:key`;
const keys = { model: `${place}/model`, volume: `${place}/volume`, lake: `${place}/lake` };

/** What a flywheel declares beside its task. */
export type Declared = 'plain' | 'adopting' | 'encrypted';

/** What the policies of that flywheel are for. */
export const scopeOf = (declared: Declared, adopted: readonly string[] = []): Scope => ({
  ...{ partition: 'aws', region, account: owner, bucket: 'acme-models', lake: 'flywheel/', flywheel: 'support', dataAccessRole, adopted },
  ...(declared === 'encrypted' ? { keys: Object.values(keys), lakeKeys: [keys.lake] } : { keys: [], lakeKeys: [] }),
});

export interface Stage {
  account: GuardedAccount;
  settings: Settings;
  box: Sandbox;
  story: Story;
  /** ARN of the flywheel that is adopted. */
  adopted: readonly string[];
  /** Commits flywheel.yaml with what stands there instead of its `endpoint: …`. */
  declare: (more: string) => void;
}

const engineBlock = (lake: string, more: string): string =>
  `engine:\n  comprehend: { region: ${region}, dataLake: "${lake}", dataAccessRole: "${dataAccessRole}", correctDrift: true, keep: 1${more} }\npromotion: { maximumDrop: { f1: 1 } }\n`;

/** A repository with one flywheel, and its account, in which nothing of it is made yet. */
export async function openStage(kind: TaskKind, declared: Declared): Promise<Stage> {
  const account = await openGuardedAccount(declared === 'encrypted' ? keys.lake : null);
  const adopted = declared === 'adopting' ? [await older(account, kind)] : [];
  const encryption = `, modelKmsKey: "${keys.model}", volumeKmsKey: "${keys.volume}", dataLakeKmsKey: "${keys.lake}"`;
  const more = adopted.length > 0 ? `, adopt: "${adopted[0]}"` : declared === 'encrypted' ? encryption : '';
  const story = storyOf(kind, 'support', engineBlock('s3://acme-models/flywheel', more));
  const box = sandbox({ ...story.first, '.gitignore': '.flywheel/\n' });
  const yaml = story.first['flywheel.yaml']!;
  return {
    ...{ account, box, story, adopted, settings: settingsIn(account, box.settings) },
    declare: (text) => {
      box.commit({ 'flywheel.yaml': yaml.replace(/^endpoint:.*$/m, text) });
    },
  };
}

/** A flywheel of somebody else, with an active model. */
async function older(account: GuardedAccount, kind: TaskKind): Promise<string> {
  const { first } = storyOf(kind, 'older', engineBlock('s3://older-models/lake', ''));
  const yaml = first['flywheel.yaml']!.replace(/^endpoint:.*$/m, 'endpoint: null');
  const settings = settingsIn(account, sandbox({ ...first, 'flywheel.yaml': yaml }).settings);
  await done(account, () => apply(settings));
  return (await account.comprehend.listFlywheels({})).FlywheelSummaryList![0]!.FlywheelArn!;
}

/** @throws when the command does not end well */
async function done(account: GuardedAccount, run: Parameters<GuardedAccount['until']>[0]): Promise<void> {
  const report = await account.until(run);
  if (report.status !== 'done')
    throw new Error(`The command ended ${report.status}: ${JSON.stringify([report.error, report.problems, report.changes])}`);
  await account.work();
}

/** The first model, and an endpoint. */
export const applyFirst = async ({ account, settings }: Stage): Promise<void> => done(account, () => apply(settings));

/** More documents are appended, and another label for one of them makes a generation. */
export async function applyMore({ account, settings, box, story }: Stage): Promise<void> {
  for (const changes of [story.more('second'), story.relabelled]) {
    box.commit(changes);
    await done(account, () => apply(settings));
  }
}

/** Everything that follows: the endpoint is resized, rebound, taken away by hand and made again; a rollback, a promotion, another training. */
export async function serveOn(stage: Stage): Promise<void> {
  const { account, settings, box, story, declare } = stage;
  const applied = () => done(account, () => apply(settings));
  declare('endpoint: { name: support, inferenceUnits: 2 }');
  await applied();
  declare('endpoint: { name: support, inferenceUnits: 2, follow: version }');
  await applied();
  await account.comprehend.deleteEndpoint({ EndpointArn: (await endpoint(account))! });
  await account.work();
  await applied();
  const { activeModel } = only(await status(settings));
  await done(account, () => rollbackNow(settings, null, null, 'it is worse'));
  await done(account, () => promote(settings, activeModel!, null, 'it is not'));
  await account.comprehend.updateFlywheel({ FlywheelArn: await serving(settings, account), ActiveModelArn: activeModel! });
  await retrain(settings, null, 'once more');
  await account.work();
  await applied();
  box.commit(story.more('third'));
  await applied();
}

/** The endpoint answers by the adopted flywheel again, also where it has to be made anew. */
export async function goBack({ account, settings, declare, adopted: [FlywheelArn] }: Stage): Promise<void> {
  const { ActiveModelArn } = (await account.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!;
  declare(`endpoint: { name: support }\npin: "${sha256(`adopted\n${ActiveModelArn}`).slice(0, 8)}"`);
  await done(account, () => apply(settings));
  await account.comprehend.deleteEndpoint({ EndpointArn: (await endpoint(account))! });
  await account.work();
  await done(account, () => apply(settings));
}

async function endpoint({ comprehend }: GuardedAccount): Promise<string | undefined> {
  return (await comprehend.listEndpoints({})).EndpointPropertiesList?.[0]?.EndpointArn;
}

/** The flywheel of the service that serves. */
async function serving(settings: Settings, { comprehend }: GuardedAccount): Promise<string> {
  const { activeModel } = only(await status(settings));
  const { FlywheelSummaryList = [] } = await comprehend.listFlywheels({});
  return FlywheelSummaryList.find(({ ActiveModelArn }) => ActiveModelArn === activeModel)!.FlywheelArn!;
}

/** Looks at whatever there is. */
export async function look({ settings }: Stage): Promise<void> {
  await check(settings);
  await plan(settings);
  await status(settings);
}

/** Estimates what a pull request would do. */
export async function propose({ settings, box, story }: Stage): Promise<void> {
  box.branch('proposal', story.more('proposed'));
  const { estimate } = only(await previewed(settings));
  if (estimate !== true) throw new Error('The preview is no estimate.');
  box.git('switch', '-q', 'main');
  box.git('branch', '-q', '-D', 'proposal');
}

export const askOne = async ({ settings }: Stage): Promise<unknown> => predict(settings, ['please send the invoice again'], null, null);

/** Lists what nothing needs any more. */
export const listRemovals = async ({ settings }: Stage): Promise<unknown> => prune(settings, null, false);

/** Removes it: an endpoint that is declared no longer, and what was trained for a pull request that is closed. @returns what went, by its kind */
export async function removeAll({ account, settings, declare }: Stage): Promise<Set<string>> {
  declare('endpoint: null');
  const gone = new Set<string>();
  for (let run = 0; run < 4; run++) {
    const { prune: pruned } = only(await prune({ ...settings, pullRequests: [] }, null, true));
    for (const { kind, refused } of pruned!.removals) if (refused === null) gone.add(kind);
    await account.work();
  }
  return gone;
}

/** A training begins, and goes on while others look. */
export async function begin({ settings, box, story }: Stage): Promise<void> {
  box.commit(story.more('late'));
  const { status: begun } = only(await apply(settings));
  if (begun !== 'training') throw new Error(`The training has not begun: ${begun}.`);
}

/** What merging the pull request would need is trained beside what serves, and judged; nothing is promoted. */
export async function trainInAdvance({ account, settings, box, story }: Stage): Promise<FlywheelReport> {
  const head = box.branch('advance', story.more('advance'));
  box.git('switch', '-q', 'main');
  const open = [{ number: 7, head, fork: false, draft: false, labelled: true }];
  return account.until(() => train({ ...settings, pullRequests: open }, { number: 7, head, by: 'ada' }));
}

/** The pull request was closed, and what was trained for it goes. */
export async function forget({ account, settings }: Stage): Promise<string[]> {
  const report = await account.until(() => apply({ ...settings, pullRequests: [] }));
  await account.work();
  return (report.changes ?? []).map(({ kind }) => kind);
}

/** So many records are read that they are packed, by whoever may. @returns how many packs that makes */
export async function pack({ account, settings }: Stage): Promise<number> {
  const repository = await requireRepository(settings);
  const [loaded] = await loadFlywheels(filesOnDisk(settings, repository), settings.config);
  const { engine } = loaded!.config!;
  if (engine.kind !== 'comprehend') throw new Error('The engine is another one.');
  const index = `${engine.dataLake}/index/support/`;
  for (let at = 0; at < 60; at++)
    await account.storage.putIfAbsent(`${index}ledger/9${String(at).padStart(5, '0')}.json`, Buffer.from('{}'));
  const packs = () => account.storage.list(`${index}packs/`);
  const before = (await packs()).length;
  const storage = openBucket(engine, settings);
  for (const uri of await storage.list(index)) await storage.get(uri);
  await storage.publish('pack');
  return (await packs()).length - before;
}

/** What is large goes up in parts, and is given up where somebody else was there first. @returns for each whether it was written */
export const upload =
  (name: string) =>
  async ({ account }: Stage): Promise<boolean[]> => {
    const credentials = async () => ({ accessKeyId: 'anybody', secretAccessKey: 'anything' });
    const s3 = openS3({ endpoint: account.s3, region, credentials, clock: () => new Date(), partBytes: 10 });
    const written: boolean[] = [];
    for (const folder of ['uploads/support', 'predictions/support', 'index/support/documents']) {
      const uri = `s3://acme-models/flywheel/${folder}/${name}`;
      const raced = `${uri}-raced`;
      written.push(await s3.putIfAbsent(uri, Buffer.alloc(100, 'a')), await s3.putIfAbsent(raced, overtaken(account, raced)));
    }
    return written;
  };

/** A long content, at whose end somebody else has written the object. */
async function* overtaken({ storage }: GuardedAccount, uri: string): AsyncGenerator<Uint8Array> {
  yield Buffer.alloc(60, 'a');
  await storage.putIfAbsent(uri, Buffer.from('theirs'));
  yield Buffer.alloc(60, 'b');
}
