import { describe, expect, it } from 'vitest';
import type { Comprehend } from '../../src/comprehend/api.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { Backend, EmbeddedBackend } from '../../src/reconcile/backend.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { models } from '../../src/reconcile/version.ts';
import { documents, world } from '../reconcile/world.ts';

/** Stands for the end of the process: nothing catches it. */
class Killed extends Error {}

const test = documents(6, 'held out');
const train = documents(5, 'first');
const more = [...train, ...documents(5, 'second')];
const relabelled = more.slice(1);

/** Three applies in a row: a first model, an appended dataset, a new generation. */
const story = [
  { train, test },
  { train: more, test },
  { train: relabelled, test },
];

/** Dies at the n-th write, before or after it took place. */
function dying(storage: Storage, at: number, when: 'before' | 'after'): Storage {
  let writes = 0;
  const write = async <T>(act: () => Promise<T>): Promise<T> => {
    const last = ++writes === at;
    if (last && when === 'before') throw new Killed();
    const result = await act();
    if (last) throw new Killed();
    return result;
  };
  return { ...storage, putIfAbsent: (uri, bytes) => write(() => storage.putIfAbsent(uri, bytes)) };
}

/** Dies at the n-th call of the API, before or after it was answered. */
function dyingApi(at: number, when: 'before' | 'after'): (backend: EmbeddedBackend) => Backend {
  let calls = 0;
  const wrap = (comprehend: Comprehend): Comprehend =>
    new Proxy(comprehend, {
      get: (target, name: keyof Comprehend) => async (request: never) => {
        const last = ++calls === at;
        if (last && when === 'before') throw new Killed();
        const answer = await (target[name] as (request: never) => Promise<unknown>)(request);
        if (last) throw new Killed();
        return answer;
      },
    });
  return (backend) => ({
    ...backend,
    comprehend: wrap(backend.comprehend),
    scoring: { ...backend.scoring, comprehend: wrap(backend.scoring.comprehend) },
  });
}

type Fatal = Pick<Parameters<ReturnType<typeof world>['apply']>[0], 'storage' | 'wrap'>;

/** Plays the story; each apply is killed as told and then run again. */
async function tell(kill: (storage: Storage) => Fatal): Promise<{ outcome: Outcome; killed: number }> {
  const storage = openMemoryLake();
  const { apply } = world(storage);
  let killed = 0;
  let outcome: Outcome | undefined;
  for (const documents of story) {
    await apply({ documents, ...kill(storage) }).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      killed++;
    });
    outcome = await apply({ documents });
    expect(outcome.status).toBe('done');
    expect(outcome.plan.changes).toEqual([]);
  }
  return { outcome: outcome!, killed };
}

/** What must be the same however often a run was killed. */
const facts = (outcome: Outcome) => ({
  serving: outcome.observed.serving.map((record) => [record.model.key, record.model.modelDigest, record.decision]),
  models: models(outcome.observed).map((model) => [model.key, model.modelDigest, model.trainedDocuments]),
  generations: outcome.observed.generations.map((generation) => [
    generation.record.flywheelName,
    generation.datasets.map((dataset) => [dataset.DatasetName, dataset.Status]),
  ]),
  evidence: outcome.observed.evidence.map((record) => record.evidence),
});

describe.each(['before', 'after'] as const)('a run that is killed %s', (when) => {
  it.each([
    { what: 'write', atLeast: 15, fatal: (at: number) => (storage: Storage) => ({ storage: dying(storage, at, when) }) },
    { what: 'call of the API', atLeast: 40, fatal: (at: number) => () => ({ wrap: dyingApi(at, when) }) },
  ])('any $what is finished by the next one, which produces nothing twice', async ({ what, atLeast, fatal }) => {
    const expected = facts((await tell(() => ({}))).outcome);
    let at = 0;
    for (let killed = 1; killed > 0; ) {
      const told = await tell(fatal(++at));
      killed = told.killed;
      expect(facts(told.outcome), `killed ${when} ${what} ${at}`).toEqual(expected);
    }
    expect(at).toBeGreaterThan(atLeast);
  });
});
