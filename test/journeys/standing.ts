import { expect } from 'vitest';
import { dispatchEvent } from '../github/fake/events.ts';
import type { Check } from '../github/fake/records.ts';
import type { Result } from '../runner/runner.ts';
import { type Account, endpointOf, runUntilDone } from './account.ts';
import type { Stage } from './stage.ts';

/** How a flywheel on Amazon Comprehend stands, to everybody who can see it. */

/** What everybody sees of the model that serves, which must be one: our record, the service, the endpoint, GitHub's deployments. @returns its version */
export async function expectServing(stage: Stage, account: Account, name: string, decision: string): Promise<string> {
  const record = (await account.series(name, 'serving')).at(-1)!;
  expect(record).toMatchObject({ decision });
  const { FlywheelProperties } = await account.comprehend.describeFlywheel({ FlywheelArn: record.model.flywheel });
  expect(FlywheelProperties!.ActiveModelArn).toBe(record.model.arn);
  expect(await endpointOf(account, name)).toEqual({ status: 'IN_SERVICE', model: record.model.arn, flywheel: record.model.flywheel });
  expect(account.trainedOn(record.model.flywheel)).toContain(record.model.documents);
  const deployment = stage.deployments().findLast(({ environment }) => environment === `flywheel/${name}`);
  expect(deployment).toMatchObject({ payload: { key: record.model.key } });
  expect(deployment!.statuses.at(-1)).toMatchObject({ state: 'success' });
  return record.model.key.slice(0, 8);
}

/** How far the service comes while a run looks is for the machine to say. */
export const underway = expect.stringMatching(/^(training|scoring)$/) as string;

export const unfinished = ({ github }: Stage): Check[] => github.state.checks.filter(({ status }) => status !== 'completed');

/** Somebody starts the workflow by hand. */
export const dispatch = (stage: Stage, account: Account, inputs: Record<string, string>): Promise<Result[]> =>
  runUntilDone(stage, account, dispatchEvent(stage.github, inputs, { sender: 'grace' }), { inputs });
