import type { Config } from '../config/config.ts';
import { canonicalOffset, offsetsIn } from '../datasets/code-points.ts';
import { canonicalText } from '../datasets/fingerprint.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import { spanOf } from '../learning/evaluation/spans.ts';
import { Failure } from '../problems/failure.ts';
import { isEmbedded } from '../reconcile/backend.ts';
import { answersOfEndpoint } from '../reconcile/endpoint-answers.ts';
import { observe } from '../reconcile/observe.ts';
import { predictions } from '../reconcile/score.ts';
import { findModel, knownVersions } from '../reconcile/version.ts';
import { openBackends } from './backends.ts';
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
  results: PredictedText[];
}

/**
 * Every class of a multi-class model; every label of a multi-label model, those that the answer gives marked: most likely first. Of an entity
 * recognizer the entities, in the order of the text.
 */
export type PredictedText =
  | { text: string; classes: { name: string; score: number }[] }
  | { text: string; labels: { name: string; score: number; predicted: boolean }[] }
  | { text: string; entities: FoundEntity[] };

/** `start` and `end` (exclusive) count Unicode code points of the text as it was given, as files of entities do. */
export interface FoundEntity {
  start: number;
  end: number;
  type: string;
  text: string;
  score: number;
}

/** Classifies texts, or finds entities in them, with the model that serves, or with a named version. Writes nothing. */
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
  const backend = await openBackends(repository, settings, 'read').of(config);
  const observed = await observe(backend, config);
  const wanted = version ?? observed.serving.at(-1)?.model.arn ?? null;
  if (wanted === null)
    throw new Failure('no-model', `No model serves flywheel ${config.name} yet.`, { hint: 'Run `flywheel apply` on the default branch.' });
  const model = findModel(observed, wanted);
  if (model === null) throw unknownVersion(config.name, wanted, knownVersions(observed));
  const canonical = texts.map(canonicalText);
  const answers = isEmbedded(backend)
    ? await predictions(backend, model.arn, canonical, config.task)
    : await answersOfEndpoint(backend.comprehend, observed.endpoint, model, canonical, config.task);
  if (answers === null) throw new Error(`The model answered another number of texts than ${texts.length}.`);
  return {
    schemaVersion: 1,
    command: 'predict',
    name: config.name,
    model: model.arn,
    results: texts.map((text, at) => resultOf(text, answers[at]!, config)),
  };
}

function resultOf(text: string, { labels, classes }: Prediction, { task }: Config): PredictedText {
  if (task.mode === 'multi-class') return { text, classes };
  if (task.mode === 'entities') return { text, entities: entitiesOf(text, classes) };
  return { text, labels: classes.map(({ name, score }) => ({ name, score, predicted: labels.includes(name) })) };
}

/** The model saw the canonical text; whoever asked knows the one that was given. */
function entitiesOf(text: string, found: Prediction['classes']): FoundEntity[] {
  const { toCodePoints } = offsetsIn(text);
  const canonical = canonicalOffset(text);
  const given = (offset: number): number => {
    let at = offset;
    while (canonical(at) < offset || canonical(at + 1) === offset) at++;
    return at;
  };
  return found
    .map(({ name, score }) => ({ ...spanOf(name), score }))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, type, score }) => {
      const [from, to] = [given(start), given(end - 1) + 1];
      return { start: toCodePoints(from), end: toCodePoints(to), type, text: text.slice(from, to), score };
    });
}
