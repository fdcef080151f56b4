/**
 * Answers that Amazon Comprehend is paid for, once for each model and text: they are kept in the lake, and only texts without an answer go
 * into a job. Under `<root>/predictions/<flywheel>/<model>/<version>/<batch>/`, `batch` being named by its texts:
 *
 *   texts.txt        the texts of one job, one on each line
 *   attempt-1.json   the job, as soon as it is known
 *   failed-1.json    why that job gave no answers; then there is another attempt
 *   output.json      where the answers are
 */
import { parseArn } from '../comprehend/arn.ts';
import type { ReadStorage, Storage } from '../comprehend/storage.ts';
import { sha256 } from './desired.ts';

/** Texts that go into one job. */
export interface Batch {
  /** Ends with a slash. */
  prefix: string;
  texts: readonly string[];
  /** Names of its records. */
  records: readonly string[];
}

interface Reading {
  storage: ReadStorage;
  root: string;
}

/** The batches that hold the texts that are wanted of a model; those that were never asked about make a batch of their own. */
export async function batchesOf(
  backend: Reading & { storage: Storage },
  flywheel: string,
  model: string,
  wanted: ReadonlySet<string>,
): Promise<Batch[]> {
  const missing = new Set(wanted);
  const batches: Batch[] = [];
  for (const batch of await storedBatches(backend, flywheel, model)) {
    if (!batch.texts.some((text) => missing.has(text))) continue;
    for (const text of batch.texts) missing.delete(text);
    batches.push(batch);
  }
  if (missing.size === 0) return batches;
  const texts = [...missing].sort();
  const folder = `${folderOf(backend.root, flywheel, model)}${sha256(texts.join('\n')).slice(0, 16)}/`;
  await backend.storage.putIfAbsent(`${folder}texts.txt`, Buffer.from(`${texts.join('\n')}\n`));
  return [...batches, { prefix: folder, texts, records: [] }];
}

function folderOf(root: string, flywheel: string, model: string): string {
  const { name, part = 'first' } = parseArn(model)!;
  return `${root}/predictions/${flywheel}/${name}/${part}/`;
}

async function storedBatches({ storage, root }: Reading, flywheel: string, model: string): Promise<Batch[]> {
  const uris = await storage.list(folderOf(root, flywheel, model));
  const folders = uris.filter((uri) => uri.endsWith('/texts.txt')).map((uri) => uri.slice(0, -'texts.txt'.length));
  return Promise.all(
    folders.map(async (prefix) => ({
      prefix,
      texts: linesOf((await storage.get(`${prefix}texts.txt`))!),
      records: uris.filter((uri) => uri.startsWith(prefix)).map((uri) => uri.slice(prefix.length)),
    })),
  );
}

/** Texts that a model has answered, or is paid for answering. */
export async function answeredTexts(lake: Reading, flywheel: string, model: string): Promise<Set<string>> {
  const batches = await storedBatches(lake, flywheel, model);
  const paid = batches.filter(({ records }) => records.includes('output.json') || records.includes(`attempt-${attemptOf(records)}.json`));
  return new Set(paid.flatMap(({ texts }) => texts));
}

/** The attempt that is under way or comes next. */
export const attemptOf = (records: readonly string[]): number => records.filter((record) => record.startsWith('failed-')).length + 1;

const linesOf = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
