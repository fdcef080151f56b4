import type { InputFormat } from '@aws-sdk/client-comprehend';
import { type ModelKind, modelKindOf } from '../comprehend/arn.ts';
import { type JobEntities, type JobPrediction, writeEntitiesOutput, writeJobOutput } from '../comprehend/job-output.ts';
import { noQuota, openJobQuota } from './job-quota.ts';
import { MissingObject, readObject } from './lake/object.ts';
import type { Job } from './lake/resources.ts';
import type { Answer } from './learner.ts';
import type { Services } from './operation.ts';
import { Unfit } from './unfit.ts';

/** Classes given for each document by a multi-class model, as many as the service gives. */
const classesMax = 10;

/** An answer and where its document stood: without a line, the document is the file. */
interface Answered {
  file: string;
  /** 0-based. */
  line?: number;
  answer: Answer;
}

/** The output of one job, written as it grows. */
interface Output {
  add: (answered: Answered) => void;
  count: () => number;
  bytes: () => Uint8Array;
}

/** How the outputs of the two kinds of jobs are named and written. */
const forms: Record<ModelKind, { mark: string; open: () => Output }> = {
  classifier: {
    mark: 'CLN',
    open: () =>
      openOutput(
        ({ file, line, answer: { Classes, Labels } }): JobPrediction => ({
          ...{ File: file, ...(line === undefined ? {} : { Line: String(line) }) },
          ...(Labels === undefined ? { Classes: Classes!.slice(0, classesMax) } : { Labels }),
        }),
        writeJobOutput,
      ),
  },
  recognizer: {
    mark: 'NER',
    open: () =>
      openOutput(
        ({ file, line, answer: { Entities } }): JobEntities => ({
          ...{ Entities: Entities!, File: file },
          ...(line === undefined ? {} : { Line: line }),
        }),
        writeEntitiesOutput,
      ),
  },
};

function openOutput<Row>(rowOf: (answered: Answered) => Row, write: (rows: readonly Row[]) => Uint8Array): Output {
  const rows: Row[] = [];
  return { add: (answered) => rows.push(rowOf(answered)), count: () => rows.length, bytes: () => write(rows) };
}

/** As the service names it: `<given>/<account>-CLN-<job id>/output/output.tar.gz`, and NER for a job that finds entities. */
export const outputUri = (kind: ModelKind, given: string, account: string, id: string): string =>
  `${given.replace(/\/+$/, '')}/${account}-${forms[kind].mark}-${id}/output/output.tar.gz`;

/** Answers the job's documents, writes its output, and says how the job ends: COMPLETED, or FAILED with a message. */
export async function runJob(job: Job, services: Services): Promise<Job> {
  const { store, models, now, progress, strict } = services;
  const ended = (status: 'COMPLETED' | 'FAILED', message?: string): Job => ({
    ...job,
    status,
    ended: now(),
    ...(message === undefined ? {} : { message }),
  });
  const uris = await store.storage.list(job.input.uri);
  if (uris.length === 0) return ended('FAILED', `NO_READ_ACCESS_TO_INPUT: No object begins with ${job.input.uri}.`);
  try {
    const model = await models.ofModel(job.model);
    const kind = modelKindOf(job.model);
    const quota = strict ? openJobQuota(kind) : noQuota;
    const output = forms[kind].open();
    for (const uri of uris) {
      const bytes = await readObject(store.storage, uri);
      quota.object(bytes.length);
      const documents = documentsIn(new TextDecoder().decode(bytes), job.input.format);
      quota.documents(documents.map(({ text }) => Buffer.byteLength(text)));
      const file = uri.slice(uri.lastIndexOf('/') + 1);
      for (const document of documents) output.add({ file, ...document, answer: model.answer(document.text) });
    }
    progress(`Answered ${output.count()} documents`);
    await store.storage.putIfAbsent(job.output.uri, output.bytes());
    return ended('COMPLETED');
  } catch (error) {
    if (!(error instanceof MissingObject || error instanceof Unfit)) throw error;
    return ended('FAILED', error.message);
  }
}

/** Every line is a document, an empty one too, so that lines can be counted; what follows the last line break is none when it is empty. */
function documentsIn(text: string, format: InputFormat): { text: string; line?: number }[] {
  if (format === 'ONE_DOC_PER_FILE') return [{ text }];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((each, line) => ({ text: each, line }));
}
