import { describe, expect, it } from 'vitest';
import { localBackend } from '../../src/commands/lake.ts';
import { modelKindOf } from '../../src/comprehend/arn.ts';
import { readEntitiesOutput, writeEntitiesOutput } from '../../src/comprehend/job-output.ts';
import type { Config, EntityTask } from '../../src/config/config.ts';
import type { EmbeddedBackend } from '../../src/reconcile/backend.ts';
import { tooSmall } from '../../src/reconcile/delta.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { predictions } from '../../src/reconcile/score.ts';
import { annotated, annotatedDocuments, config as configOf, documents, kinds, world } from './world.ts';

/** What the reconciler does in another way for entity recognizers; what is the same is in reconcile.test.ts. */

const task: EntityTask = { type: 'entity-recognizer', mode: 'entities', language: 'en', labels: null, renamed: {} };
const config = (changes: Partial<Config> = {}): Config => configOf({ task, ...changes });
const train = annotatedDocuments(30, 'first');
const test = annotatedDocuments(10, 'held out');

async function served() {
  const made = world();
  const outcome = await made.apply({ config: config(), documents: { train, test } });
  const backend = localBackend(made.storage, { now: made.now, progress: () => {} });
  return { ...made, backend, serving: nowServing(outcome.observed)!.model };
}

describe('answers of a recognizer', () => {
  const texts = ['🙂🙂 the invoice, please', 'hello again'];

  it('are spans in UTF-16 code units; none is an answer too', async () => {
    const { backend, serving } = await served();
    const [first, second] = (await predictions(backend, serving.arn, texts, task))!;
    expect(first!.labels).toEqual(['9-16 billing']);
    expect(texts[0]!.slice(9, 16)).toBe('invoice');
    expect(first).toMatchObject({ score: first!.classes[0]!.score, classes: [{ name: '9-16 billing' }] });
    expect(second).toEqual({ labels: [], score: 0, classes: [] });
  });

  it('are missing when the job leaves out a line, and nothing can be compared', async () => {
    const { backend, serving } = await served();
    const short = await predictions(
      answering(backend, (lines) => lines.slice(1)),
      serving.arn,
      texts,
      task,
    );
    const twice = await predictions(
      answering(backend, (lines) => [lines[0]!, lines[0]!]),
      serving.arn,
      texts,
      task,
    );
    const turned = await predictions(
      answering(backend, (lines) => lines.toReversed()),
      serving.arn,
      texts,
      task,
    );
    expect([short, twice]).toEqual([null, null]);
    expect(turned).toEqual(await predictions(backend, serving.arn, texts, task));
  });
});

type Lines = ReturnType<typeof readEntitiesOutput>;

/** The same backend, with what its jobs put out changed. */
function answering(backend: EmbeddedBackend, change: (lines: Lines) => Lines): EmbeddedBackend {
  const { storage } = backend.scoring;
  const get = async (uri: string) => {
    const bytes = await storage.get(uri);
    return bytes === undefined || !uri.endsWith('.tar.gz') ? bytes : writeEntitiesOutput(change(readEntitiesOutput(bytes)));
  };
  return { ...backend, scoring: { ...backend.scoring, storage: { ...storage, get } } };
}

it('uploads documents and annotations apart, with offsets in code points', async () => {
  const { apply, storage } = world();
  const smiling = annotated('🙂 the invoice', [{ start: 7, end: 14, type: 'billing' }]);
  await apply({ config: config(), documents: { train: [smiling], test: [] } });
  const uploads = (await storage.list('s3://')).filter((uri) => uri.includes('/uploads/'));
  expect(uploads.map((uri) => uri.replace(/^.*train-[0-9a-f]{16}/, ''))).toEqual(['.csv', '.txt']);
  const [csv, txt] = await Promise.all(uploads.map(async (uri) => Buffer.from((await storage.get(uri))!).toString()));
  const name = uploads[1]!.split('/').at(-1)!;
  expect([txt, csv]).toEqual(['🙂 the invoice\n', `File,Line,Begin Offset,End Offset,Type\n${name},0,6,13,billing\n`]);
});

it('never compares a classifier and a recognizer, and gives each an endpoint of its own', async () => {
  const { apply } = world();
  await apply({ documents: { train: documents(20, 'first'), test: documents(10, 'held out') } });
  const outcome = await apply({ config: config(), documents: { train, test } });
  const { decision, reasons } = outcome.plan.verdict!.verdict;
  expect([decision, reasons[0]]).toEqual([
    'NOT_COMPARABLE',
    `the active model ${nowServing(outcome.observed)!.model.key.slice(0, 8)} does another task than the candidate: promote it explicitly with \`flywheel promote\``,
  ]);
  expect(outcome.plan.verdict!.candidate.f1).toBeGreaterThan(0.5);
  const pinned = await apply({ config: config({ pin: outcome.plan.situation.candidate!.key.slice(0, 8) }), documents: { train, test } });
  expect(kinds(pinned)).toEqual(['promote', 'adopt', 'create-endpoint']);
  expect(modelKindOf(pinned.observed.endpoint!.EndpointArn!)).toBe('recognizer');
});

it.each([
  [annotatedDocuments(20, 'many'), null],
  [annotatedDocuments(8, 'few'), 'entity type refund has 12, the service wants 25'],
  [[annotated('nothing', []), annotated('nothing at all', [])], 'the service wants 3'],
  [['one', 'two', 'three'].map((text) => annotated(text, [])), 'none of them has an entity, the service wants one'],
  [[annotated('alone', [])], 'the service wants 3'],
] as const)('knows what the service asks of a dataset of annotations: %#', (given, reason) => {
  const why = tooSmall(given, 'entities');
  expect(why).toBe(
    reason === null
      ? null
      : `${given.length === 1 ? '1 new document cannot be a dataset of its' : `${given.length} new documents cannot be a dataset of their`} own: ${reason}`,
  );
});
