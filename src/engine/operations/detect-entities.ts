import type { EntityType } from '@aws-sdk/client-comprehend';
import { limits } from '../../comprehend/limits.ts';
import * as c from '../constraints.ts';
import { notImplemented } from '../errors.ts';
import { answerOf, textOf } from '../inference.ts';
import type { Operation } from '../operation.ts';

/** LanguageCode does not count: an endpoint answers in the language of its model. */
export const detectEntities: Operation<'detectEntities'> = {
  constraints: {
    Text: c.text({ min: 1, sensitive: true }),
    LanguageCode: c.languageCode,
    EndpointArn: c.recognizerEndpointArn,
    Bytes: { type: 'blob', min: 1 },
    DocumentReaderConfig: c.documentReaderConfig,
  },

  run: async (request, services) => {
    if (request.EndpointArn === undefined)
      throw notImplemented('DetectEntities without EndpointArn asks for the pretrained model of Amazon Comprehend');
    const text = textOf(request, ['DetectEntities', 'finds entities in'], limits.detectEntitiesBytes, services);
    const { Entities } = await answerOf(request.EndpointArn, text, services);
    // The SDK's type names the types of the pretrained model; the service puts a custom model's own types there.
    return { Entities: Entities!.map((entity) => ({ ...entity, Type: entity.Type as EntityType })) };
  },
};
