import { canonicalText } from '../datasets/fingerprint.ts';
import { Failure } from '../problems/failure.ts';
import { observe } from '../reconcile/observe.ts';
import { predictions } from '../reconcile/score.ts';
import { findModel, knownVersions } from '../reconcile/version.ts';
import { localBackend, openLake, readThrough } from './lake.ts';
import { loadFlywheels, nothingDeclared, whichFlywheel } from './load.ts';
import { unknownVersion } from './promote.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, requireRepository } from './workspace.ts';

export interface Predicted {
  schemaVersion: 1;
  command: 'predict';
  name: string;
  /** Version ARN. */
  model: string;
  results: { text: string; classes: { name: string; score: number }[] }[];
}

/** Classifies texts with the model that serves, or with a named version. Writes nothing. */
export async function predict(
  settings: Settings,
  texts: readonly string[],
  only: string | null,
  version: string | null,
): Promise<Predicted> {
  const repository = await requireRepository(settings);
  const loaded = await loadFlywheels(filesOnDisk(settings, repository), settings.config);
  const fits = loaded.filter((each) => only === null || each.config?.name === only);
  if (fits.length === 0) throw nothingDeclared(settings, only);
  if (fits.length > 1) throw whichFlywheel(fits);
  const { config, file } = fits[0]!;
  if (config === null)
    throw new Failure('unusable-config', `${file} cannot be used.`, { hint: '`flywheel check` says what is wrong with it.' });
  const backend = localBackend(readThrough(await openLake(config, repository, settings)), settings);
  const observed = await observe(backend, config);
  const wanted = version ?? observed.serving.at(-1)?.model.arn ?? null;
  if (wanted === null)
    throw new Failure('no-model', `No model serves flywheel ${config.name} yet.`, { hint: 'Run `flywheel apply` on the default branch.' });
  const model = findModel(observed, wanted);
  if (model === null) throw unknownVersion(config.name, wanted, knownVersions(observed));
  const answers = await predictions(backend, model.arn, texts.map(canonicalText));
  if (answers === null) throw new Error(`The model answered another number of texts than ${texts.length}.`);
  return {
    schemaVersion: 1,
    command: 'predict',
    name: config.name,
    model: model.arn,
    results: texts.map((text, at) => ({ text, classes: answers[at]!.classes })),
  };
}
