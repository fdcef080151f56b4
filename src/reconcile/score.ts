import type { Entity as AnyEntity, DocumentClass } from '@aws-sdk/client-comprehend';
import { readEntitiesOutput, readJobOutput } from '../comprehend/job-output.ts';
import { codeUnitsIn } from '../comprehend/offsets.ts';
import { type Task, thresholdOf } from '../config/config.ts';
import { labelsAt } from '../learning/evaluation/label-sets.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import { spanText } from '../learning/evaluation/spans.ts';
import type { EmbeddedBackend } from './backend.ts';
import { sha256 } from './desired.ts';
import type { Model } from './generation.ts';
import { jobOf, outputOf } from './scoring-job.ts';

/**
 * One model's answers for texts, in their order, through a job of the embedded engine on the version's ARN. Of a multi-label model an answer is the labels whose
 * confidence reaches the task's threshold, or else the most likely one; of an entity recognizer the entities, as texts of spans.
 * null when the job's output is not one answer for each text: then nothing can be compared.
 * @throws {Failure} when the job fails or does not end.
 */
export async function predictions(
  backend: EmbeddedBackend,
  model: string,
  texts: readonly string[],
  task: Task,
): Promise<Prediction[] | null> {
  if (texts.length === 0) return [];
  const { comprehend, storage, wait } = backend.scoring;
  const token = sha256(`${model}\n${texts.join('\n')}`);
  const input = `${backend.root}/scoring/${token}/input.txt`;
  await storage.putIfAbsent(input, Buffer.from(`${texts.join('\n')}\n`));
  const job = jobOf(comprehend, task, model);
  const id = await job.start({
    ClientRequestToken: token,
    DataAccessRoleArn: backend.dataAccessRole,
    InputDataConfig: { S3Uri: input, InputFormat: 'ONE_DOC_PER_LINE' },
    OutputDataConfig: { S3Uri: `${backend.root}/scoring/${token}/` },
  });
  const output = await storage.get(await outputOf(job, id, wait));
  return output === undefined ? null : answersIn(output, texts, task);
}

/** Of an entity in an answer, whichever operation gave it, what counts. */
type Entity = Pick<AnyEntity, 'BeginOffset' | 'EndOffset' | 'Score'> & { Type?: string | undefined };

/** The answers of any model to any texts, for one task. */
export type Score = (model: Model, texts: readonly string[]) => Promise<Prediction[] | null>;

/** Asks the embedded engine, which answers while it is waited for. */
export const scorer =
  (backend: EmbeddedBackend, task: Task): Score =>
  (model, texts) =>
    predictions(backend, model.arn, texts, task);

/** The answers in a job's output, in the order of its texts; null when it is not one answer for each text. */
export const answersIn = (output: Uint8Array, texts: readonly string[], task: Task): Prediction[] | null =>
  byLine(task.type === 'entity-recognizer' ? entitiesIn(output, texts) : classesIn(output, thresholdOf(task)), texts.length);

/** How many of the texts have an answer in a job's output. */
export const answeredIn = (output: Uint8Array, texts: readonly string[], task: Task): number => {
  const lines = task.type === 'entity-recognizer' ? entitiesIn(output, texts) : classesIn(output, thresholdOf(task));
  return new Set(lines.flatMap(([line, answer]) => (answer === undefined || line >= texts.length ? [] : [line]))).size;
};

/** An answer and the line that it is for; undefined where the service gave none. */
type Line = [line: number, answer: Prediction | undefined];

/** The service names lines from 0, in no promised order. */
function byLine(lines: readonly Line[], count: number): Prediction[] | null {
  const answers: (Prediction | undefined)[] = new Array<Prediction | undefined>(count).fill(undefined);
  for (const [line, answer] of lines) answers[line] = answer;
  return lines.length === count && answers.every((answer) => answer !== undefined) ? answers : null;
}

/** A document without classes is one that the service could not answer. */
function classesIn(output: Uint8Array, threshold: number | null): Line[] {
  return readJobOutput(output).map((row) => {
    const classes = row.Labels ?? row.Classes ?? [];
    return [Number(row.Line), classes.length === 0 ? undefined : classified(classes, threshold)];
  });
}

/** The answer of a classifier, by what the service says of each class. */
export function classified(found: readonly DocumentClass[], threshold: number | null): Prediction {
  const classes = found.map(({ Name, Score }) => ({ name: Name!, score: Score! })).sort((a, b) => b.score - a.score);
  if (threshold === null) return { labels: [classes[0]!.name], score: classes[0]!.score, classes };
  const labels = labelsAt(classes, threshold);
  const sum = classes.reduce((total, { name, score }) => total + (labels.includes(name) ? score : 0), 0);
  return { labels, score: sum / labels.length, classes };
}

/** A document without entities is answered: there are none. */
const entitiesIn = (output: Uint8Array, texts: readonly string[]): Line[] =>
  readEntitiesOutput(output).map(({ Line, Entities }) => [Number(Line), recognized(texts[Number(Line)] ?? '', Entities)]);

/** The answer of a recognizer about a text; the service counts code points. */
export function recognized(text: string, entities: readonly Entity[]): Prediction {
  const unit = codeUnitsIn(text);
  const classes = entities
    .map(({ BeginOffset, EndOffset, Type, Score }) => ({
      name: spanText({ start: unit(BeginOffset!), end: unit(EndOffset!), type: Type! }),
      score: Score!,
    }))
    .sort((a, b) => b.score - a.score);
  const sum = classes.reduce((total, { score }) => total + score, 0);
  return { labels: classes.map(({ name }) => name).sort(), score: classes.length === 0 ? 0 : sum / classes.length, classes };
}
