/**
 * How good and how fast the classifier is on a folder with train.csv and test.csv (header `text,category`).
 *
 *   npx esbuild bench/learning.ts --bundle --platform=node --format=esm --outfile=/tmp/learning.mjs && node /tmp/learning.mjs FOLDER
 *
 * Seconds are of this machine, in one process; run it a few times and take the median.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fit } from '../src/learning/classifier/fit.ts';
import { loadClassifier } from '../src/learning/classifier/model.ts';
import { stateProblem } from '../src/learning/classifier/problem.ts';
import { type Example, trainClassifier } from '../src/learning/classifier/train.ts';
import { mixBits } from '../src/learning/random.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name a folder with train.csv and test.csv.');

const train = byHash(readExamples(join(folder, 'train.csv')));
const test = readExamples(join(folder, 'test.csv'));
const labels = [...new Set(train.map(({ label }) => label))].sort();

const [oneFit] = timed(() => fit(stateProblem(train, labels, []).problem, Int32Array.from(train.keys())));
const [wholeFit, { model, outOfFold }] = timed(() => trainClassifier(train, labels));
const [loading, classifier] = timed(() => {
  const loaded = loadClassifier(model);
  loaded.classify('');
  return loaded;
});
const [predicting, predictions] = timed(() => test.map(({ text }) => classifier.classify(text)[0]!));

const rightFolds = train.filter(({ label }, index) => labels[outOfFold.predicted[index]!] === label).length;
const right = test.filter(({ label }, index) => predictions[index]!.name === label).length;
print({
  'documents, train and test': `${train.length}, ${test.length}`,
  labels: labels.length,
  accuracy: percent(right / test.length),
  'macro F1': percent(macroF1(predictions.map(({ name }) => name))),
  'out-of-fold accuracy': percent(rightFolds / train.length),
  'calibration error, out of fold': percent(outOfFold.expectedCalibrationError),
  'calibration error, test': percent(calibrationError()),
  temperature: outOfFold.temperature.toFixed(2),
  'one fit, s': (oneFit / 1000).toFixed(2),
  [`with ${outOfFold.folds} folds, s`]: (wholeFit / 1000).toFixed(2),
  'predictions per second': Math.round((1000 * test.length) / predicting),
  'model, bytes': model.length,
  'load to first prediction, ms': loading.toFixed(1),
  'peak memory, MB': Math.round(process.resourceUsage().maxRSS / 1024),
});

function timed<Result>(work: () => Result): [number, Result] {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

function macroF1(predicted: string[]): number {
  const supported = [...new Set(test.map(({ label }) => label))];
  const each = supported.map((label) => {
    const hits = test.filter((example, index) => example.label === label && predicted[index] === label).length;
    const both = test.filter((example) => example.label === label).length + predicted.filter((name) => name === label).length;
    return (2 * hits) / both;
  });
  return each.reduce((sum, value) => sum + value, 0) / each.length;
}

function calibrationError(): number {
  const gaps = new Float64Array(15);
  predictions.forEach(({ name, score }, index) => {
    gaps[Math.min(14, Math.floor(score * 15))]! += score - (name === test[index]!.label ? 1 : 0);
  });
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / test.length;
}

function percent(rate: number): string {
  return (100 * rate).toFixed(2);
}

function print(table: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(table)) process.stdout.write(`${name.padEnd(32)}${String(value).padStart(14)}\n`);
}

/** An order that depends on content alone, as fingerprint order does. */
function byHash(examples: Example[]): Example[] {
  const hash = ({ text, label }: Example): number =>
    Array.from(text + label).reduce((sum, character) => mixBits(Math.imul(sum, 31) + character.codePointAt(0)!), 7);
  return examples
    .map((example) => ({ example, key: hash(example) }))
    .sort((a, b) => a.key - b.key)
    .map(({ example }) => example);
}

function readExamples(file: string): Example[] {
  const [header, ...records] = readRecords(readFileSync(file, 'utf8'));
  const text = header!.indexOf('text');
  const label = header!.indexOf('category');
  return records.map((record) => ({ text: record[text]!.replace(/\s+/g, ' ').trim(), label: record[label]! }));
}

function readRecords(content: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  return records.filter((record) => record.length > 1);
}
