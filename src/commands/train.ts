import type { Repository } from '../git/repository.ts';
import { Failure } from '../problems/failure.ts';
import { readSeries } from '../reconcile/records.ts';
import type { InAdvance } from '../report/advance-report.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import { type Backends, openBackends } from './backends.ts';
import { describeFailure } from './describe.ts';
import { type Loaded, loadFlywheels } from './load.ts';
import { preview } from './preview.ts';
import { baseCommit, mergeConflict, type Proposal } from './proposal.ts';
import type { OpenPullRequest, Settings } from './settings.ts';
import { type Trained, type TrainingRequest, trainInAdvance } from './training-in-advance.ts';
import { askerOf, filesAt, requireRepository } from './workspace.ts';

/** What one run knows of the repository. */
interface Scene {
  settings: Settings;
  repository: Repository;
  /** The commit that pull requests are merged into: the tip of the default branch. */
  base: string;
  /** Flywheels of the base. */
  declared: Loaded[];
  backends: Backends;
  request: TrainingRequest | null;
  by: string;
}

/**
 * Trains in advance what merging pull requests would need, and goes on with what earlier runs began. Nothing that serves is touched. The report has
 * the pull requests of which there is news, each with every flywheel that it touches.
 * @param request of a person, beside what flywheel.yaml and labels ask for
 * @param baseRef where it is not the commit that is checked out
 */
export async function train(settings: Settings, request: TrainingRequest | null, baseRef: string | null = null): Promise<Report> {
  const repository = await requireRepository(settings);
  const base = baseRef === null ? await repository.head() : await repository.fetchCommit(baseRef);
  const declared = await loadFlywheels(filesAt(repository, base), settings.config);
  const backends = openBackends(repository, settings, 'write');
  const scene: Scene = { settings, repository, base, declared, backends, request, by: await askerOf(settings, repository) };
  const report: Report = { schemaVersion: 1, command: 'train', flywheels: [] };
  for (const pullRequest of settings.pullRequests ?? []) {
    try {
      report.flywheels.push(...(await ofPullRequest(scene, pullRequest)));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // One pull request that cannot be merged keeps no other from being trained; whoever asked for it is told.
      if (request?.number === pullRequest.number) report.error = describeFailure(error);
      else settings.progress(`Pull request #${pullRequest.number}: ${error.message}`);
    }
  }
  return report;
}

/** Sections of every flywheel that a pull request touches; none without news. */
async function ofPullRequest(scene: Scene, pullRequest: OpenPullRequest): Promise<FlywheelReport[]> {
  const { number, head } = pullRequest;
  const wanted: Loaded[] = [];
  for (const each of scene.declared) if (await isWanted(scene, pullRequest, each)) wanted.push(each);
  if (wanted.length === 0) return [];
  const proposal = await mergeOf(scene, head);
  const done = new Map<string, Trained>();
  for (const each of wanted) {
    const trained = await trainInAdvance({ ...scene, proposal, pullRequest: number, asked: scene.request?.number === number }, each);
    if (trained !== null) done.set(each.config!.name, trained);
  }
  if (![...done.values()].some(({ news }) => news)) return [];
  const { flywheels } = await preview(scene.settings, async () => proposal);
  return flywheels.map((section) => ({ ...withTraining(section, done.get(section.name)), pullRequest: { number, head } }));
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
async function isWanted({ backends, request }: Scene, pullRequest: OpenPullRequest, { config }: Loaded): Promise<boolean> {
  if (config === null || config.engine.kind === 'local' || config.pullRequests.train === 'never') return false;
  if (request?.number === pullRequest.number) return true;
  const { storage, root } = await backends.of(config);
  const proposals = await readSeries(storage, root, config.name, 'proposals');
  if (proposals.some((each) => each.pullRequest === pullRequest.number && each.head === pullRequest.head)) return true;
  const always = config.pullRequests.train === 'always' && !pullRequest.draft;
  return !pullRequest.fork && (always || pullRequest.labelled);
}

async function mergeOf({ repository, base }: Scene, ref: string): Promise<Proposal> {
  const head = await repository.fetchCommit(ref);
  const merge = await repository.mergeTree(base, head);
  if ('tree' in merge) return { base, head, tree: merge.tree };
  throw mergeConflict('the default branch', merge.conflicts);
}

function withTraining(section: FlywheelReport, trained: Trained | undefined): FlywheelReport {
  if (trained === undefined) return section;
  const { status, changed, cost, failure } = trained;
  return {
    ...section,
    ...{ status, changed },
    ...(cost === null ? {} : { costInAdvance: cost }),
    ...(failure === null ? {} : { error: describeFailure(failure), ...ended(section.inAdvance, failure) }),
  };
}

/** Why nothing comes of a training in advance; the estimate stands. */
function ended(inAdvance: InAdvance | undefined, { kind, message, hint }: Failure): Pick<FlywheelReport, 'inAdvance'> {
  if (inAdvance === undefined) return {};
  const state = kind === 'stalled' ? 'failed' : 'refused';
  return { inAdvance: { ...inAdvance, state, reason: hint === undefined ? message : `${message} ${hint}` } };
}

/** On the command line: HEAD, merged into a branch, for a pull request whose number somebody tells. */
export async function trainHere(settings: Settings, number: number, baseRef: string): Promise<Report> {
  const repository = await requireRepository(settings);
  const base = await baseCommit(repository, baseRef);
  const head = await repository.head();
  const pullRequest: OpenPullRequest = { number, head, fork: false, draft: false, labelled: false };
  const request = { number, head, by: await askerOf(settings, repository) };
  return train({ ...settings, pullRequests: [pullRequest] }, request, base);
}
