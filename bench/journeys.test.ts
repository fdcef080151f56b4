/**
 * The journeys of a pull request through the action, on folders of real data:
 *
 *   DATA=../shared/data npx vitest run --config bench/vitest.config.ts
 *
 * DATA holds `goemotions` (train.csv and test.csv in Comprehend's CSV, labels joined by |) and `wnut17` (train.conll, test.conll). The
 * first push has seven tenths of the documents; a pull request adds the others, another one documents that are labelled wrongly.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeComprehendCsv } from '../src/datasets/comprehend-csv.ts';
import { randomSequence } from '../src/learning/random.ts';
import { readDisk } from '../test/datasets/reading.ts';
import type { Files } from '../test/github/fake/repository.ts';
import { newStage } from '../test/journeys/stage.ts';

const { DATA } = process.env;
if (DATA === undefined) throw new Error('DATA must name the folder with the data sets.');

/** A data set as files of a repository: what the first push has, what is added, and what is added with wrong labels. */
interface Story {
  name: string;
  first: Files;
  more: Files;
  wrong: Files;
}

const declaration = (name: string, task: string, extension: string): string => `version: 1
name: ${name}
task: ${task}
datasets: { train: data/train/**/*.${extension}, test: data/test.${extension} }
`;

async function goemotions(): Promise<Story> {
  const folder = join(resolve(DATA!), 'goemotions');
  const { documents } = await readDisk(join(folder, 'train.csv'), 'train.csv', { labelDelimiter: '|', format: 'comprehend-csv' });
  const labels = [...new Set(documents.flatMap((document) => document.labels))].sort();
  const [most, rest] = [documents.slice(0, Math.round(0.7 * documents.length)), documents.slice(Math.round(0.7 * documents.length))];
  const turned = rest.slice(0, 3000).map(({ text }, at) => ({ text: `${text} (${at})`, labels: [labels[at % labels.length]!] }));
  const csv = (some: Parameters<typeof writeComprehendCsv>[0]) => Buffer.from(writeComprehendCsv(some));
  return {
    name: 'goemotions',
    first: {
      'flywheel.yaml': declaration('goemotions', '{ mode: multi-label }', 'csv'),
      'data/test.csv': readFileSync(join(folder, 'test.csv')),
      'data/train/first.csv': csv(most),
    },
    more: { 'data/train/more.csv': csv(rest) },
    wrong: { 'data/train/wrong.csv': csv(turned) },
  };
}

async function wnut17(): Promise<Story> {
  const folder = join(resolve(DATA!), 'wnut17');
  // The file goes on from one time and place to the next; a team adds more of what it has.
  const sentences = shuffled(readFileSync(join(folder, 'train.conll'), 'utf8').split(/\n[ \t]*\n/));
  const [most, rest] = [sentences.slice(0, 1200), sentences.slice(1200)];
  const turned = (line: string) => line.replace(/\t([BI])-\w+$/, '\tO').replace(/^([A-Z]\w+)\tO$/, '$1\tB-product');
  const wrong = most.slice(0, 800).map((sentence, at) => `number\tO\n${at}\tO\n${sentence.split('\n').map(turned).join('\n')}`);
  const conll = (some: string[]) => `${some.join('\n\n')}\n`;
  return {
    name: 'wnut17',
    first: {
      'flywheel.yaml': declaration('wnut17', '{ type: entity-recognizer }', 'conll'),
      'data/test.conll': readFileSync(join(folder, 'test.conll')),
      'data/train/first.conll': conll(most),
    },
    more: { 'data/train/more.conll': conll(rest) },
    wrong: { 'data/train/wrong.conll': conll(wrong) },
  };
}

function shuffled<T>(items: T[]): T[] {
  const random = randomSequence(1);
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** The verdict and its reasons, without the tables and documents below. */
const beginning = (comment: string): string => comment.slice(0, 1200);

describe.each([goemotions, wnut17])('%o', (read) => {
  it('is previewed, merged and promoted as previewed, and bad labels are stopped', async () => {
    const { name, first, more, wrong } = await read();
    const stage = await newStage({ files: first });
    const serving = () => stage.serving(name).at(-1)!;
    expect(await stage.run(stage.firstPush())).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE', status: 'done' } });
    const before = serving().model.key;

    const good = stage.propose(more, { branch: 'more' });
    const previewed = await stage.run(good.opened);
    console.log(beginning(stage.told(good.number)[0]!.body));
    expect(previewed).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE' } });
    const merged = await stage.run(stage.merge(good.number));
    expect(merged).toMatchObject({ exitCode: 0, outputs: { status: 'done', changed: 'true' } });
    expect(serving().model.key.slice(0, 8)).toBe(previewed.outputs['candidate-model']);
    expect(serving().model.key).not.toBe(before);
    const promoted = serving().model.key;

    const bad = stage.propose(wrong, { branch: 'wrong' });
    const held = await stage.run(bad.opened);
    expect(held.outputs.verdict).toMatch(/^(?:REJECT|HOLD)$/);
    console.log(beginning(stage.told(bad.number)[0]!.body));
    await stage.run(stage.merge(bad.number));
    expect(serving().model.key).toBe(promoted);
    await stage.end();
  });
});
