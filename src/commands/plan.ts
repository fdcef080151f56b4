import { overBudget } from '../reconcile/budget.ts';
import { desiredOnce } from '../reconcile/desired.ts';
import { observeByHand } from '../reconcile/drift.ts';
import { guard } from '../reconcile/guard.ts';
import { look } from '../reconcile/look.ts';
import { price } from '../reconcile/pricing.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import { openBackends } from './backends.ts';
import { costs } from './costs.ts';
import { checked, describeFailure, planned } from './describe.ts';
import { wasDeployed } from './lake.ts';
import { isSound, loadFlywheels, nothingDeclared } from './load.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, requireRepository } from './workspace.ts';

/** What apply would do with the files as they stand on the disk. Writes nothing. */
export async function plan(settings: Settings): Promise<Report> {
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
    const state = await look({ backend, desired: desiredOnce(loaded.config, loaded.documents, commit) });
    const priced = await price(backend, state, state.plan.changes);
    const refusal =
      guard(state.plan, state.desired, state.observed, await wasDeployed(loaded.config, repository, settings)) ??
      (priced === null ? null : overBudget(loaded.config, priced, null));
    flywheels.push({
      ...checked({ ...loaded, problems: [...loaded.problems, ...state.problems] }),
      ...planned(state.desired, state.observed, state.plan, backend.learningVersion, await observeByHand(backend, state.observed)),
      ...costs(loaded.config, priced),
      ...(refusal === null ? {} : { error: describeFailure(refusal) }),
    });
  }
  return { schemaVersion: 1, command: 'plan', flywheels };
}
