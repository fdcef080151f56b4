import { withBaseOwned } from '../config/base-owned.ts';
import { changedPaths } from '../git/changes.ts';
import type { Repository } from '../git/repository.ts';
import { Failure } from '../problems/failure.ts';
import { billed, newBill } from '../reconcile/billing.ts';
import { desiredOnce, desiredState } from '../reconcile/desired.ts';
import { shortKey } from '../reconcile/generation.ts';
import { isScoring, judgeCandidate } from '../reconcile/judging.ts';
import { look } from '../reconcile/look.ts';
import { type Outcome, type Run, reconcile } from '../reconcile/reconcile.ts';
import { type ProposalRecord, readSeries, writeEvidence, writeRecord } from '../reconcile/records.ts';
import type { FlywheelReport, InAdvance, Report } from '../report/report.ts';
import { backendAtTip, orFailure, superseded } from './apply.ts';
import { type Backends, openBackends } from './backends.ts';
import { describeFailure } from './describe.ts';
import { type Judges, judgesOf } from './judges.ts';
import { wasDeployed } from './lake.ts';
import { isSound, type Loaded, loadFlywheels } from './load.ts';
import { counterpart, previewOne, touched } from './preview.ts';
import { mergeConflict } from './proposal.ts';
import type { OpenPullRequest, Settings } from './settings.ts';
import { askerOf, filesAt, requireRepository } from './workspace.ts';

/** Somebody who may write here asked for it. */
export interface TrainingRequest {
  number: number;
  head: string;
  by: string;
}

/** What one run knows of the repository. */
interface Scene {
  settings: Settings;
  repository: Repository;
  /** The commit that pull requests are merged into. */
  base: string;
  backends: Backends;
  request: TrainingRequest | null;
  by: string;
}

/**
 * Trains in advance what merging pull requests would need, and goes on with what earlier runs began. Nothing that serves is touched.
 * @param request of a person, beside what flywheel.yaml and labels ask for
 * @param baseRef where it is not the commit that is checked out
 */
export async function train(settings: Settings, request: TrainingRequest | null, baseRef: string | null = null): Promise<Report> {
  const repository = await requireRepository(settings);
  const base = baseRef === null ? await repository.head() : await repository.fetchCommit(baseRef);
  const declared = await loadFlywheels(filesAt(repository, base), settings.config);
  const backends = openBackends(repository, settings, 'write');
  const scene: Scene = { settings, repository, base, backends, request, by: await askerOf(settings, repository) };
  const flywheels: FlywheelReport[] = [];
  for (const pullRequest of settings.pullRequests ?? [])
    for (const each of declared) {
      const report = await orFailure(each, ofPullRequest(scene, pullRequest, each));
      if (report !== null) flywheels.push({ ...report, pullRequest: { number: pullRequest.number, head: pullRequest.head } });
    }
  return { schemaVersion: 1, command: 'train', flywheels };
}

/*
 * an open pull request to the default branch                     is trained in advance
 * -------------------------------------------------------------  ---------------------
 * its base trains nothing on Amazon Comprehend                   no
 * pullRequests.train is never                                    no
 * its head was asked for by somebody, now or before              yes
 * it comes from a fork                                           no
 * pullRequests.train is always, and it is no draft               yes
 * it carries the label flywheel:train                            yes
 * any other                                                      no
 */
async function ofPullRequest(scene: Scene, pullRequest: OpenPullRequest, declared: Loaded): Promise<FlywheelReport | null> {
  const { config } = declared;
  if (config === null || config.engine.kind === 'local' || config.pullRequests.train === 'never') return null;
  const backend = await scene.backends.of(config);
  const proposals = await readSeries(backend.storage, backend.root, config.name, 'proposals');
  const known = proposals.findLast(({ pullRequest: number, head }) => number === pullRequest.number && head === pullRequest.head);
  const asked = scene.request?.number === pullRequest.number;
  const always = config.pullRequests.train === 'always' && !pullRequest.draft;
  if (!asked && known === undefined && (pullRequest.fork || !(always || pullRequest.labelled))) return null;
  // What was begun is finished for the merge that it was begun for; whoever asks again wants that of today.
  return merged(scene, { pullRequest, asked, known: known ?? null, base: asked ? scene.base : (known?.base ?? scene.base), config });
}

interface Wanted {
  pullRequest: OpenPullRequest;
  asked: boolean;
  known: ProposalRecord | null;
  /** The commit that it is merged into. */
  base: string;
  config: NonNullable<Loaded['config']>;
}

/** The merge, looked at; null when nothing of the flywheel is in it. */
async function merged(scene: Scene, wanted: Wanted): Promise<FlywheelReport | null> {
  const { repository, settings } = scene;
  const head = await repository.fetchCommit(wanted.pullRequest.head);
  const base = await repository.fetchCommit(wanted.base);
  const merge = await repository.mergeTree(base, head);
  if ('conflicts' in merge) {
    if (wanted.asked) throw mergeConflict('the default branch', merge.conflicts);
    return null;
  }
  const before = await loadFlywheels(filesAt(repository, base), settings.config);
  const after = await loadFlywheels(filesAt(repository, merge.tree), settings.config);
  const loaded = after.find(
    (each) => each.config?.name === wanted.config.name || (each.config === null && each.file === wanted.config.file),
  );
  const changed = new Set(await changedPaths(repository.git, base, merge.tree));
  const now = loaded === undefined ? null : counterpart(loaded, before);
  if (loaded === undefined || now === null || !touched(loaded, now, changed)) return null;
  const report = () => previewOne(settings, repository, { base, head, tree: merge.tree }, loaded, now);
  return isSound(loaded) ? trained(scene, wanted, { loaded, base: now, report }) : { ...(await report()), changed: false };
}

interface Merged {
  loaded: Loaded & { config: NonNullable<Loaded['config']> };
  base: Loaded;
  report: () => Promise<FlywheelReport>;
}

async function trained(scene: Scene, wanted: Wanted, { loaded, base, report }: Merged): Promise<FlywheelReport> {
  const { settings, repository, backends } = scene;
  const { number, head } = wanted.pullRequest;
  const judges = judgesOf(loaded, withBaseOwned(loaded.config, base.config).config, base);
  const backend = await backendAtTip(repository, backends, judges.config, scene.base);
  if (backend === null) return superseded(loaded, head);
  const run: Run = {
    backend,
    desired: desiredOnce(judges.config, judges.merged, head, number),
    asker: { by: scene.by },
    promote: false,
    isTip: async () => true,
    deployed: await wasDeployed(judges.config, repository, settings),
    progress: settings.progress,
    patience: backend.patience(settings.waitSeconds),
  };
  const outcome = await judgedToday(run, judges, await reconcile({ ...run, ask: () => propose(run, scene, wanted) }));
  const { status, failure, cost } = outcome;
  const news = outcome.applied.length > 0 || status !== 'done' || wanted.asked;
  const shown = news ? await report() : { name: loaded.config.name, file: loaded.file, ok: true, problems: [], datasets: null };
  return {
    ...shown,
    ...{ status, cost, commit: head, changed: outcome.applied.length > 0 },
    ...(failure === null ? {} : { error: describeFailure(failure), ...ended(shown.inAdvance, failure) }),
  };
}

/** Why nothing comes of a training in advance; the estimate stands. */
function ended(inAdvance: InAdvance | undefined, { kind, message, hint }: Failure): Pick<FlywheelReport, 'inAdvance'> {
  if (inAdvance === undefined) return {};
  const state = kind === 'stalled' ? 'failed' : 'refused';
  return { inAdvance: { ...inAdvance, state, reason: hint === undefined ? message : `${message} ${hint}` } };
}

/** Remembers what was asked for, unless there is nothing to train. Of what was asked twice the first stands. */
async function propose(run: Run, { by, request }: Scene, { pullRequest: { number, head }, base }: Wanted): Promise<void> {
  const { desired, observed, plan, problems } = await look(run);
  const { contentKey, config } = desired;
  const last = observed.proposals.findLast(({ pullRequest }) => pullRequest === number);
  const known = last?.head === head && last.contentKey === contentKey;
  if (known || problems.length > 0 || config.suspend || plan.situation.candidate?.key === observed.serving.at(-1)?.model.key) return;
  const { storage, root, now } = run.backend;
  const asker = request?.number === number ? request.by : by;
  const proposal: ProposalRecord = { pullRequest: number, base, head, contentKey, by: asker, at: now().toISOString() };
  await writeRecord(storage, root, config.name, 'proposals', observed.proposals.length + 1, proposal);
}

/** A pull request that edits its judge is judged by today's too: its answers are the same, or asked for as well. */
async function judgedToday(run: Run, judges: Judges, outcome: Outcome): Promise<Outcome> {
  const { candidate } = outcome.plan.situation;
  if (outcome.status !== 'done' || judges.today === null || candidate === null || outcome.plan.verdict === null) return outcome;
  const now = desiredState(judges.todayConfig, judges.today, outcome.desired.labels, outcome.desired.commit, outcome.desired.pullRequest);
  const change = { kind: 'judge' as const, target: shortKey(candidate), reason: 'by the judge of today', candidate };
  const failure = await billed(run.backend, newBill(), { ...outcome, desired: now }, change);
  if (failure !== null) return { ...outcome, status: 'refused', failure };
  const judgement = await judgeCandidate(run.backend, now, outcome.observed, candidate);
  if (isScoring(judgement)) return { ...outcome, status: 'scoring' };
  await writeEvidence(run.backend.storage, run.backend.root, outcome.observed.name, judgement);
  return outcome;
}

/** On the command line: HEAD, merged into a branch, for a pull request whose number somebody tells. */
export async function trainHere(settings: Settings, number: number, baseRef: string): Promise<Report> {
  const repository = await requireRepository(settings);
  const base = await repository.resolve(baseRef);
  if (base === null)
    throw new Failure('unknown-base', `${baseRef} is not a commit in this repository.`, {
      hint: 'Name the branch that this one is to be merged into, e.g. `--base main`.',
    });
  const head = await repository.head();
  const pullRequest: OpenPullRequest = { number, head, fork: false, draft: false, labelled: false };
  const request = { number, head, by: await askerOf(settings, repository) };
  return train({ ...settings, pullRequests: [pullRequest] }, request, base);
}
