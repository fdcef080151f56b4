import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/comprehend/api.ts';
import { operations } from '../../src/engine/engine.ts';
import type { OpenDoor } from './door.ts';
import { classifierKit, jobInput, jobRequest, type Kit } from './kit.ts';
import { refusal, role } from './newsroom.ts';
import { recognizerKit } from './recognizer-kit.ts';
import { modelOf, serviceModel } from './service-model.ts';
import { openTheatre, type Scene, type Subject } from './stage.ts';

const ClientRequestToken = 'once';
const nothing: Scene = async () => ({});

/** Every operation that takes a token: a request, and what makes another one of it. An iteration is told from others by its token alone. */
function tokenRequests(kit: Kit, { FlywheelArn, ModelArn }: Subject): Partial<Record<OperationName, [request: object, other: object]>> {
  const model = { DataAccessRoleArn: role, LanguageCode: 'en' };
  const InputDataConfig = kit.nothing;
  const common = {
    createFlywheel: [kit.flywheel({ FlywheelName: 'second' }), { DataLakeS3Uri: 's3://lake/other' }],
    createDataset: [{ FlywheelArn, DatasetName: 'more', InputDataConfig }, { Description: 'More' }],
    startFlywheelIteration: [{ FlywheelArn }, {}],
    createEndpoint: [{ EndpointName: 'desk', ModelArn, DesiredInferenceUnits: 1 }, { DesiredInferenceUnits: 2 }],
  } satisfies ReturnType<typeof tokenRequests>;
  if (kit === classifierKit)
    return {
      ...common,
      createDocumentClassifier: [
        { ...model, DocumentClassifierName: 'alone', InputDataConfig: { S3Uri: 's3://lake/in' } },
        { LanguageCode: 'de' },
      ],
      startDocumentClassificationJob: [{ ...jobRequest(jobInput), FlywheelArn }, { JobName: 'other' }],
    };
  const { Documents, Annotations } = InputDataConfig.EntityRecognizerInputDataConfig!;
  return {
    ...common,
    createEntityRecognizer: [
      { ...model, RecognizerName: 'alone', InputDataConfig: { EntityTypes: [{ Type: 'CITY' }], Documents, Annotations } },
      { LanguageCode: 'de' },
    ],
    startEntitiesDetectionJob: [{ ...jobRequest(jobInput), LanguageCode: 'en', FlywheelArn }, { JobName: 'other' }],
  };
}

export function tokenContract(open: OpenDoor): void {
  const takers = (Object.keys(operations) as OperationName[]).filter(
    (name) => serviceModel.shapes[modelOf(name).input]!.members!.ClientRequestToken !== undefined,
  );

  describe.each([classifierKit, recognizerKit])('a ClientRequestToken, with $kind', (kit) => {
    const enter = openTheatre(kit);
    const other = kit === classifierKit ? /Entit/ : /Document/;

    it.each(takers.filter((name) => !other.test(name)))('makes %s one request, however often it is sent', async (name) => {
      const { door, subject } = await enter(open, nothing);
      const [request, change] = tokenRequests(kit, subject)[name]!;
      const send = (changes: object = {}) =>
        (door.comprehend[name] as (request: object) => Promise<object>)({ ...request, ClientRequestToken, ...changes });
      const first = await send();
      const written = await door.storage.list('s3://');
      expect(await send()).toEqual(first);
      expect(await door.storage.list('s3://')).toEqual(written);
      if (Object.keys(change).length === 0) return;
      expect(await refusal(send(change))).toEqual({
        name: 'InvalidRequestException',
        message: 'The ClientRequestToken once was used before, with other parameters.',
      });
      expect(await door.storage.list('s3://')).toEqual(written);
    });
  });
}
