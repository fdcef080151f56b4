/**
 * How good and how fast the classifier is on a folder with train.csv and test.csv (header `text,category`), and peers on the same
 * documents: commands that take the folder and print {"name", "seconds", "accuracy"} as JSON, as those in bench/peers do.
 *
 *   npx esbuild bench/learning.ts --bundle --platform=node --format=esm --outfile=/tmp/learning.mjs
 *   node /tmp/learning.mjs FOLDER ["python3 bench/peers/liblinear.py" …]
 *
 * Seconds are of processor time, so that what else runs on the machine counts as little as it can. One fit and its peers run in
 * turn, and their medians are compared: ours with the reading of the texts, a peer's training alone. "Cold" is the first time in
 * the process, as in a run that trains once.
 */
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fit, openProblem } from '../src/learning/classifier/fit.ts';
import { loadClassifier } from '../src/learning/classifier/model.ts';
import { stateProblem } from '../src/learning/classifier/problem.ts';
import { type Example, trainClassifier } from '../src/learning/classifier/train.ts';
import { mixBits } from '../src/learning/random.ts';

const [folder, ...peers] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder with train.csv and test.csv.');

const train = byHash(readExamples(join(folder, 'train.csv')));
const test = readExamples(join(folder, 'test.csv'));
const labels = [...new Set(train.map(({ label }) => label))].sort();

const rounds = 5;

const [wholeFit, { model, outOfFold }] = timed(() => trainClassifier(train, labels));
const [loading, classifier] = timed(() => {
  const loaded = loadClassifier(model);
  loaded.classify('');
  return loaded;
});
const [predicting, predictions] = timed(() => test.map(({ text }) => classifier.classify(text)[0]!));

const peak = process.resourceUsage().maxRSS / 1024;
const oneFits: number[] = [];
const peerRuns = peers.map(() => [] as { name: string; seconds: number; accuracy: number }[]);
for (let round = 0; round < rounds; round++) {
  const [oneFit] = timed(() => fit(openProblem(stateProblem(train, labels, []).problem), Int32Array.from(train.keys())));
  oneFits.push(oneFit);
  peers.forEach((peer, number) => {
    peerRuns[number]!.push(JSON.parse(execSync(`${peer} '${folder}'`, { encoding: 'utf8' })));
  });
}
const oneFit = median(oneFits);

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
  'one fit, s': oneFit.toFixed(2),
  [`with ${outOfFold.folds} folds, cold, s`]: wholeFit.toFixed(2),
  'predictions per second, cold': Math.round(test.length / predicting),
  'model, bytes': model.length,
  'load to first prediction, ms': (1000 * loading).toFixed(1),
  'peak memory, MB': Math.round(peak),
});
for (const runs of peerRuns) {
  const seconds = median(runs.map((run) => run.seconds));
  print({
    [runs[0]!.name]: '',
    '  accuracy': percent(median(runs.map((run) => run.accuracy))),
    '  training, s': seconds.toFixed(2),
    '  one fit of ours ÷ its training': (oneFit / seconds).toFixed(2),
  });
}

/** Seconds of processor time, threads of the engine included. */
function timed<Result>(work: () => Result): [number, Result] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1e6, result];
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
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
