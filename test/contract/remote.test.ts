import { describe, it } from 'vitest';
import type { OpenDoor } from './door.ts';
import { openRemote } from './remote-door.ts';
import { storyContract } from './story.ts';
import { validationContract } from './validations.ts';

/**
 * The same suites against Amazon Comprehend itself, for whoever has an account (docs/remote.md, with what it costs):
 *
 *   REMOTE=1 AWS_REGION=… REMOTE_ROLE=arn:aws:iam::…:role/… REMOTE_ROOT=s3://bucket/prefix npx vitest run test/contract/remote.test.ts
 */
const { REMOTE } = process.env;

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`REMOTE=1 needs the variable ${name}.`);
  return value;
}

const open: OpenDoor = async () => openRemote(variable);

if (REMOTE === '1')
  describe('at Amazon Comprehend', { timeout: 12 * 3_600_000 }, () => {
    validationContract(open);
    storyContract(open);
  });
else
  describe('at Amazon Comprehend', () => {
    it('is run for whoever has an account: it costs money', ({ skip }) => {
      console.log('remote: not asked for (REMOTE=1)');
      skip('remote: not asked for (REMOTE=1)');
    });
  });
