import { limits } from '../../comprehend/limits.ts';
import * as c from '../constraints.ts';
import { answerOf, textOf } from '../inference.ts';
import type { Operation } from '../operation.ts';

export const classifyDocument: Operation<'classifyDocument'> = {
  constraints: {
    Text: c.text({ min: 1, sensitive: true }),
    EndpointArn: c.required(c.classifierEndpointArn),
    Bytes: { type: 'blob', min: 1 },
    DocumentReaderConfig: c.documentReaderConfig,
  },

  run: async (request, services) => {
    const text = textOf(request, ['ClassifyDocument', 'classifies'], limits.classifyDocumentBytes, services);
    return answerOf(request.EndpointArn!, text, services);
  },
};
