import { scoringCost } from '../comprehend/prices.ts';
import type { Config, Task } from '../config/config.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import { Failure } from '../problems/failure.ts';
import type { Backend } from './backend.ts';
import { attemptOf, type Batch, batchesOf } from './batches.ts';
import { sha256 } from './desired.ts';
import { recordStart } from './ledger.ts';
import { tagsOf } from './ownership.ts';
import { answeredIn, answersIn, type Score } from './score.ts';
import { jobOf, type ScoringJob, stateOf } from './scoring-job.ts';
import { jobSecurity } from './security.ts';

/** Texts that a model is asked about. */
export interface Question {
  /** ARN of the version. */
  model: string;
  texts: readonly string[];
}

type Asked = Pick<Config, 'name' | 'task' | 'engine'>;
type Asking = Pick<Backend, 'comprehend' | 'storage' | 'root' | 'dataAccessRole' | 'now'>;

/** Answers that were asked for and paid. */
export interface Answers {
  score: Score;
  /** Sentences about jobs whose answers are not one for each text: of those texts nothing is known. */
  unusable: string[];
}

/**
 * All answers, or what is still waited for. Jobs of several models run at the same time.
 * @throws {Failure} when a job failed; the next run starts another one.
 */
export async function gatherAnswers(
  backend: Asking,
  config: Asked,
  questions: readonly Question[],
): Promise<Answers | { scoring: string }> {
  const known = new Map<string, Map<string, Prediction | null>>();
  const waiting: string[] = [];
  const failures: Failure[] = [];
  const unusable: string[] = [];
  for (const { model, texts } of questions) {
    const wanted = new Set(texts);
    if (wanted.size === 0) continue;
    for (const batch of await batchesOf(backend, config.name, model, wanted)) {
      const state = await ask(backend, config, model, batch);
      if ('output' in state) unusable.push(...remember(known, model, batch, await outputAt(backend, state.output), config.task));
      else if ('failed' in state) failures.push(state.failed);
      else waiting.push(state.waiting);
    }
  }
  if (failures.length > 0) throw failures[0]!;
  if (waiting.length > 0) return { scoring: waiting.join(', ') };
  return { score: async ({ arn }, texts) => answersTo(texts, known.get(arn)), unusable };
}

/** null when one of them was asked in a job that did not give one answer for each text. */
function answersTo(texts: readonly string[], known: ReadonlyMap<string, Prediction | null> = new Map()): Prediction[] | null {
  const answers = texts.map((text) => known.get(text) ?? null);
  return answers.every((answer) => answer !== null) ? answers : null;
}

function remember(
  known: Map<string, Map<string, Prediction | null>>,
  model: string,
  { texts }: Batch,
  output: Uint8Array,
  task: Task,
): string[] {
  const answers = answersIn(output, texts, task);
  const ofModel = known.get(model) ?? new Map<string, Prediction | null>();
  known.set(model, ofModel);
  for (const [line, text] of texts.entries()) ofModel.set(text, answers?.[line] ?? null);
  if (answers !== null) return [];
  const counts = `${answeredIn(output, texts, task)} of ${texts.length} documents`;
  return [
    `Two scoring jobs of ${model} gave other than one answer for each document, the last one for ${counts}; they are not paid for a third time: promote it explicitly with \`flywheel promote\`, or change the documents that it is asked about.`,
  ];
}

/** Where a batch stands; asked for when it is not under way. */
async function ask(
  backend: Asking,
  config: Asked,
  model: string,
  batch: Batch,
): Promise<{ output: string } | { waiting: string } | { failed: Failure }> {
  const { comprehend, storage } = backend;
  const { prefix, records } = batch;
  if (records.includes('output.json')) return readRecord<{ output: string }>(storage, `${prefix}output.json`);
  const attempt = attemptOf(records);
  const known = records.includes(`attempt-${attempt}.json`);
  const job = jobOf(comprehend, config.task, model);
  const id = known
    ? (await readRecord<{ job: string }>(storage, `${prefix}attempt-${attempt}.json`)).job
    : await started(backend, config, job, { model, batch, attempt });
  if (!known) await storage.putIfAbsent(`${prefix}attempt-${attempt}.json`, json({ job: id, at: backend.now().toISOString() }));
  const state = stateOf(id, await job.look(id));
  if (state.kind === 'completed') {
    const again = await miscounted(backend, config.task, batch, id, state.output);
    if (again !== null) {
      await storage.putIfAbsent(`${prefix}failed-${attempt}.json`, json({ message: again, miscounted: true }));
      return { waiting: again };
    }
    const record = { output: state.output };
    await storage.putIfAbsent(`${prefix}output.json`, json(record));
    return record;
  }
  if (state.kind === 'busy') return { waiting: state.words };
  await storage.putIfAbsent(`${prefix}failed-${attempt}.json`, json({ message: state.failure.message }));
  return { failed: state.failure };
}

/**
 * Why a batch is asked about once more; null where its answers stand. An output that is not one answer for each text may be an accident of the
 * service: it is paid for a second time, and never for a third.
 */
async function miscounted(
  backend: Asking,
  task: Task,
  { prefix, texts, records }: Batch,
  id: string,
  output: string,
): Promise<string | null> {
  const bytes = await outputAt(backend, output);
  if (answersIn(bytes, texts, task) !== null) return null;
  const failed = records.filter((record) => record.startsWith('failed-'));
  const before = await Promise.all(failed.map(async (record) => readRecord<{ miscounted?: true }>(backend.storage, `${prefix}${record}`)));
  if (before.some((record) => record.miscounted === true)) return null;
  return `scoring job ${id} answered ${answeredIn(bytes, texts, task)} of ${texts.length} documents, and is asked once more`;
}

/** A job whose start was never answered is found again by its name: who starts it twice pays twice. */
async function started(
  backend: Asking,
  config: Asked,
  job: ScoringJob,
  { model, batch, attempt }: { model: string; batch: Batch; attempt: number },
): Promise<string> {
  const { prefix, texts } = batch;
  const token = sha256(`${prefix}\n${attempt}`);
  // A name has 256 characters at most, and a prefix may have more.
  const JobName = `flywheel-${token.slice(0, 16)}-${texts.length}`;
  const found = await job.find(JobName);
  if (found !== undefined) return found;
  const why = `${texts.length} documents`;
  await recordStart(backend, config.name, { kind: 'scoring', start: token, what: model, usd: scoringCost(texts), why });
  return job.start({
    JobName,
    ClientRequestToken: token,
    DataAccessRoleArn: backend.dataAccessRole,
    InputDataConfig: { S3Uri: `${prefix}texts.txt`, InputFormat: 'ONE_DOC_PER_LINE' },
    ...jobSecurity(config, prefix),
    Tags: tagsOf(config),
  });
}

async function outputAt({ storage }: Asking, uri: string): Promise<Uint8Array> {
  const bytes = await storage.get(uri);
  if (bytes !== undefined) return bytes;
  throw new Failure('scoring-output', `The answers of a scoring job are not at ${uri} any more.`, {
    hint: 'Restore the object from an earlier version of the bucket: the answers were paid for.',
  });
}

async function readRecord<T>(storage: Asking['storage'], uri: string): Promise<T> {
  return JSON.parse(Buffer.from((await storage.get(uri))!).toString('utf8')) as T;
}

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
