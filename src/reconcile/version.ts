import type { Model } from './generation.ts';
import type { Observed } from './observe.ts';

/** All models that can serve, oldest first: an adopted flywheel's, and ours. */
export const models = (observed: Observed): Model[] => [...(observed.inherited?.models ?? []), ...ownModels(observed)];

/** All that our flywheels trained, oldest first. */
export const ownModels = (observed: Observed): Model[] =>
  observed.generations
    .flatMap((generation) => generation.iterations)
    .flatMap((iteration) => (iteration.model === null ? [] : [iteration.model]));

/**
 * The model that people mean by a version: the first digits of its key (at least six), its version name or its ARN.
 * Of several attempts at the same key the newest. null when there is none, or when the digits fit several keys.
 */
export function findModel(observed: Observed, version: string): Model | null {
  const wanted = version.trim();
  const found = models(observed).filter(
    (model) =>
      model.arn === wanted || model.arn.endsWith(`/version/${wanted}`) || (/^[0-9a-f]{6,64}$/.test(wanted) && model.key.startsWith(wanted)),
  );
  return new Set(found.map((model) => model.key)).size === 1 ? found.at(-1)! : null;
}

/** The versions that can be named, newest first, for messages. */
export function knownVersions(observed: Observed): string {
  const known = [...new Set(models(observed).map((model) => model.key.slice(0, 8)))].reverse();
  return known.length === 0
    ? 'no model is trained yet'
    : `known are ${known.slice(0, 8).join(', ')}${known.length > 8 ? ` and ${known.length - 8} older ones` : ''}`;
}
