/** Pitfalls of what jobs write: two kinds of line numbers, archives, and names that are not what they seem. */
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseArn } from '../../src/comprehend/arn.ts';
import { writeEntitiesOutput, writeJobOutput } from '../../src/comprehend/job-output.ts';
import { readSingleFileTar } from '../../src/comprehend/tar.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { answersIn } from '../../src/reconcile/score.ts';
import { config, service } from '../reconcile/service.ts';
import { annotatedDocuments, document, config as localConfig } from '../reconcile/world.ts';
import { settled, type Turned, test, train, turned } from './turned.ts';

const entities = { type: 'entity-recognizer', mode: 'entities', language: 'en', labels: null, renamed: {} } as const;
const multiClass = localConfig().task;

/** The lines that the first job of a story wrote. */
async function linesOf(made: Turned): Promise<Record<string, unknown>[]> {
  const [output] = (await made.storage.list('s3://tickets-lake/flywheels/predictions/')).filter((uri) => uri.endsWith('/output.tar.gz'));
  const { content } = readSingleFileTar(gunzipSync((await made.storage.get(output!))!));
  return Buffer.from(content)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('pitfall 26: ids, ARNs and outputs have forms that clients rely on', () => {
  it('a classifier counts lines in strings', async () => {
    const made = turned();
    await settled(made, { documents: { train, test } });
    const lines = await linesOf(made);
    expect(new Set(lines.map(({ Line }) => Line))).toEqual(new Set(test.map((_, at) => String(at))));
  });

  it('a recognizer counts them in numbers', async () => {
    const made = turned();
    const given = { train: annotatedDocuments(20, 'first'), test: annotatedDocuments(10, 'held out') };
    const outcome = await settled(made, { documents: given, config: config({ task: entities }) });
    expect([outcome.status, nowServing(outcome.observed)?.model.documents]).toEqual(['done', 60]);
    const lines = await linesOf(made);
    expect(lines.map(({ Line }) => Line)).toEqual(expect.arrayContaining(given.test.map((_, at) => at)));
  });

  it('both are read, in whatever order they come', () => {
    const texts = ['one', 'two', 'three'];
    const classes = texts.map((Name, Line) => ({ File: 'texts.txt', Line: String(Line), Classes: [{ Name, Score: 0.9 }] }));
    const read = answersIn(writeJobOutput([classes[2]!, classes[0]!, classes[1]!]), texts, multiClass);
    expect(read!.map(({ labels }) => labels)).toEqual([['one'], ['two'], ['three']]);
    const found = texts.map((Text, Line) => ({
      ...{ File: 'texts.txt', Line },
      Entities: [{ BeginOffset: 0, EndOffset: Text.length, Score: 0.9, Text, Type: 'N' }],
    }));
    const spans = answersIn(writeEntitiesOutput([found[1]!, found[2]!, found[0]!]), texts, entities);
    expect(spans!.map(({ labels }) => labels)).toEqual([['0-3 N'], ['0-3 N'], ['0-5 N']]);
  });

  it.each([
    ['a line too few', [0, 1]],
    ['a line twice', [0, 1, 1]],
    ['a line that is none of the texts', [0, 1, 3]],
  ])('%s is no answer', (_, lines) => {
    const rows = lines.map((Line) => ({ File: 'texts.txt', Line: String(Line), Classes: [{ Name: 'a', Score: 1 }] }));
    expect(answersIn(writeJobOutput(rows), ['one', 'two', 'three'], multiClass)).toBeNull();
  });

  it('ARNs are read by their form, in every partition, and ids of iterations never twice in a second', async () => {
    expect(parseArn('arn:aws-us-gov:comprehend:us-gov-west-1:123456789012:flywheel/a')).toMatchObject({ kind: 'flywheel', name: 'a' });
    const made = turned();
    await settled(made, { documents: { train, test } });
    const FlywheelArn = made.of('createDataset')[0]!.FlywheelArn!;
    expect(parseArn(FlywheelArn)).toMatchObject({ partition: 'aws', account: '000000000000', region: 'us-east-1' });
    const { FlywheelIterationPropertiesList: list } = await made.comprehend.listFlywheelIterationHistory({ FlywheelArn });
    expect(list![0]!.FlywheelIterationId).toMatch(/^\d{8}T\d{6}Z$/);
  });
});

describe('pitfall 27: names of labels are compared as they are', () => {
  it('what looks like fastText’s mark, or ends in a space, is another label', () => {
    const named = (Name: string) => writeJobOutput([{ File: 'texts.txt', Line: '0', Classes: [{ Name, Score: 0.9 }] }]);
    for (const name of ['__label__refund ', '__label__refund', 'refund ', 'Refund'])
      expect(answersIn(named(name), ['one'], multiClass)![0]!.labels).toEqual([name]);
  });

  it('two labels that differ by the mark alone stay two', async () => {
    const marked = (list: typeof train) =>
      list.map(({ text, labels: [label], line }) => document(text, label === 'billing' ? '__label__refund' : label!, line));
    const made = service();
    const outcome = await settled(made, { documents: { train: marked(train), test: marked(test) } });
    expect(outcome.desired.labels).toEqual(['__label__refund', 'refund', 'technical']);
    expect(Object.keys(outcome.observed.evidence[0]!.candidate.perLabel).sort()).toEqual(['__label__refund', 'refund', 'technical']);
    expect(nowServing(outcome.observed)!.f1).toBeGreaterThan(0.8);
  });

  it('an answer under a name with the mark is wrong, and never promotes', async () => {
    const made = turned({
      storage: (storage) => ({
        ...storage,
        get: async (uri) => {
          const bytes = await storage.get(uri);
          if (bytes === undefined || !uri.endsWith('/output.tar.gz')) return bytes;
          const { content } = readSingleFileTar(gunzipSync(bytes));
          const rows = Buffer.from(content).toString().replaceAll('"Name":"', '"Name":"__label__').trimEnd().split('\n');
          return writeJobOutput(rows.map((row) => JSON.parse(row) as Parameters<typeof writeJobOutput>[0][number]));
        },
      }),
    });
    const floors = { ...config().promotion, minimum: { f1: 0.5 } };
    const outcome = await settled(made, { documents: { train, test }, config: config({ promotion: floors }) });
    expect([nowServing(outcome.observed), outcome.observed.evidence[0]!.candidate.accuracy]).toEqual([null, 0]);
  });
});
