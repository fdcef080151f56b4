/**
 * How often the judge errs, in populations where the truth is known, and, with a folder that holds a labelled train.csv
 * (header `text,category`), how well it sees swapped labels in real text.
 *
 *   npx esbuild bench/verdict.ts --bundle --platform=node --format=esm --outfile=/tmp/verdict.mjs && node /tmp/verdict.mjs [FOLDER]
 *
 * Everything is seeded: two runs print the same, but for the seconds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadClassifier } from '../src/learning/classifier/model.ts';
import { type Example, trainClassifier } from '../src/learning/classifier/train.ts';
import { seededRandom } from '../src/learning/evaluation/random.ts';
import { shuffle } from '../src/learning/random.ts';
import type { AddedRows } from '../src/promotion/evidence.ts';
import { suspiciousLabels } from '../src/promotion/suspicious.ts';
import { evidenceOf } from '../test/promotion/sample.ts';
import { addedRows, decisions, drift, everBetter } from '../test/promotion/simulation.ts';

const folder = process.argv[2];
/** A rate with its 95 % interval (Wilson), for these are samples too. */
function share(part: number, whole: number): string {
  const [z, rate] = [1.96, part / whole];
  const middle = (rate + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const half = (z * Math.sqrt((rate * (1 - rate)) / whole + z ** 2 / (4 * whole ** 2))) / (1 + z ** 2 / whole);
  const percent = (value: number) => (100 * Math.abs(value)).toFixed(1);
  return `${percent(rate)} % (${part} of ${whole}; ${percent(middle - half)}–${percent(middle + half)})`;
}
const seeds = (number: number) => Array.from({ length: number }, (_, seed) => seed);

function section(title: string, rows: () => [string, string][]): void {
  const start = performance.now();
  console.log(`\n${title}`);
  for (const [name, value] of rows()) console.log(`  ${name.padEnd(64)} ${value}`);
  console.log(`  ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

section('One candidate, 400 test documents, 1,000 draws', () => {
  const draws = 1000;
  const run = (accuracy: number, require: 'not-worse' | 'better' = 'not-worse', reference = false) =>
    decisions({ draws, documents: 400, accuracy, policy: { require }, reference });
  return [
    ['equally good: REJECT', share(run(0.85).REJECT, draws)],
    ['equally good, and a reference as good: REJECT', share(run(0.85, 'not-worse', true).REJECT, draws)],
    ['equally good, under `better`: PROMOTE', share(run(0.85, 'better').PROMOTE, draws)],
    ['5 points worse: REJECT', share(run(0.8).REJECT, draws)],
    ['5 points better, under `better`: PROMOTE', share(run(0.9, 'better').PROMOTE, draws)],
  ];
});

section('100 merges, each 0.4 points worse than what serves; 400 test documents, maximumDrop 1 point; 50 runs', () => {
  const runs = (reference: boolean) =>
    seeds(50).map((seed) =>
      drift({ seed: `run ${seed}`, merges: 100, documents: 400, step: 0.004, maximumDrop: 0.01, reference, common: 0.97 }),
    );
  return [true, false].flatMap((reference): [string, string][] => {
    const all = runs(reference);
    const points = (value: number) => (100 * value).toFixed(1);
    const mean = (values: number[]) => points(values.reduce((sum, value) => sum + value, 0) / values.length);
    const lost = all.map((run) => run.lost);
    const how = reference ? 'with the reference' : 'without it';
    return [
      [`${how}: points lost in truth, mean and most`, `${mean(lost)}, ${points(Math.max(...lost))}`],
      [`${how}: allowed, mean`, mean(all.map((run) => run.allowed))],
      [`${how}: runs that lost more than allowed`, share(all.filter((run) => run.lost > run.allowed).length, all.length)],
    ];
  });
});

section('50 equally good candidates in a row against one active model, `better`; 200 test documents, 500 runs', () => {
  const run = (level: (attempt: number) => number) => seeds(500).filter((seed) => everBetter(`peeking ${seed}`, 50, 200, level)).length;
  return [
    [
      'any PROMOTE, tested at 0.05/(k(k+1))',
      share(
        run((attempt) => 0.05 / (attempt * (attempt + 1))),
        500,
      ),
    ],
    [
      'any PROMOTE, had each been tested at 0.05',
      share(
        run(() => 0.05),
        500,
      ),
    ],
  ];
});

const held = (added: AddedRows): boolean => {
  const known = Object.keys(added.expected.perLabel);
  const evidence = evidenceOf({ actual: [], candidate: [], active: [] }, { added, labels: { candidate: known, active: known } });
  return suspiciousLabels(evidence).rows.length > 0;
};

section('300 added rows, twenty labels that the serving model agrees with 75–98 % of the time; 1,000 draws', () => {
  const run = (swapped: number) => share(seeds(1000).filter((seed) => held(addedRows(`rows ${seed}`, 300, swapped))).length, 1000);
  return [
    ['clean: HOLD', run(0)],
    ['5 % swapped: HOLD', run(15)],
    ['10 % swapped: HOLD', run(30)],
  ];
});

if (folder !== undefined) realRows(readExamples(join(folder, 'train.csv')));

function realRows(all: readonly Example[]): void {
  const [splits, draws, rows] = [10, 50, 300];
  section(`${rows} added rows of ${folder}, serving models of 9,000 rows: ${splits} splits, ${draws} draws each`, () => {
    const counts = new Map([0, 0.03, 0.05, 0.1].map((swapped) => [swapped, 0]));
    for (const split of seeds(splits)) {
      const next = seededRandom(`split ${split}`);
      const order = Int32Array.from(all.keys());
      shuffle(order, next);
      const shuffled = Array.from(order, (index) => all[index]!);
      const serving = servingModel(shuffled.slice(0, 9000), shuffled.slice(9000));
      for (const swapped of counts.keys())
        for (const _ of seeds(draws)) if (held(serving(next, rows, swapped))) counts.set(swapped, counts.get(swapped)! + 1);
    }
    return [...counts].map(([swapped, count]) => [`${100 * swapped} % swapped: HOLD`, share(count, splits * draws)]);
  });
}

/** Trains on `known` and returns what draws added rows from `fresh`, a share of them under a label drawn from the others. */
function servingModel(known: readonly Example[], fresh: readonly Example[]) {
  const labels = [...new Set(known.map(({ label }) => label))].sort();
  const { model, outOfFold } = trainClassifier(known, labels);
  const classifier = loadClassifier(model);
  const answers = fresh.map(({ text }) => classifier.classify(text).slice(0, 5));
  const perLabel = Object.fromEntries(labels.map((label) => [label, { documents: 0, agreed: 0 }]));
  known.forEach(({ label }, index) => {
    perLabel[label]!.documents++;
    if (labels[outOfFold.predicted[index]!] === label) perLabel[label]!.agreed++;
  });
  const agreed = Object.values(perLabel).reduce((sum, one) => sum + one.agreed, 0);
  const another = (label: string, next: () => number): string => {
    const drawn = labels[next() % labels.length]!;
    return drawn === label ? another(label, next) : drawn;
  };
  return (next: () => number, rows: number, swapped: number): AddedRows => {
    const order = Int32Array.from(fresh.keys());
    shuffle(order, next);
    const chosen = [...order.subarray(0, rows)];
    const given = chosen.map((index, at) => (at < swapped * rows ? another(fresh[index]!.label, next) : fresh[index]!.label));
    return {
      given: given.map((label) => [label]),
      groups: given,
      predictions: chosen.map((index) => ({
        labels: [answers[index]![0]!.name],
        score: answers[index]![0]!.score,
        classes: answers[index]!,
      })),
      expected: { documents: known.length, agreed, perLabel },
    };
  };
}

/** Two columns, text and label, under a header; quotes as in RFC 4180. */
function readExamples(file: string): Example[] {
  const rows = readFileSync(file, 'utf8').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*)),([^\r\n]*)(?:\r?\n|$)/g);
  return [...rows].slice(1).map((row) => ({ text: (row[1]?.replaceAll('""', '"') ?? row[2]!).trim(), label: row[3]! }));
}
