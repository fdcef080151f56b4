/**
 * How good and how fast the recognizer is on a folder with train.conll and test.conll (token and IOB2 tag in tab-separated columns, an
 * empty line behind each document), and peers on the same documents: commands that take the folder and print
 * {"name", "seconds", "f1"} as JSON, as bench/peers/crfsuite.py does.
 *
 *   npx esbuild bench/entities.ts --bundle --platform=node --format=esm --outfile=/tmp/entities.mjs
 *   node /tmp/entities.mjs FOLDER ["python3 bench/peers/crfsuite.py" …]
 *
 * The text of a document is its tokens with a space between them. Seconds are of processor time; one fit, which is ours with the reading of
 * the texts and a peer's training alone, and its peers run in turn, and their medians are compared.
 */
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRecognizer } from '../src/learning/entities/model.ts';
import { fit } from '../src/learning/entities/optimiser.ts';
import { stateProblem } from '../src/learning/entities/problem.ts';
import { type EntityExample, trainRecognizer } from '../src/learning/entities/train.ts';
import { calibration } from '../src/learning/evaluation/calibration.ts';
import { evaluateSpans, spanText } from '../src/learning/evaluation/spans.ts';
import { mixBits } from '../src/learning/random.ts';

const [folder, ...peers] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder with train.conll and test.conll.');

const train = byHash(readExamples(join(folder, 'train.conll')));
const test = readExamples(join(folder, 'test.conll'));
const types = [...new Set(train.flatMap(({ entities }) => entities.map(({ type }) => type)))].sort();
const rounds = 3;

const [wholeFit, { model, outOfFold }] = timed(() => trainRecognizer(train, types));
const [loading, recognizer] = timed(() => {
  const loaded = loadRecognizer(model);
  loaded.detect('');
  return loaded;
});
const detectAll = (): ReturnType<typeof recognizer.detect>[] => test.map(({ text }) => recognizer.detect(text));
const [predicting, answers] = timed(detectAll);
const warm = Array.from({ length: 9 }, () => timed(detectAll)[0]);
const peak = process.resourceUsage().maxRSS / 1024;

const oneFits: number[] = [];
const peerRuns = peers.map(() => [] as { name: string; seconds: number; f1: number }[]);
for (let round = 0; round < rounds; round++) {
  const [oneFit] = timed(() => fit(stateProblem(train, types, []), Int32Array.from(train.keys())));
  oneFits.push(oneFit);
  peers.forEach((peer, number) => {
    peerRuns[number]!.push(JSON.parse(execSync(`${peer} '${folder}'`, { encoding: 'utf8' })));
  });
}

const spansOf = (examples: readonly EntityExample[]): string[][] => examples.map(({ entities }) => entities.map(spanText));
const actual = spansOf(test);
const predicted = answers.map((spans) => spans.map(spanText));
const scores = evaluateSpans(actual, predicted);
const folded = evaluateSpans(
  spansOf(train),
  outOfFold.predicted.map((spans) => spans.map(spanText)),
);
const sure = calibration(
  answers.flat().map(({ score }) => score),
  predicted.flatMap((spans, document) => spans.map((span) => actual[document]!.includes(span))),
);
const tokens = test.reduce((sum, { text }) => sum + text.split(' ').length, 0);
print({
  'documents, train and test': `${train.length}, ${test.length}`,
  'F1, precision, recall': [scores.f1, scores.precision, scores.recall].map(percent).join(', '),
  'F1 out of fold': percent(folded.f1),
  'calibration error, out of fold': percent(outOfFold.expectedCalibrationError),
  'calibration error, test': percent(sure.error),
  threshold: outOfFold.threshold,
  'one fit, s': median(oneFits).toFixed(2),
  [`with ${outOfFold.folds} folds, cold, s`]: wholeFit.toFixed(2),
  'tokens per second, cold and warm': `${Math.round(tokens / predicting)}, ${Math.round(tokens / median(warm))}`,
  'model, bytes': model.length,
  'load to first answer, ms': (1000 * loading).toFixed(1),
  'peak memory, MB': Math.round(peak),
});
for (const [type, each] of Object.entries(scores.perLabel)) print({ [`  ${type}, F1 of ${each.support}`]: percent(each.f1) });
for (const runs of peerRuns) {
  const seconds = median(runs.map((run) => run.seconds));
  print({
    [runs[0]!.name]: '',
    '  F1': percent(median(runs.map((run) => run.f1))),
    '  training, s': seconds.toFixed(2),
    '  one fit of ours ÷ its training': (median(oneFits) / seconds).toFixed(2),
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

function percent(rate: number): string {
  return (100 * rate).toFixed(2);
}

function print(table: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(table)) process.stdout.write(`${name.padEnd(34)}${String(value).padStart(22)}\n`);
}

/** An order that depends on content alone, as fingerprint order does. */
function byHash(examples: EntityExample[]): EntityExample[] {
  const hash = ({ text }: EntityExample): number =>
    Array.from(text).reduce((sum, character) => mixBits(Math.imul(sum, 31) + character.codePointAt(0)!), 7);
  return examples
    .map((example) => ({ example, key: hash(example) }))
    .sort((a, b) => a.key - b.key)
    .map(({ example }) => example);
}

function readExamples(file: string): EntityExample[] {
  const blocks = readFileSync(file, 'utf8').split(/\n\s*\n/);
  return blocks.filter((block) => block.trim() !== '').map((block) => readExample(block.split('\n').filter((line) => line.trim() !== '')));
}

function readExample(lines: string[]): EntityExample {
  let text = '';
  const entities: { start: number; end: number; type: string }[] = [];
  for (const line of lines) {
    const [token, tag] = line.split('\t') as [string, string];
    if (text !== '') text += ' ';
    const start = text.length;
    text += token;
    if (tag.startsWith('B-')) entities.push({ start, end: text.length, type: tag.slice(2) });
    else if (tag.startsWith('I-')) entities.at(-1)!.end = text.length;
  }
  return { text, entities };
}
