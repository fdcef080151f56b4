import { parseArn } from '../comprehend/arn.ts';
import { invalid, ServiceError, unavailable } from './errors.ts';
import { recordName } from './lake/layout.ts';
import type { Answer } from './learner.ts';
import type { Services } from './operation.ts';

interface Asked {
  Text?: string | undefined;
  Bytes?: Uint8Array | undefined;
  DocumentReaderConfig?: object | undefined;
}

/**
 * The plain text of a request.
 * @param action the operation, and what the engine does in it
 * @param bytesMax where the service is strict
 * @throws {ServiceError} InvalidRequestException or TextSizeLimitExceededException
 */
export function textOf(request: Asked, [operation, does]: [string, string], bytesMax: number, { strict }: Services): string {
  if (request.Bytes !== undefined || request.DocumentReaderConfig !== undefined)
    throw invalid(`The embedded engine ${does} plain text: give Text, without DocumentReaderConfig.`);
  if (request.Text === undefined) throw invalid(`${operation} needs Text.`);
  const size = Buffer.byteLength(request.Text);
  if (strict && size > bytesMax)
    throw new ServiceError(
      'TextSizeLimitExceededException',
      `Input text size exceeds limit. Max length of request text allowed is ${bytesMax} bytes while in this request the text size is ${size} bytes`,
    );
  return request.Text;
}

/**
 * What the model of an endpoint says of a text.
 * @throws {ServiceError} ResourceUnavailableException: ClassifyDocument and DetectEntities do not declare ResourceNotFoundException, so an
 * endpoint that is not there is not available either.
 */
export async function answerOf(endpointArn: string, text: string, { store, place, models }: Services): Promise<Answer> {
  const arn = parseArn(endpointArn);
  const isHere = arn?.kind === 'endpoint' && arn.region === place.region && arn.account === place.account;
  const endpoint = isHere ? await store.endpoints.find(recordName(arn)) : undefined;
  if (endpoint === undefined || (endpoint.status !== 'IN_SERVICE' && endpoint.status !== 'UPDATING'))
    throw unavailable(`Endpoint ${endpointArn} is ${endpoint?.status ?? 'not there'}: it answers once it is IN_SERVICE.`);
  return (await models.ofModel(endpoint.model)).answer(text);
}
