import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/datasets/document.ts';
import { fingerprint } from '../../src/datasets/fingerprint.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { overlay } from '../../src/engine/lake/overlay.ts';
import { defaultSwitches, type Switches, switchAnswers } from '../../src/engine/switches.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { pairwise } from '../engine/pairwise.ts';
import { storyOf, taskKinds } from './kinds.ts';
import { config, service } from './service.ts';
import { documents, kinds, world } from './world.ts';

/** Every answer that is not the usual one, to each question that the public record leaves open. */
const answers = Object.entries(switchAnswers).flatMap(([name, values]) =>
  values
    .filter((value) => value !== defaultSwitches[name as keyof Switches])
    .map((value) => ({ name, value, switches: { [name]: value } })),
);

/** The same backend, with an engine that answers otherwise. */
const answering =
  (switches: Partial<Switches>) =>
  (backend: Backend): Backend => {
    const { storage, now: clock, root } = backend;
    const records = `${root}/engine`;
    const engine = createEngine({ storage: { ...storage, publish: async () => {} }, clock, records, switches });
    const aside = overlay(storage);
    const scorer = createEngine({ storage: aside, clock, records, switches });
    return {
      ...{ ...backend, comprehend: engine.comprehend, wait: () => engine.work() },
      scoring: { comprehend: scorer.comprehend, storage: aside, wait: () => scorer.work() },
    };
  };

describe('a service that answers an open question otherwise', () => {
  it.each(answers)('$name: $value', async ({ switches }: { switches: Partial<Switches> }) => {
    const { apply: anywhere } = world();
    const apply: typeof anywhere = (given) => anywhere({ wrap: answering(switches), ...given });
    const test = documents(30, 'held out');
    const train = documents(40, 'first');

    const trainedOn = (documents: number) => ({ documents, trainedDocuments: switches.versionMetadata === 'absent' ? null : documents });

    const first = await apply({ documents: { train, test } });
    expect([first.status, first.failure]).toEqual(['done', null]);
    expect(nowServing(first.observed)).toMatchObject({ decision: 'first', model: { documents: 120 } });
    expect(first.observed.endpoint).toMatchObject({ Status: 'IN_SERVICE', ModelArn: nowServing(first.observed)!.model.arn });
    expect(kinds(await apply({ documents: { train, test } }))).toEqual([]);

    const more = [...train, ...documents(20, 'second')];
    const second = await apply({ documents: { train: more, test } });
    expect(second.plan.situation.candidate).toMatchObject(trainedOn(180));
    expect(nowServing(second.observed)!.model.documents).toBe(180);

    const relabelled = more.map((each, at) =>
      at === 0 ? { ...each, labels: ['refund'], fingerprint: fingerprint(each.text, ['refund']) } : each,
    );
    const third = await apply({ documents: { train: relabelled, test } });
    expect(third.applied[0]).toMatchObject({ kind: 'create-generation', reason: '1 document relabelled' });
    expect(third.plan.situation.candidate).toMatchObject(trainedOn(180));
    expect(third.observed.endpoint).toMatchObject({ Status: 'IN_SERVICE', ModelArn: nowServing(third.observed)!.model.arn });

    const back = await apply({ documents: { train: more, test } });
    expect(kinds(back)).not.toContain('train');
    expect(kinds(await apply({ documents: { train: more, test } }))).toEqual([]);
  });
});

const rows = pairwise(switchAnswers).flatMap((switches, at) => taskKinds.map((kind) => ({ row: at + 1, kind, switches })));

describe('a service as strict as Amazon Comprehend, whatever two answers it gives', () => {
  it.each(rows)('row $row: $kind', async ({ kind, switches }) => {
    const run = service({ switches });
    const { task, first, more, relabelled, test } = storyOf(kind);
    const settled = async (train: Document[]) => {
      const outcomes = await run.settle({ config: config({ task }), documents: { train, test } });
      const last = outcomes.at(-1)!;
      expect([last.status, last.failure, nowServing(last.observed)!.model.documents]).toEqual(['done', null, train.length]);
      expect(last.observed.endpoint).toMatchObject({ Status: 'IN_SERVICE', ModelArn: nowServing(last.observed)!.model.arn });
      return outcomes.flatMap(kinds);
    };

    await settled(first);
    expect(await settled([...first, ...more])).toContain('train');
    expect(await settled([...relabelled, ...more])).toContain('create-generation');
    expect(await settled([...first, ...more])).not.toContain('train');
    expect(await settled([...first, ...more])).toEqual([]);
  });
});
