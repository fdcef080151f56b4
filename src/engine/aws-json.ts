/** The engine as AWS JSON 1.1, without a socket: what a request's target header and body say, in; status and body, out. */
import type { OperationName } from '../comprehend/api.ts';
import { type Engine, operations } from './engine.ts';
import { ServiceError } from './errors.ts';
import { operationNames } from './operation-names.ts';
import { decodeRequest, encodeResponse } from './wire.ts';

export interface AwsAnswer {
  status: number;
  body: string;
  /** As the service spells it; null when the target names none. */
  operation: string | null;
  /** Name of the exception that the answer is. */
  error?: string;
}

/** Answers, and never throws. */
export type AwsJson = (target: string | undefined, body: Uint8Array) => Promise<AwsAnswer>;

export interface AwsJsonOptions {
  /** Something was written: there may be work. */
  onWrite: () => void;
  /** What is no answer of the service's; the client is told that it happened, and nothing more. */
  onBug: (error: unknown, operation: string) => void;
}

const prefix = 'Comprehend_20171127.';

export function openAwsJson({ comprehend }: Pick<Engine, 'comprehend'>, { onWrite, onBug }: AwsJsonOptions): AwsJson {
  const inTurn = openQueue();

  async function answered(method: OperationName, body: Uint8Array): Promise<string> {
    const request = decodeRequest(operations[method].constraints, body);
    const call = (): Promise<object> => (comprehend[method] as (request: object) => Promise<object>)(request);
    if (isRead(method)) return encodeResponse(await call());
    // Writers of one server do not race each other: they would lose, and quotas would be counted twice at once.
    const response = await inTurn(call);
    onWrite();
    return encodeResponse(response);
  }

  return async (target, body) => {
    const operation = operationOf(target);
    try {
      return { status: 200, body: await answered(implemented(operation), body), operation };
    } catch (error) {
      if (error instanceof ServiceError) return errorAnswer(error, operation);
      onBug(error, operation ?? 'no operation');
      return errorAnswer(new ServiceError('InternalServerException', 'The engine failed: its log says how.'), operation);
    }
  };
}

export function errorAnswer(error: ServiceError, operation: string | null = null): AwsAnswer {
  const body = JSON.stringify({ __type: error.name, Message: error.message });
  return { status: error.$metadata.httpStatusCode, body, operation, error: error.name };
}

function operationOf(target: string | undefined): string | null {
  const name = target?.startsWith(prefix) ? target.slice(prefix.length) : undefined;
  return operationNames.find((each) => each === name) ?? null;
}

/** @throws {ServiceError} for what the service does not have, and for what the engine does not. */
function implemented(operation: string | null): OperationName {
  if (operation === null)
    throw new ServiceError('UnknownOperationException', `The header X-Amz-Target must name an operation: ${prefix}<Operation>.`);
  const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
  if (!Object.hasOwn(operations, method))
    throw new ServiceError(
      'NotImplementedException',
      `${operation} is an operation of Amazon Comprehend that the embedded engine does not implement. No result is made up.`,
    );
  return method as OperationName;
}

const isRead = (method: OperationName): boolean => /^(describe|list|classify|detect)/.test(method);

/** Runs what it is given one after another, whatever becomes of each. */
function openQueue(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act);
    last = next.catch(() => {});
    return next;
  };
}
