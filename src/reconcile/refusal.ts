import type { DatasetProperties } from '@aws-sdk/client-comprehend';
import { Failure } from '../problems/failure.ts';
import type { Change } from './change.ts';

/**
 * How the service says that it does not take a write now: which of them it says when is not documented, and a name that is taken is said like an
 * iteration that runs. Looking again tells which it is.
 */
const notNow = new Set([
  'ResourceInUseException',
  'ResourceUnavailableException',
  'InvalidRequestException',
  'ConcurrentModificationException',
  'TooManyRequestsException',
  'ThrottlingException',
]);

/** Looks after which a refusal is one for good: 15 seconds, as a rule. */
export const mostRefusals = 4;

/** By name: most of these have no class in the SDK, and the status code of one differs between sources. */
export const isNotNow = (error: unknown): error is Error => error instanceof Error && notNow.has(error.name);

export function refused(change: Change, error: Error): Failure {
  return new Failure(
    'service-refused',
    `Amazon Comprehend refuses to ${verbs[change.kind]} ${change.target}: ${error.message} (${error.name})`,
    {
      hint: 'When the reason is gone, run the command again: it goes on from here.',
      cause: error,
    },
  );
}

export const datasetFailure = ({ DatasetName, Message }: DatasetProperties): Failure =>
  new Failure('dataset-failed', `Dataset ${DatasetName} failed: ${Message ?? 'the service gave no reason'}`.replace(/\.?$/, '.'), {
    hint: 'When the reason is gone, run the command again: the same documents go into a dataset of another name.',
  });

export const stalledFailure = (message: string): Failure =>
  new Failure('stalled', message.replace(/\.?$/, '.'), {
    hint: 'Failed training is not tried again by itself. `flywheel retrain` starts a new attempt.',
  });

const verbs: Record<Change['kind'], string> = {
  'create-generation': 'create flywheel',
  'create-dataset': 'create dataset',
  train: 'train flywheel',
  judge: 'score the documents that judge',
  promote: 'promote',
  adopt: 'activate model',
  'take-over': 'take over model',
  'update-flywheel': 'update flywheel',
  'create-endpoint': 'create endpoint',
  'update-endpoint': 'update endpoint',
};
