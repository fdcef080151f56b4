import { flywheelArn } from '../comprehend/arn.ts';
import type { Evaluated } from './lake/averages.ts';
import { evaluationPrefix } from './lake/layout.ts';
import type { Flywheel } from './lake/resources.ts';
import type { Services } from './operation.ts';

/** What an iteration evaluated, and on what. */
export interface Evaluation {
  iteration: string;
  /** How many documents, and the objects that they are from. */
  documents: number;
  sources: readonly string[];
  /** Without TEST datasets they are a tenth of what is in the objects, by the fingerprints of the documents. */
  heldBack: boolean;
  /** The active model, and the version that was trained. */
  evaluated?: Evaluated | undefined;
  trained?: Evaluated | undefined;
}

/**
 * Writes down, for people, what was evaluated. The layout is this engine's own: the service's is not published. Whoever finishes an iteration
 * that another run began writes it anew, because the active model may be another one by then.
 * @returns the prefix that the iteration is described with.
 */
export async function writeManifest(flywheel: Flywheel, evaluation: Evaluation, { store, place }: Services): Promise<string> {
  const { iteration, documents, sources, heldBack, evaluated, trained } = evaluation;
  const prefix = evaluationPrefix(flywheel.lake, iteration);
  const manifest = { flywheel: flywheelArn(place, flywheel.name), iteration, test: { documents, heldBack, sources }, evaluated, trained };
  await store.storage.putView(`${prefix}manifest.json`, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return prefix;
}
