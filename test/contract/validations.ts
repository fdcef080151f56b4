import { describe, expect, it } from 'vitest';
import type { Comprehend } from '../../src/comprehend/api.ts';
import type { OpenDoor } from './door.ts';
import { newsRequest, refusal } from './newsroom.ts';

const flywheelPattern = 'arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]*:[0-9]{12}:flywheel/[a-zA-Z0-9](-*[a-zA-Z0-9])*';

export function validationContract(open: OpenDoor): void {
  const refused = async (operation: keyof Comprehend, request: object) => {
    const { comprehend } = await open();
    return refusal((comprehend[operation] as (request: object) => Promise<unknown>)(request));
  };
  const one = (rest: string) => ({ name: 'ValidationException', message: `1 validation error detected: ${rest}` });

  describe('validation', () => {
    it.each([
      ['describeFlywheel', {}, "Value null at 'flywheelArn' failed to satisfy constraint: Member must not be null"],
      ['describeFlywheel', { FlywheelArn: null }, "Value null at 'flywheelArn' failed to satisfy constraint: Member must not be null"],
      [
        'describeFlywheel',
        { FlywheelArn: 'news' },
        `Value 'news' at 'flywheelArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ${flywheelPattern}`,
      ],
      [
        'createFlywheel',
        newsRequest({ FlywheelName: 'a_b' }),
        "Value 'a_b' at 'flywheelName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",
      ],
      [
        'createFlywheel',
        newsRequest({ FlywheelName: 'a'.repeat(64) }),
        `Value '${'a'.repeat(64)}' at 'flywheelName' failed to satisfy constraint: Member must have length less than or equal to 63`,
      ],
      [
        'createFlywheel',
        newsRequest({ ClientRequestToken: '-'.repeat(65) }),
        `Value '${'-'.repeat(65)}' at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 64`,
      ],
      [
        'createFlywheel',
        newsRequest({ Tags: [{ Key: 'ok' }, { Key: undefined }] }),
        "Value null at 'tags.2.member.key' failed to satisfy constraint: Member must not be null",
      ],
      [
        'createFlywheel',
        newsRequest({ TaskConfig: { LanguageCode: undefined } }),
        "Value null at 'taskConfig.languageCode' failed to satisfy constraint: Member must not be null",
      ],
      [
        'listFlywheels',
        { MaxResults: 501 },
        "Value '501' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 500",
      ],
      [
        'listFlywheels',
        { MaxResults: 0 },
        "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ],
      [
        'listFlywheels',
        { Filter: { Status: 'ASLEEP' } },
        "Value 'ASLEEP' at 'filter.status' failed to satisfy constraint: Member must satisfy enum value set: [CREATING, ACTIVE, UPDATING, DELETING, FAILED]",
      ],
      [
        'listFlywheels',
        { NextToken: '' },
        "Value '' at 'nextToken' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ],
    ] as const)('%s refuses %j', async (operation, request, message) => {
      expect(await refused(operation, request)).toEqual(one(message));
    });

    it('counts every violation, in one sentence', async () => {
      const { name, message } = await refused('createEndpoint', { EndpointName: '-', ModelArn: 'm', DesiredInferenceUnits: 0 });
      expect(name).toBe('ValidationException');
      expect(message).toMatch(
        /^3 validation errors detected: Value '-' at 'endpointName' .*; Value 'm' at 'modelArn' .*; Value '0' at 'desiredInferenceUnits' /,
      );
    });

    it('stops at ten violations', async () => {
      const { message } = await refused('createFlywheel', newsRequest({ Tags: Array.from({ length: 20 }, () => ({ Key: '' })) }));
      expect(message.startsWith('10 validation errors detected: ')).toBe(true);
      expect(message.split('; ')).toHaveLength(10);
    });

    it('tells of a list of texts as a whole, with everything asked of its items', async () => {
      const { message } = await refused(
        'createFlywheel',
        newsRequest({
          TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: ['sport', 'a\tb'] } },
        }),
      );
      expect(message).toBe(
        "1 validation error detected: Value '[sport, a\tb]' at 'taskConfig.documentClassificationConfig.labels' failed to satisfy " +
          'constraint: Member must satisfy constraint: [Member must have length less than or equal to 5000, ' +
          'Member must satisfy regular expression pattern: ^\\P{C}*$]',
      );
    });

    it('keeps a sensitive value out of the sentence', async () => {
      const { message } = await refused('classifyDocument', {
        Text: '',
        EndpointArn: 'arn:aws:comprehend:us-east-1:000000000000:document-classifier-endpoint/e',
      });
      expect(message).toBe(
        "1 validation error detected: Value at 'text' failed to satisfy constraint: Member must have length greater than or equal to 1",
      );
    });

    it.each([
      [{ FlywheelName: 7 }, 'NUMBER_VALUE can not be converted to a String'],
      [{ FlywheelName: 'a', Tags: { Key: 'a' } }, 'Start of structure or map found where not expected.'],
      [{ FlywheelName: 'a', Tags: ['a'] }, 'Expected null'],
    ])('refuses a value of the wrong type: %j', async (request, message) => {
      expect(await refused('createFlywheel', request)).toEqual({ name: 'SerializationException', message });
    });

    it('takes no fraction of a number where an integer belongs', async () => {
      const { comprehend } = await open();
      for (const FlywheelName of ['a', 'b', 'c']) await comprehend.createFlywheel(newsRequest({ FlywheelName }));
      expect((await comprehend.listFlywheels({ MaxResults: 2.9 })).FlywheelSummaryList).toHaveLength(2);
      expect(await refused('listFlywheels', { MaxResults: 0.9 })).toEqual({
        name: 'ValidationException',
        message:
          "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
      });
    });

    it('ignores members that the operation does not have', async () => {
      const { comprehend } = await open();
      expect(await comprehend.listFlywheels({ Colour: 'red' } as object)).toEqual(await comprehend.listFlywheels({}));
    });
  });
}
