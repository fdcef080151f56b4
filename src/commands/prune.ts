import type { Repository } from '../git/repository.ts';
import { desiredOnce } from '../reconcile/desired.ts';
import { guard } from '../reconcile/guard.ts';
import { observeHoldings } from '../reconcile/holdings.ts';
import { look } from '../reconcile/look.ts';
import { prunePlan } from '../reconcile/prune.ts';
import { remove } from '../reconcile/removal.ts';
import type { PruneReport } from '../report/prune-report.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import { backendAtTip, superseded } from './apply.ts';
import { type Backends, openBackends } from './backends.ts';
import { checked, describeFailure } from './describe.ts';
import { wasDeployed } from './lake.ts';
import { isSound, type Loaded, loadFlywheels, nothingDeclared } from './load.ts';
import { openNumbers, type Settings } from './settings.ts';
import { askerOf, filesAt, requireRepository } from './workspace.ts';

/**
 * What nothing needs on Amazon Comprehend, and what it costs; removed when that is confirmed. The embedded engine keeps everything.
 * @param confirmed removes what the plan of this moment lists; only on the default branch's tip, as whatever writes
 */
export async function prune(settings: Settings, only: string | null, confirmed: boolean): Promise<Report> {
  const repository = await requireRepository(settings);
  const head = await repository.head();
  const declared = await loadFlywheels(filesAt(repository, head), settings.config);
  const loaded = declared.filter((each) => only === null || each.config?.name === only);
  if (loaded.length === 0) throw nothingDeclared(settings, only);
  const flywheels: FlywheelReport[] = [];
  const backends = openBackends(repository, settings, confirmed ? 'write' : 'read');
  for (const each of loaded)
    flywheels.push(isSound(each) ? await pruneOne(settings, repository, head, each, backends, confirmed) : checked(each));
  return { schemaVersion: 1, command: 'prune', flywheels };
}

async function pruneOne(
  settings: Settings,
  repository: Repository,
  head: string,
  loaded: Loaded,
  backends: Backends,
  confirmed: boolean,
): Promise<FlywheelReport> {
  const config = loaded.config!;
  if (config.engine.kind === 'local') return { ...checked(loaded), prune: { ...nothing(confirmed), embedded: true } };
  const backend = confirmed ? await backendAtTip(repository, backends, config, head) : await backends.of(config);
  if (backend === null) return superseded(loaded, head);
  if (confirmed && config.suspend) return { ...checked(loaded), status: 'suspended', changed: false };
  const { desired, observed, plan, problems } = await look({ backend, desired: desiredOnce(config, loaded.documents, head) });
  const described = checked({ ...loaded, problems: [...loaded.problems, ...problems] });
  if (!described.ok) return described;
  const refusal = guard(plan, desired, observed, await wasDeployed(config, repository, settings));
  // A prune is what helps against too many generations.
  if (refusal !== null && !['too-many-generations', 'too-many-removed'].includes(refusal.kind))
    return { ...described, status: 'refused', changed: false, error: describeFailure(refusal) };
  const planned = prunePlan(plan, observed, await observeHoldings(backend.comprehend, observed), {
    config,
    keep: config.engine.keep,
    open: openNumbers(settings),
  });
  const told: PruneReport = {
    ...planned,
    removals: planned.removals.map((each) => ({ ...each, refused: null })),
    confirmed,
    embedded: false,
  };
  if (!confirmed) return { ...described, prune: told };
  const patience = backend.patience(settings.waitSeconds);
  const removals = await remove(backend, config.name, planned.removals, { by: await askerOf(settings, repository), patience });
  return { ...described, status: 'done', changed: removals.some(({ refused }) => refused === null), prune: { ...told, removals } };
}

const nothing = (confirmed: boolean): Omit<PruneReport, 'embedded'> => ({ removals: [], kept: [], usdPerMonth: 0, confirmed });
