/** Pitfalls of what fails later: the call succeeds, and minutes after it something is FAILED. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/problems/failure.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { config } from '../reconcile/service.ts';
import { kinds } from '../reconcile/world.ts';
import { settled, type Turned, type Turns, test, train, turned, until } from './turned.ts';

const given = { documents: { train, test } };
const Message = 'The role arn:aws:iam::000000000000:role/comprehend cannot be assumed (propagation).';
const failed = <T>(each: T): T => ({ ...each, Status: 'FAILED', Message });

/** What the run says to people, whichever way it ends. */
async function told(made: Turned): Promise<string> {
  const outcome = await settled(made, given).catch((error: unknown) => {
    if (error instanceof Failure) return error;
    throw error;
  });
  return outcome instanceof Failure ? outcome.message : ((outcome as Outcome).failure?.message ?? '');
}

describe('pitfall 19: what was accepted may still fail, and only the message says why', () => {
  const places: [string, Turns][] = [
    [
      'a flywheel',
      { describeFlywheel: async (request, ask) => ({ FlywheelProperties: failed((await ask(request)).FlywheelProperties!) }) },
    ],
    [
      'a dataset',
      {
        listDatasets: async (request, ask) => ({ DatasetPropertiesList: (await ask(request)).DatasetPropertiesList!.map(failed) }),
      },
    ],
    [
      'an iteration',
      {
        listFlywheelIterationHistory: async (request, ask) => ({
          FlywheelIterationPropertiesList: (await ask(request)).FlywheelIterationPropertiesList!.map((each) =>
            failed({ ...each, TrainedModelArn: undefined }),
          ),
        }),
        describeFlywheelIteration: async (request, ask) => ({
          FlywheelIterationProperties: failed((await ask(request)).FlywheelIterationProperties!),
        }),
      },
    ],
    [
      'a scoring job',
      {
        describeDocumentClassificationJob: async (request, ask) => ({
          DocumentClassificationJobProperties: {
            ...(await ask(request)).DocumentClassificationJobProperties,
            ...{ JobStatus: 'FAILED', Message },
          },
        }),
      },
    ],
    [
      'an endpoint',
      { listEndpoints: async (request, ask) => ({ EndpointPropertiesList: (await ask(request)).EndpointPropertiesList!.map(failed) }) },
    ],
  ];

  it.each(places)('%s: the message is told whole', async (_, turns) => {
    const made = turned({ turns });
    expect(await told(made)).toContain(Message.slice(0, -1));
    expect(made.of('startFlywheelIteration').length).toBeLessThanOrEqual(1);
  });
});

describe('pitfall 16: what was deleted may still be told as there', () => {
  const declared = config({ endpoint: null });
  const corrected = { documents: { train: train.slice(1), test }, config: declared };

  /** Two generations, of which the second serves and the first was just deleted. */
  async function deleted(statusAfterDelete: 'DELETING' | 'ACTIVE'): Promise<{ made: Turned; FlywheelArn: string }> {
    const made = turned({ switches: { statusAfterDelete } });
    await settled(made, { ...given, config: declared });
    const { FlywheelName } = made.of('createFlywheel')[0]!;
    const second = await settled(made, corrected);
    expect(second.observed.serving).toHaveLength(2);
    const FlywheelArn = `arn:aws:comprehend:us-east-1:000000000000:flywheel/${FlywheelName}`;
    await made.comprehend.deleteFlywheel({ FlywheelArn });
    return { made, FlywheelArn };
  }

  it.each(['DELETING', 'ACTIVE'] as const)('%s: its name is not taken again when its documents come back', async (statusAfterDelete) => {
    const { made, FlywheelArn } = await deleted(statusAfterDelete);
    const before = made.asked.length;
    expect(kinds(await made.apply(corrected))).toEqual([]);
    await made.work();
    const outcome = await settled(made, { ...given, config: declared });
    expect([outcome.status, outcome.failure?.message]).toEqual(['done', undefined]);
    const written = made.asked.slice(before).filter(({ operation }) => !/^(describe|list)/.test(operation));
    expect(written.map(({ operation }) => operation)).toContain('createFlywheel');
    expect(JSON.stringify(written)).not.toContain(`"${FlywheelArn.split('/').at(-1)}"`);
  });

  it('nothing of a flywheel that goes is promoted', async () => {
    const { made } = await deleted('DELETING');
    await made.apply({ ...given, config: declared }).catch(() => undefined);
    await made.work();
    const outcome = await settled(made, { ...given, config: declared });
    expect([outcome.status, outcome.failure?.message]).toEqual(['done', undefined]);
  });
});

it('a failure of a service that is asked again is not told again once it is over', async () => {
  const turns: Turns = {};
  const made = turned({ turns });
  await until(made, given, () => made.of('startDocumentClassificationJob').length === 1);
  expect((await settled(made, given)).failure).toBeNull();
});
