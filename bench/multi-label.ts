/**
 * How good and how fast the multi-label classifier is on a folder with train.csv and test.csv in Comprehend's format, labels joined by |.
 *
 *   npx esbuild bench/multi-label.ts --bundle --platform=node --format=esm --outfile=/tmp/multi-label.mjs && node /tmp/multi-label.mjs FOLDER
 *
 * Seconds are of this machine, in one process; run it a few times and take the median.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../src/datasets/document.ts';
import { readDocuments } from '../src/datasets/read.ts';
import { loadClassifier } from '../src/learning/classifier/model.ts';
import { trainMultiLabelClassifier } from '../src/learning/classifier/multi-label.ts';
import { calibration } from '../src/learning/evaluation/calibration.ts';
import { evaluateLabelSets, labelsAt } from '../src/learning/evaluation/label-sets.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name a folder with train.csv and test.csv.');

const train = (await read('train.csv')).sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
const test = await read('test.csv');
const labels = [...new Set(train.flatMap((document) => document.labels))].sort();

const start = performance.now();
const { model, outOfFold } = trainMultiLabelClassifier(train, labels);
const training = performance.now() - start;
const loadStart = performance.now();
const classifier = loadClassifier(model);
classifier.classify('');
const loading = performance.now() - loadStart;
const predictStart = performance.now();
const answers = test.map(({ text }) => classifier.classify(text));
const predicting = performance.now() - predictStart;

const sets = answers.map((classes) => labelsAt(classes, 0.5));
const actual = test.map((document) => document.labels);
const scores = evaluateLabelSets(actual, sets, labels.length);
const given = answers.flatMap((classes, at) => classes.filter(({ name }) => sets[at]!.includes(name)).map((each) => ({ ...each, at })));
const ownSets = outOfFold.predicted.map((numbers) => numbers.map((number) => labels[number]!));
const folded = evaluateLabelSets(
  train.map((document) => document.labels),
  ownSets,
  labels.length,
);
const percent = (rate: number): string => (100 * rate).toFixed(2);
const table: Record<string, string | number> = {
  'documents, train and test': `${train.length}, ${test.length}`,
  labels: labels.length,
  'micro F1': percent(scores.microF1),
  'macro F1': percent(scores.f1),
  'exact sets': percent(scores.accuracy),
  'Hamming loss': percent(scores.hammingLoss!),
  'out of fold, micro and macro F1': `${percent(folded.microF1)}, ${percent(folded.f1)}`,
  'calibration error of given labels': percent(
    calibration(
      given.map(({ score }) => score),
      given.map(({ name, at }) => actual[at]!.includes(name)),
    ).error,
  ),
  'cost chosen': outOfFold.cost,
  [`whole training, ${outOfFold.folds} folds, s`]: (training / 1000).toFixed(2),
  'predictions per second': Math.round((1000 * test.length) / predicting),
  'model, bytes': model.length,
  'load to first prediction, ms': loading.toFixed(1),
  'peak memory, MB': Math.round(process.resourceUsage().maxRSS / 1024),
};
for (const [name, value] of Object.entries(table)) process.stdout.write(`${name.padEnd(36)}${String(value).padStart(14)}\n`);

async function read(name: string): Promise<Document[]> {
  const file = { path: name, read: () => createReadStream(join(folder!, name)) };
  const { documents, problems } = await readDocuments([file], {
    format: 'comprehend-csv',
    columns: null,
    delimiter: null,
    labelDelimiter: '|',
  });
  for (const { line, message } of problems) process.stderr.write(`${name}:${line}: ${message}\n`);
  return documents;
}
