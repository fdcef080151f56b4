import type { Storage } from '../comprehend/storage.ts';
import type { Config } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { Failure } from '../problems/failure.ts';
import type { Backend } from '../reconcile/backend.ts';
import { desiredOnce } from '../reconcile/desired.ts';
import { type ByHand, observeByHand } from '../reconcile/drift.ts';
import { removeLeftOver, type Told } from '../reconcile/left-over.ts';
import { readSpending } from '../reconcile/pricing.ts';
import type { Outcome } from '../reconcile/reconcile.ts';
import { type Run, reconcile } from '../reconcile/reconcile.ts';
import { readSeries } from '../reconcile/records.ts';
import type { ChangeLine, FlywheelReport, Report } from '../report/report.ts';
import { type Backends, openBackends } from './backends.ts';
import { leftRunning } from './costs.ts';
import { checked, describeFailure, settled } from './describe.ts';
import { wasDeployed } from './lake.ts';
import { isSound, type Loaded, loadFlywheels, nothingDeclared, whichFlywheel } from './load.ts';
import { orphans } from './orphans.ts';
import { openNumbers, type Settings } from './settings.ts';
import { askerOf, filesAt, requireRepository } from './workspace.ts';

/** Something that somebody asked for beside what the files say. */
export interface Ask {
  /** It makes sense for one flywheel only: a version belongs to one. */
  ofOne: boolean;
  /** Records it, before the flywheel is brought to HEAD. Called again when somebody else wrote first: it must not ask twice. */
  record: (backend: Backend, run: Run) => Promise<void>;
}

/** Brings every flywheel of HEAD, the default branch's tip, to what its files say. */
export async function apply(settings: Settings, command = 'apply', only: string | null = null, ask: Ask | null = null): Promise<Report> {
  const repository = await requireRepository(settings);
  const head = await repository.head();
  const declared = await loadFlywheels(filesAt(repository, head), settings.config);
  const loaded = declared.filter((each) => only === null || each.config?.name === only);
  if (loaded.length === 0) throw nothingDeclared(settings, only);
  if (ask?.ofOne === true && loaded.length > 1) throw whichFlywheel(loaded);
  const flywheels: FlywheelReport[] = [];
  const backends = openBackends(repository, settings, 'write');
  for (const each of loaded) {
    if (!isSound(each)) flywheels.push({ ...checked(each), status: 'refused', changed: false });
    else if (loaded.length === 1) flywheels.push(await applyOne(settings, repository, head, each, backends, ask));
    else flywheels.push(await orFailure(each, applyOne(settings, repository, head, each, backends, ask)));
  }
  const orphaned = await orphans(backends.opened(), declared);
  return { schemaVersion: 1, command, flywheels, ...(orphaned.length === 0 ? {} : { orphaned }) };
}

/** One of several flywheels that fails does not take the others' results with it. */
export async function orFailure<Result>(loaded: Loaded, applying: Promise<Result>): Promise<Result | FlywheelReport> {
  try {
    return await applying;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...checked(loaded), status: 'failed', changed: false, error: describeFailure(error) };
  }
}

async function applyOne(
  settings: Settings,
  repository: Repository,
  head: string,
  loaded: Loaded,
  backends: Backends,
  ask: Ask | null,
): Promise<FlywheelReport> {
  const config = loaded.config!;
  const open = openNumbers(settings);
  const told = open === null ? null : { open, since: settings.now() };
  const backend = await backendAtTip(repository, backends, config, head);
  if (backend === null) return superseded(loaded, head);
  const run: Run = {
    backend,
    desired: desiredOnce(config, loaded.documents, head),
    asker: { by: await askerOf(settings, repository) },
    promote: true,
    isTip: async () => (await repository.tip()).commit === head,
    deployed: await wasDeployed(config, repository, settings),
    progress: settings.progress,
    patience: backend.patience(settings.waitSeconds),
  };
  const asked = ask === null || config.suspend ? {} : { ask: () => ask.record(backend, run) };
  const outcome = await reconcile({ ...run, ...asked });
  const removed = told === null ? [] : await leftOver(run, outcome, told);
  const described = describeOutcome(loaded, outcome, backend.learningVersion, await observeByHand(backend, outcome.observed));
  const report = { ...described, ...(await stillCosting(run, outcome)) };
  return removed.length === 0 ? report : { ...report, changes: [...(report.changes ?? []), ...removed] };
}

/** Asks for the ledger alone where no endpoint was ever made. */
async function stillCosting({ backend }: Run, { observed, desired: { config } }: Outcome): Promise<Partial<FlywheelReport>> {
  if (config.engine.kind === 'local' || config.endpoint !== null) return {};
  return leftRunning(config, await readSpending(backend, config, observed, backend.now()));
}

/** What pull requests alone made goes when they are closed: the only thing that is ever deleted without somebody's asking. */
async function leftOver(run: Run, outcome: Outcome, told: Told): Promise<ChangeLine[]> {
  try {
    const tried = await removeLeftOver(run.backend, outcome, told, run);
    for (const { target, refused } of tried) if (refused !== null) run.progress(`${target} stays for a later run: ${refused}`);
    return tried.flatMap(({ kind, target, reason, refused }) => (refused === null ? [{ sign: '−', kind, target, reason }] : []));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // What the run did for the branch stands, and is told; the next one removes what is left.
    run.progress(`What pull requests left over stays for a later run: ${error.message}`);
    return [];
  }
}

/** An undeclared label is found only when looking at what is there; it belongs with the other problems. */
function describeOutcome(loaded: Loaded, outcome: Outcome, learningVersion: string, seen: ByHand): FlywheelReport {
  const described = checked({ ...loaded, problems: [...loaded.problems, ...outcome.problems] });
  return { ...described, ...settled(outcome, learningVersion, seen) };
}

export const superseded = (loaded: Loaded, commit: string): FlywheelReport => ({
  ...checked(loaded),
  status: 'superseded',
  changed: false,
  commit,
});

/** What a write works with; null when HEAD is not the tip of the default branch: what is older, or elsewhere, writes nothing. */
export async function backendAtTip(repository: Repository, backends: Backends, config: Config, head: string): Promise<Backend | null> {
  const tip = await repository.tip();
  if (tip.commit !== head) return null;
  const backend = await backends.of(config);
  const { storage, root } = backend;
  return tip.source === 'local' && (await isBehind(repository, storage, root, config.name, head)) ? null : backend;
}

/**
 * Without a remote to say which commit is the tip, the lake tells: an older commit than the one applied last is not.
 * A commit that is not here any more (a shallow clone, a rewritten history) tells nothing.
 */
async function isBehind(repository: Repository, lake: Storage, root: string, name: string, head: string): Promise<boolean> {
  const applied = (await readSeries(lake, root, name, 'applied')).at(-1)?.commit ?? null;
  if (applied === null || applied === head || (await repository.resolve(applied)) === null) return false;
  return repository.isAncestor(head, applied);
}
