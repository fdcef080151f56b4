import { describe, expect, it } from 'vitest';
import type { Config, Task } from '../../src/config/config.ts';
import type { Document } from '../../src/datasets/document.ts';
import { fingerprint } from '../../src/datasets/fingerprint.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import {
  annotated,
  annotatedDocuments,
  config as configOf,
  documents as documentsOf,
  kinds,
  type World,
  world as worldOf,
} from './world.ts';

const { task } = configOf();
const anyTask = { language: task.language, labels: task.labels, renamed: task.renamed };
const tasks: Record<Task['mode'], Task> = {
  'multi-class': { ...anyTask, type: 'classifier', mode: 'multi-class' },
  'multi-label': { ...anyTask, type: 'classifier', mode: 'multi-label', threshold: 0.5 },
  entities: { ...anyTask, type: 'entity-recognizer', mode: 'entities' },
};

describe.each(['multi-class', 'multi-label', 'entities'] as const)('reconcile, %s', (mode) => {
  const documents = (count: number, seed: string, options: { labels?: string[]; wrong?: number } = {}): Document[] =>
    mode === 'entities'
      ? annotatedDocuments(count, seed, options)
      : documentsOf(count, seed, { ...options, pairs: mode === 'multi-label' });
  const config = (changes: Partial<Config> = {}): Config => configOf({ task: tasks[mode], ...changes });
  const world = (): World => {
    const made = worldOf();
    return { ...made, apply: (given) => made.apply({ config: config(), ...given }) };
  };
  const test = documents(30, 'held out');

  it('brings a first model into service and then has nothing left to do', async () => {
    const { apply } = world();
    const train = documents(40, 'first');
    const first = await apply({ documents: { train, test } });
    expect(first.status).toBe('done');
    expect(kinds(first)).toEqual([
      'create-generation',
      'create-dataset',
      'create-dataset',
      'train',
      'judge',
      'promote',
      'adopt',
      'create-endpoint',
    ]);
    expect(nowServing(first.observed)).toMatchObject({ decision: 'first', by: 'tester', model: { documents: 120 } });
    expect(first.observed.endpoint).toMatchObject({ Status: 'IN_SERVICE', ModelArn: nowServing(first.observed)!.model.arn });
    const second = await apply({ documents: { train: train.toReversed(), test } });
    expect(kinds(second)).toEqual([]);
    expect(second.plan.changes).toEqual([]);
  });

  it('appends what is new as one dataset and trains on everything', async () => {
    const { apply } = world();
    const train = documents(40, 'first');
    await apply({ documents: { train, test } });
    const more = [...train, ...documents(20, 'second')];
    const outcome = await apply({ documents: { train: more, test } });
    expect(kinds(outcome).slice(0, 3)).toEqual(['create-dataset', 'train', 'judge']);
    expect(outcome.plan.situation.candidate).toMatchObject({ documents: 180, trainedDocuments: 180 });
    expect(outcome.observed.generations).toHaveLength(1);
  });

  it('starts a generation with exactly the documents of the commit when some are relabelled or removed', async () => {
    const { apply } = world();
    const train = documents(40, 'first');
    await apply({ documents: { train, test } });
    const relabelled = train.slice(5).map((each, at) => (at < 3 ? relabel(each) : each));
    const outcome = await apply({ documents: { train: relabelled, test } });
    const [change] = outcome.applied;
    expect(change).toMatchObject({ kind: 'create-generation', replaces: true, reason: '3 documents relabelled, 5 removed' });
    expect(outcome.plan.situation.candidate).toMatchObject({ documents: 115, trainedDocuments: 115 });
  });

  it('returns to the earlier model, without training, when a relabelling is reverted', async () => {
    const { apply } = world();
    const train = documents(40, 'first');
    const first = await apply({ documents: { train, test } });
    await apply({ documents: { train: train.map((each, at) => (at === 0 ? relabel(each) : each)), test } });
    const back = await apply({ documents: { train, test } });
    expect(kinds(back)).not.toContain('train');
    expect(back.plan.situation.candidate!.key).toBe(nowServing(first.observed)!.model.key);
  });

  it('keeps the serving model when the candidate is significantly worse, and does not ask again', async () => {
    const { apply } = world();
    const train = documents(40, 'first');
    const first = await apply({ documents: { train, test } });
    const spoilt = [...train, ...documents(60, 'spoilt', { wrong: 10 })];
    const outcome = await apply({ documents: { train: spoilt, test } });
    expect(outcome.plan.verdict!.verdict.decision).toMatch(/REJECT|HOLD/);
    expect(nowServing(outcome.observed)!.model.key).toBe(nowServing(first.observed)!.model.key);
    expect(kinds(await apply({ documents: { train: spoilt, test } }))).toEqual([]);
  });

  it('serves the pinned version, goes on training, and never promotes by itself what was pinned away', async () => {
    const { apply } = world();
    const train = documents(20, 'first');
    const more = [...train, ...documents(40, 'second')];
    const first = await apply({ documents: { train, test } });
    const second = await apply({ documents: { train: more, test } });
    const [old, young] = [first, second].map((outcome) => nowServing(outcome.observed)!.model.key);
    expect(young).not.toBe(old);
    const pinned = await apply({ config: config({ pin: old!.slice(0, 8) }), documents: { train: more, test } });
    expect(nowServing(pinned.observed)).toMatchObject({ decision: 'pin', model: { key: old } });
    const unpinned = await apply({ documents: { train: more, test } });
    expect(nowServing(unpinned.observed)!.model.key).toBe(old);
    const onward = await apply({ documents: { train: [...more, ...documents(10, 'third')], test } });
    expect(onward.plan.situation.candidate!.documents).toBe(210);
  });

  it('writes nothing when suspended', async () => {
    const { apply, storage } = world();
    const outcome = await apply({ config: config({ suspend: true }), documents: { train: documents(20, 'first'), test } });
    expect(outcome.status).toBe('suspended');
    expect(await storage.list('s3://')).toEqual([]);
  });

  it('promotes nothing once another commit is the tip', async () => {
    const { apply } = world();
    const outcome = await apply({ documents: { train: documents(20, 'first'), test }, isTip: async () => false });
    expect(outcome.status).toBe('superseded');
    expect(outcome.observed.serving).toEqual([]);
  });

  it('refuses when most documents would go, with the numbers', async () => {
    const { apply } = world();
    const train = documents(40, 'first');
    await apply({ documents: { train, test } });
    const outcome = await apply({ documents: { train: train.filter((_, at) => at % 3 === 0), test } });
    expect(outcome.status).toBe('refused');
    expect(outcome.failure!.message).toBe('80 of the 120 documents behind the serving model would go: 66.7 %, over the limit of 50.0 %.');
  });

  it('refuses a lake that is empty although the flywheel was deployed', async () => {
    const { apply, storage } = world();
    const outcome = await apply({ documents: { train: documents(20, 'first'), test }, deployed: true });
    expect(outcome.failure!.kind).toBe('lake-missing');
    expect(await storage.list('s3://')).toEqual([]);
  });

  it('asks for a new label to be declared, and starts a generation when it is', async () => {
    const { apply } = world();
    const train = documents(30, 'first');
    await apply({ documents: { train, test } });
    const more = [...train, ...documents(30, 'fourth', { labels: ['praise'] })];
    const refused = await apply({ documents: { train: more, test } });
    expect(refused.problems[0]).toMatchObject({
      rule: 'undeclared-label',
      severity: 'error',
      message: expect.stringMatching(/^(Label|Entity type) "praise" \(\d+ documents\) is not one that/),
      hint: expect.stringMatching(/declare all (labels under task\.labels|entity types under task\.entities) .* under task\.renamed/),
    });
    const labels = ['billing', 'praise', 'refund', 'technical'];
    const declared = config({ task: { ...config().task, labels } });
    const outcome = await apply({
      config: declared,
      documents: { train: more, test: [...test, ...documents(10, 'praised', { labels: ['praise'] })] },
    });
    expect(outcome.applied[0]).toMatchObject({
      kind: 'create-generation',
      reason: `${mode === 'entities' ? 'entity type' : 'label'} praise added; 30 added`,
    });
    expect(outcome.observed.generations).toHaveLength(2);
  });

  it('starts a generation when the language or the mode changes, and judges its model against the one that serves', async () => {
    const { apply } = world();
    const train = documents(30, 'first');
    const first = await apply({ documents: { train, test } });
    const german = config({ task: { ...config().task, language: 'de' } });
    const second = await apply({ config: german, documents: { train, test } });
    expect(second.applied[0]).toMatchObject({ kind: 'create-generation', reason: 'language en becomes de' });
    expect(nowServing(second.observed)!.model.key).not.toBe(nowServing(first.observed)!.model.key);
    const turned = config({ task: tasks[mode === 'multi-class' ? 'multi-label' : 'multi-class'] });
    const singles = { train: documentsOf(30, 'first'), test: documentsOf(30, 'held out') };
    const third = await apply({ config: turned, documents: singles });
    const change = mode === 'entities' ? 'task entity-recognizer becomes classifier' : `mode ${mode} becomes ${turned.task.mode}`;
    expect(third.applied[0]!.reason).toContain(change);
    expect(third.observed.evidence.map(({ activeKey }) => activeKey)).toContain(nowServing(second.observed)!.model.key);
    if (mode === 'entities') {
      const { verdict } = third.plan.verdict!;
      expect([verdict.decision, verdict.reasons[0]]).toEqual(['NOT_COMPARABLE', expect.stringContaining('does another task')]);
      expect(nowServing(third.observed)!.model.key).toBe(nowServing(second.observed)!.model.key);
    }
    const back = await apply({ documents: { train, test } });
    expect(kinds(back)).not.toContain('train');
    expect(back.plan.situation.candidate!.key).toBe(nowServing(first.observed)!.model.key);
  });

  it('refuses a pin of a version that does not exist, and names those that do', async () => {
    const { apply } = world();
    const train = documents(20, 'first');
    const first = await apply({ documents: { train, test } });
    const outcome = await apply({ config: config({ pin: 'deadbeef' }), documents: { train, test } });
    expect(outcome.failure!.message).toContain(`known are ${nowServing(first.observed)!.model.key.slice(0, 8)}`);
  });

  it('waits for approval when approval is manual', async () => {
    const { apply } = world();
    const manual = config({ promotion: { ...config().promotion, approval: 'manual' } });
    const outcome = await apply({ config: manual, documents: { train: documents(20, 'first'), test } });
    expect(outcome.plan.verdict!.verdict.decision).toBe('PROMOTE');
    expect(outcome.observed.serving).toEqual([]);
    expect(outcome.plan.changes).toEqual([]);
  });
});

function relabel(each: Document): Document {
  const other = (label: string | undefined) => (label === 'refund' ? 'billing' : 'refund');
  // Of a document without entities, its first letters become one.
  if (each.entities?.length === 0) return annotated(each.text, [{ start: 0, end: 3, type: 'refund' }], each.line);
  if (each.entities)
    return annotated(
      each.text,
      each.entities.map((entity) => ({ ...entity, type: other(entity.type) })),
      each.line,
    );
  const labels = [other(each.labels[0])];
  return { ...each, labels, fingerprint: fingerprint(each.text, labels) };
}
