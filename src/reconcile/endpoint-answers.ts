import type { EndpointProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { type Task, thresholdOf } from '../config/config.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import { Failure } from '../problems/failure.ts';
import type { Model } from './generation.ts';
import { classified, recognized } from './score.ts';

/**
 * What the model behind an endpoint answers at once, a call for each text. A job would take minutes and be paid for.
 * @throws {Failure} when no endpoint serves the model.
 */
export async function answersOfEndpoint(
  comprehend: Pick<ReadOnlyComprehend, 'classifyDocument' | 'detectEntities'>,
  endpoint: EndpointProperties | null,
  model: Pick<Model, 'arn' | 'key'>,
  texts: readonly string[],
  task: Task,
): Promise<Prediction[]> {
  if (endpoint?.ModelArn !== model.arn || endpoint.Status !== 'IN_SERVICE')
    throw new Failure('no-endpoint', `No endpoint serves model ${model.key.slice(0, 8)}: ${describe(endpoint)}.`, {
      hint: 'Amazon Comprehend answers single texts through an endpoint alone. Declare `endpoint` in flywheel.yaml; it costs money as long as it is there.',
    });
  const EndpointArn = endpoint.EndpointArn!;
  const answers: Prediction[] = [];
  for (const Text of texts) {
    if (task.type === 'entity-recognizer')
      answers.push(recognized(Text, (await comprehend.detectEntities({ EndpointArn, Text })).Entities ?? []));
    else {
      const { Classes, Labels } = await comprehend.classifyDocument({ EndpointArn, Text });
      answers.push(classified(Labels ?? Classes ?? [], thresholdOf(task)));
    }
  }
  return answers;
}

const describe = (endpoint: EndpointProperties | null): string =>
  endpoint === null
    ? 'flywheel.yaml declares none that is there'
    : `${endpoint.EndpointArn} is ${endpoint.Status} with ${endpoint.ModelArn}`;
