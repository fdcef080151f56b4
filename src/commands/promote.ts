import { Failure } from '../problems/failure.ts';
import { applyChange } from '../reconcile/apply.ts';
import { nameOf } from '../reconcile/generation.ts';
import { look } from '../reconcile/look.ts';
import { nowServing } from '../reconcile/observe.ts';
import { findModel, knownVersions } from '../reconcile/version.ts';
import type { Report } from '../report/report.ts';
import { type Ask, apply } from './apply.ts';
import type { Settings } from './settings.ts';

/**
 * Makes a trained version serve, whatever its verdict says; who and why stand in the record.
 * @param decision `rollback` holds until flywheel.yaml carries the pin, and keeps the version it replaces out of service.
 */
export function promote(
  settings: Settings,
  version: string | null,
  only: string | null,
  why: string,
  decision: 'explicit' | 'rollback' = 'explicit',
): Promise<Report> {
  const command = decision === 'explicit' ? 'promote' : 'rollback';
  let wanted = version;
  const record: Ask['record'] = async (backend, run) => {
    const { desired, observed } = await look(run);
    const serving = nowServing(observed);
    wanted ??= decision === 'rollback' ? previousVersion(observed.serving) : null;
    const model = wanted === null ? null : findModel(observed, wanted);
    if (model === null) throw unknownVersion(desired.config.name, wanted, knownVersions(observed));
    if (desired.config.pin !== null && findModel(observed, desired.config.pin)?.key !== model.key)
      throw new Failure('pinned', `${desired.config.file} pins version ${desired.config.pin}, so ${wanted} cannot be promoted.`, {
        hint: 'Change or remove the pin first.',
      });
    if (serving?.model.arn === model.arn && (decision === 'explicit' || serving.decision === 'rollback')) return;
    const promotion = { model: nameOf(model), decision, evidence: null, f1: null, why, raisesReference: true };
    await applyChange(backend, desired, observed, { kind: 'promote', target: model.key.slice(0, 8), reason: why, promotion }, run.asker);
  };
  return apply(settings, command, only, { ofOne: true, record });
}

/** The version that served before the present one and was not itself taken out of service. */
export function previousVersion(serving: readonly { model: { key: string }; pinnedAway: string[] }[]): string | null {
  const now = serving.at(-1);
  return (
    serving.findLast((record) => record.model.key !== now?.model.key && !now?.pinnedAway.includes(record.model.key))?.model.key ?? null
  );
}

export function unknownVersion(name: string, version: string | null, known: string): Failure {
  if (version === null)
    return new Failure('no-version', `Flywheel ${name} has no earlier version to go back to.`, { hint: `Name one: ${known}.` });
  return new Failure('unknown-version', `Flywheel ${name} has no version ${version}; ${known}.`, {
    hint: 'A version is the first digits of a model key, as `flywheel status` shows.',
  });
}
