/**
 * How often the judge of entity recognizers errs: in simulated documents where the truth is known, and, with a folder that holds a
 * train.conll (token and IOB2 tag in tab-separated columns, an empty line behind each document), how well it sees wrong annotations in
 * real text.
 *
 *   npx esbuild bench/recognizer-verdict.ts --bundle --platform=node --format=esm --outfile=/tmp/verdict.mjs && node /tmp/verdict.mjs [FOLDER]
 *
 * Everything is seeded: two runs print the same, but for the seconds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRecognizer } from '../src/learning/entities/model.ts';
import { type EntityExample, trainRecognizer } from '../src/learning/entities/train.ts';
import { seededRandom } from '../src/learning/evaluation/random.ts';
import { spanText } from '../src/learning/evaluation/spans.ts';
import { shuffle } from '../src/learning/random.ts';
import type { AddedRows } from '../src/promotion/evidence.ts';
import { suspiciousLabels } from '../src/promotion/suspicious.ts';
import { usualAgreement } from '../src/reconcile/agreement.ts';
import { finds, spanEvidence } from '../test/promotion/sample.ts';
import { recognizerDecisions } from '../test/promotion/simulation.ts';

const folder = process.argv[2];
const seeds = (number: number) => Array.from({ length: number }, (_, seed) => seed);

/** A rate with its 95 % interval (Wilson), for these are samples too. */
function share(part: number, whole: number): string {
  const [z, rate] = [1.96, part / whole];
  const middle = (rate + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const half = (z * Math.sqrt((rate * (1 - rate)) / whole + z ** 2 / (4 * whole ** 2))) / (1 + z ** 2 / whole);
  const percent = (value: number) => (100 * Math.abs(value)).toFixed(1);
  return `${percent(rate)} % (${part} of ${whole}; ${percent(middle - half)}–${percent(middle + half)})`;
}

function section(title: string, rows: () => [string, string][]): void {
  const start = performance.now();
  console.log(`\n${title}`);
  for (const [name, value] of rows()) console.log(`  ${name.padEnd(64)} ${value}`);
  console.log(`  ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

section('One candidate, 400 test documents with up to four entities, against one that finds 85 %; 1,000 draws', () => {
  const draws = 1000;
  const run = (recall: number, require: 'not-worse' | 'better' = 'not-worse') =>
    recognizerDecisions({ draws, documents: 400, recall, policy: { require } });
  return [
    ['equally good: REJECT', share(run(0.85).REJECT, draws)],
    ['equally good, under `better`: PROMOTE', share(run(0.85, 'better').PROMOTE, draws)],
    ['finds 80 %: REJECT', share(run(0.8).REJECT, draws)],
    ['finds 90 %, under `better`: PROMOTE', share(run(0.9, 'better').PROMOTE, draws)],
  ];
});

/** What is wrong with some of the added rows. */
type Spoil = (example: EntityExample, types: readonly string[]) => string[];

const spoilt: Record<string, Spoil> = {
  'nothing annotated': () => [],
  'every type another one': ({ entities }, types) =>
    entities.map((entity) => spanText({ ...entity, type: types[(types.indexOf(entity.type) + 1) % types.length]! })),
};

if (folder !== undefined) realRows(readExamples(join(folder, 'train.conll')));

function realRows(all: readonly EntityExample[]): void {
  const [splits, draws, rows] = [5, 100, 200];
  const known = Math.floor(0.7 * all.length);
  section(`${rows} added rows of ${folder}, serving models of ${known} documents: ${splits} splits, ${draws} draws each`, () => {
    const counts = new Map<string, number>([['all right', 0]]);
    for (const split of seeds(splits)) {
      const next = seededRandom(`split ${split}`);
      const shuffled = inAnyOrder(all, next);
      const added = servingModel(shuffled.slice(0, known), shuffled.slice(known));
      const count = (name: string, spoil: Spoil | null, part: number) => {
        const held = seeds(draws).filter(() => isHeld(added(next, rows, spoil, part))).length;
        counts.set(name, (counts.get(name) ?? 0) + held);
      };
      count('all right', null, 0);
      for (const [name, spoil] of Object.entries(spoilt))
        for (const part of [0.25, 0.5, 1]) count(`${100 * part} % of those with entities: ${name}`, spoil, part);
    }
    return [...counts].map(([name, count]) => [`${name}: HOLD`, share(count, splits * draws)]);
  });
}

function inAnyOrder(all: readonly EntityExample[], next: () => number): EntityExample[] {
  const order = Int32Array.from(all.keys());
  shuffle(order, next);
  return Array.from(order, (index) => all[index]!);
}

function isHeld(added: AddedRows): boolean {
  const types = Object.keys(added.expected.perLabel).filter((type) => type !== '');
  return suspiciousLabels(spanEvidence({ actual: [], candidate: [], active: [] }, { added, types })).rows.length > 0;
}

/** Trains on `known` and returns what draws added rows from `fresh`, a part of those with entities spoilt. */
function servingModel(known: readonly EntityExample[], fresh: readonly EntityExample[]) {
  const types = [...new Set(known.flatMap(({ entities }) => entities.map(({ type }) => type)))].sort();
  const { model, outOfFold } = trainRecognizer(known, types);
  const recognizer = loadRecognizer(model);
  const answers = fresh.map(({ text }) => finds(recognizer.detect(text).map(spanText)));
  const own = known.map(({ entities }, at) => ({ given: entities.map(spanText), predicted: outOfFold.predicted[at]!.map(spanText) }));
  const { groupOf, expected } = usualAgreement(own, 'entities');
  return (next: () => number, rows: number, spoil: Spoil | null, part: number): AddedRows => {
    const order = Int32Array.from(fresh.keys());
    shuffle(order, next);
    const chosen = [...order.subarray(0, rows)];
    const given = chosen.map((index) => {
      const example = fresh[index]!;
      const bad = spoil !== null && (next() + 0.5) / 2 ** 32 < part;
      return bad ? spoil(example, types) : example.entities.map(spanText);
    });
    return { given, groups: given.map(groupOf), predictions: chosen.map((index) => answers[index]!), expected };
  };
}

/** The text of a document is its tokens with a space between them. */
function readExamples(file: string): EntityExample[] {
  return readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      let text = '';
      const entities: { start: number; end: number; type: string }[] = [];
      for (const line of block.trim().split('\n')) {
        const [token, tag] = line.split('\t') as [string, string];
        if (text !== '') text += ' ';
        const start = text.length;
        text += token;
        if (tag.startsWith('B-')) entities.push({ start, end: text.length, type: tag.slice(2) });
        else if (tag.startsWith('I-')) entities.at(-1)!.end = text.length;
      }
      return { text, entities };
    });
}
