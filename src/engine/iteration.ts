import type { Document } from '../datasets/document.ts';
import { stableTenth } from '../datasets/split.ts';
import { stopped } from './announced-version.ts';
import { absentType } from './document-limits.ts';
import { writeManifest } from './evaluation-manifest.ts';
import { keptUri, readDatasets } from './ingestion.ts';
import { plannedWork, visibleDatasets } from './iteration-plan.ts';
import type { Evaluated } from './lake/averages.ts';
import { MissingObject } from './lake/object.ts';
import type { Flywheel, Iteration } from './lake/resources.ts';
import { averagesOf, scoresOn } from './learner.ts';
import { modelNameAt } from './models.ts';
import type { Services } from './operation.ts';
import { trainVersion } from './training.ts';

/**
 * Runs one iteration as the service describes it (page flywheels-iterate): evaluate the active version, train a candidate, evaluate it on
 * the same documents. Whatever is left of an earlier run of the same iteration is used again.
 */
export async function runIteration(flywheel: Flywheel, iteration: Iteration, services: Services): Promise<Iteration> {
  const { switches, store, models, now, strict } = services;
  const visible = visibleDatasets(flywheel, iteration, switches);
  const plan = plannedWork(flywheel, visible, switches);
  const done = { ...iteration, datasets: visible.map((dataset) => dataset.name) };
  try {
    const declaredTest = await readDatasets(flywheel, plan.test, store.storage);
    const trains = plan.train.length > 0;
    const train = trains || declaredTest.length === 0 ? await readDatasets(flywheel, trains ? plan.train : visible, store.storage) : [];
    const absent = trains && strict && flywheel.kind === 'recognizer' ? absentType(flywheel.labels!, train) : undefined;
    if (absent !== undefined) return { ...done, status: 'FAILED', ended: now(), message: absent };
    const split = declaredTest.length > 0 ? { train, test: declaredTest } : heldOut(train);

    const average = async (model: string): Promise<Evaluated> => ({
      model,
      averages: averagesOf(scoresOn(split.test, await models.ofModel(model))),
    });
    const evaluated = (await isThere(flywheel.activeModel, services)) ? await average(flywheel.activeModel!) : undefined;
    const trained = trains ? await trainVersion(flywheel, iteration, { ...split, datasets: plan.train }, services) : undefined;
    if (trains && trained === undefined) return stopped(done, now());
    const heldBack = declaredTest.length === 0;
    const sources = (heldBack ? (trains ? plan.train : visible) : plan.test).map((dataset) => keptUri(flywheel, dataset));
    const documents = split.test.length;
    const manifest = await writeManifest(flywheel, { iteration: iteration.id, documents, sources, heldBack, evaluated, trained }, services);
    return {
      ...done,
      status: 'COMPLETED',
      ended: now(),
      // The first is the service's own sentence, from a sample of the CLI reference.
      message: trains
        ? 'FULL_ITERATION: Flywheel iteration performed all functions successfully.'
        : 'EVALUATION_ONLY: Flywheel iteration evaluated the active model. There was no new training data.',
      ...(evaluated && { evaluated }),
      ...(trained && { trained }),
      manifest,
    };
  } catch (error) {
    if (!(error instanceof MissingObject)) throw error;
    return { ...done, status: 'FAILED', ended: now(), message: error.message };
  }
}

/** An active model may have been deleted, where the service lets that happen. */
const isThere = async (model: string | null, services: Services): Promise<boolean> =>
  model !== null && (await services.store.models.find(modelNameAt(model, services))) !== undefined;

/** Without TEST datasets the service holds back a tenth. Of a handful of documents, which may all fall into the tenth, nothing is held back. */
export function heldOut(documents: Document[]): { train: Document[]; test: Document[] } {
  const split = stableTenth(documents);
  return split.train.length > 0 ? split : { train: documents, test: [] };
}
