import { expect, it } from 'vitest';
import { models } from '../../src/reconcile/version.ts';
import { service } from './service.ts';
import { documents, kinds } from './world.ts';

const test = documents(12, 'held out');

it('asks the service as little when there is nothing to do as after the first model, however much was trained since', async () => {
  const made = service();
  const noop = async (train: ReturnType<typeof documents>) => {
    await made.settle({ documents: { train, test } });
    made.calls();
    const outcome = await made.apply({ documents: { train, test } });
    expect([outcome.status, kinds(outcome)]).toEqual(['done', []]);
    return made.calls();
  };
  const first = await noop(documents(20, 'first'));
  expect(first).toEqual(['listFlywheels', 'describeFlywheel', 'describeDocumentClassifier', 'listEndpoints']);
  // Appended, and a generation each.
  let train = documents(20, 'first');
  for (let merge = 0; merge < 6; merge++) {
    train = [...(merge % 2 === 0 ? train : train.slice(2)), ...documents(12, `merge ${merge}`)];
    const calls = await noop(train);
    expect(calls.length).toBeLessThanOrEqual(6);
    expect(calls.toSorted()).toEqual(first.toSorted());
  }
  const outcome = await made.apply({ documents: { train, test } });
  expect(models(outcome.observed)).toHaveLength(7);
  expect(outcome.observed.generations.length).toBeGreaterThan(3);
});

it('goes on where it left an older flywheel of the service, when a change is taken back', async () => {
  const made = service();
  const train = documents(20, 'first');
  await made.settle({ documents: { train, test } });
  await made.settle({ documents: { train: train.slice(1), test } });
  const more = [...train, ...documents(12, 'second')];
  const outcomes = await made.settle({ documents: { train: more, test } });
  expect(outcomes.flatMap(kinds)).toEqual(expect.arrayContaining(['create-dataset', 'train']));
  expect(outcomes.flatMap(kinds)).not.toContain('create-generation');
  const { candidate } = outcomes.at(-1)!.plan.situation;
  expect(candidate).toMatchObject({ documents: 96, trainedDocuments: 96 });
  expect((await made.apply({ documents: { train, test } })).plan.situation.candidate!.documents).toBe(60);
});
