import { type JobPrediction, writeJobOutput } from '../comprehend/job-output.ts';
import { canonicalText } from '../datasets/fingerprint.ts';
import type { Classifier } from '../learning/classifier/model.ts';
import { MissingObject, readObject } from './lake/object.ts';
import type { Job } from './lake/resources.ts';
import type { Services } from './operation.ts';

/** Classes given for each document by a multi-class model, as many as the service gives. */
const classesMax = 10;

/** As the service names it: `<given>/<account>-CLN-<job id>/output/output.tar.gz`. */
export const outputUri = (given: string, account: string, id: string): string =>
  `${given.replace(/\/+$/, '')}/${account}-CLN-${id}/output/output.tar.gz`;

/** Classifies the job's documents, writes its output, and says how the job ends: COMPLETED, or FAILED with a message. */
export async function runJob(job: Job, services: Services): Promise<Job> {
  const { store, classifiers, now, progress } = services;
  const ended = (status: 'COMPLETED' | 'FAILED', message?: string): Job => ({
    ...job,
    status,
    ended: now(),
    ...(message === undefined ? {} : { message }),
  });
  const uris = await store.storage.list(job.input.uri);
  if (uris.length === 0) return ended('FAILED', `NO_READ_ACCESS_TO_INPUT: No object begins with ${job.input.uri}.`);
  try {
    const classifier = await classifiers.ofModel(job.model);
    const predictions: JobPrediction[] = [];
    for (const uri of uris) {
      const text = new TextDecoder().decode(await readObject(store.storage, uri));
      // One at a time: a spread of a million rows would not fit on the stack.
      for (const prediction of predictionsFor(uri, text, job.input.format, classifier)) predictions.push(prediction);
    }
    progress(`Classified ${predictions.length} documents`);
    await store.storage.putIfAbsent(job.output.uri, writeJobOutput(predictions));
    return ended('COMPLETED');
  } catch (error) {
    if (!(error instanceof MissingObject)) throw error;
    return ended('FAILED', error.message);
  }
}

/** Every line is a document, an empty one too, so that lines can be counted; what follows the last line break is none when it is empty. */
function predictionsFor(uri: string, text: string, format: Job['input']['format'], classifier: Classifier): JobPrediction[] {
  const File = uri.slice(uri.lastIndexOf('/') + 1);
  if (format === 'ONE_DOC_PER_FILE') return [{ File, ...answerOf(classifier, text) }];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, at) => ({ File, Line: String(at), ...answerOf(classifier, line) }));
}

function answerOf(classifier: Classifier, text: string): Pick<JobPrediction, 'Classes' | 'Labels'> {
  const all = classifier.classify(canonicalText(text)).map(({ name, score }) => ({ Name: name, Score: score }));
  return classifier.mode === 'multi-label' ? { Labels: all } : { Classes: all.slice(0, classesMax) };
}
