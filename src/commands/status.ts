import { desiredOnce } from '../reconcile/desired.ts';
import { observeByHand } from '../reconcile/drift.ts';
import { look } from '../reconcile/look.ts';
import { price } from '../reconcile/pricing.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import { openBackends } from './backends.ts';
import { costs } from './costs.ts';
import { checked, endpointOf, historyOf, iterationsOf, judged, planned } from './describe.ts';
import { isSound, loadFlywheels, nothingDeclared } from './load.ts';
import { orphans } from './orphans.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, requireRepository } from './workspace.ts';

/** Active model, datasets, iterations, endpoint, conditions; with the promotions behind them. Writes nothing. */
export async function status(settings: Settings, command: 'status' | 'log' = 'status'): Promise<Report> {
  const repository = await requireRepository(settings);
  const commit = await repository.head();
  const flywheels: FlywheelReport[] = [];
  const backends = openBackends(repository, settings, 'read');
  const declared = await loadFlywheels(filesOnDisk(settings, repository), settings.config);
  if (declared.length === 0) throw nothingDeclared(settings, null);
  for (const loaded of declared) {
    if (!isSound(loaded)) {
      flywheels.push(checked(loaded));
      continue;
    }
    const backend = await backends.of(loaded.config);
    const { desired, observed, plan, problems } = await look({
      backend,
      desired: desiredOnce(loaded.config, loaded.documents, commit),
    });
    const serving = observed.serving.at(-1);
    flywheels.push({
      ...checked({ ...loaded, problems: [...loaded.problems, ...problems] }),
      ...planned(desired, observed, plan, backend.learningVersion, await observeByHand(backend, observed)),
      ...costs(loaded.config, await price(backend, { desired, observed }, plan.changes)),
      ...judged(plan.verdict ?? observed.evidence.find((record) => record.evidence === serving?.evidence) ?? null, desired),
      activeModel: serving?.model.arn ?? null,
      activeKey: serving?.model.key ?? null,
      key: serving?.model.key ?? null,
      modelDigest: serving?.model.modelDigest ?? null,
      documents: serving?.model.documents ?? 0,
      iterations: iterationsOf(observed),
      endpoint: endpointOf(observed),
      history: historyOf(observed),
      judged: observed.evidence.filter((record) => record.judge === desired.judge).length,
    });
  }
  const orphaned = await orphans(backends.opened(), declared);
  return { schemaVersion: 1, command, flywheels, ...(orphaned.length === 0 ? {} : { orphaned }) };
}
