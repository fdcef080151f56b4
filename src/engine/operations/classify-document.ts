import { parseArn } from '../../comprehend/arn.ts';
import { limits } from '../../comprehend/limits.ts';
import { canonicalText } from '../../datasets/fingerprint.ts';
import * as c from '../constraints.ts';
import { invalid, ServiceError, unavailable } from '../errors.ts';
import type { Operation } from '../operation.ts';

export const classifyDocument: Operation<'classifyDocument'> = {
  constraints: {
    Text: c.text({ min: 1, sensitive: true }),
    EndpointArn: c.required(c.classifierEndpointArn),
    Bytes: { type: 'blob', min: 1 },
    DocumentReaderConfig: c.documentReaderConfig,
  },

  run: async (request, { store, place, strict, classifiers }) => {
    if (request.Bytes !== undefined || request.DocumentReaderConfig !== undefined)
      throw invalid('The embedded engine classifies plain text: give Text, without DocumentReaderConfig.');
    if (request.Text === undefined) throw invalid('ClassifyDocument needs Text.');
    const size = Buffer.byteLength(request.Text);
    if (strict && size > limits.classifyDocumentBytes)
      throw new ServiceError(
        'TextSizeLimitExceededException',
        `Input text size exceeds limit. Max length of request text allowed is ${limits.classifyDocumentBytes} bytes while in this request the text size is ${size} bytes`,
      );
    const arn = parseArn(request.EndpointArn!);
    const isHere = arn?.region === place.region && arn.account === place.account;
    // ClassifyDocument does not declare ResourceNotFoundException: an endpoint that is not there is not available either.
    const endpoint = isHere ? await store.endpoints.find(arn.name) : undefined;
    if (endpoint === undefined || (endpoint.status !== 'IN_SERVICE' && endpoint.status !== 'UPDATING'))
      throw unavailable(`Endpoint ${request.EndpointArn} is ${endpoint?.status ?? 'not there'}: it answers once it is IN_SERVICE.`);
    const classifier = await classifiers.ofModel(endpoint.model);
    const all = classifier.classify(canonicalText(request.Text)).map(({ name, score }) => ({ Name: name, Score: score }));
    return classifier.mode === 'multi-label' ? { Labels: all } : { Classes: all };
  },
};
