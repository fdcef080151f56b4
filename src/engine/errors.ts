/** What the engine says no with, in the shape that the SDK's exceptions have: callers look at `error.name`. */

/**
 * HTTP status by exception, as the SDK's schemas have it. Not in the model: ValidationException and SerializationException, which the
 * service's front end answers with, UnknownOperationException and AccessDeniedException, which all of AWS knows, and the two that are
 * this engine's own, NotImplementedException and RequestEntityTooLargeException.
 */
const statuses = {
  AccessDeniedException: 403,
  ConcurrentModificationException: 400,
  InternalServerException: 500,
  InvalidFilterException: 400,
  InvalidRequestException: 400,
  JobNotFoundException: 404,
  NotImplementedException: 501,
  RequestEntityTooLargeException: 413,
  ResourceInUseException: 400,
  ResourceLimitExceededException: 400,
  ResourceNotFoundException: 404,
  ResourceUnavailableException: 404,
  SerializationException: 400,
  TextSizeLimitExceededException: 400,
  TooManyRequestsException: 429,
  TooManyTagKeysException: 400,
  TooManyTagsException: 400,
  UnknownOperationException: 404,
  UnsupportedLanguageException: 400,
  ValidationException: 400,
} as const;

export type ErrorName = keyof typeof statuses;

export class ServiceError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: { httpStatusCode: number };

  constructor(name: ErrorName, message: string) {
    super(message);
    this.name = name;
    this.$fault = statuses[name] < 500 ? 'client' : 'server';
    this.$metadata = { httpStatusCode: statuses[name] };
  }
}

/** The sentence is the service's own, from a CloudTrail sample of the developer guide. */
export const notFound = (): ServiceError =>
  new ServiceError('ResourceNotFoundException', 'RESOURCE_NOT_FOUND: Could not find specified resource.');
/** @param what a request that stands for an operation of its own. No result is made up. */
export const notImplemented = (what: string): ServiceError =>
  new ServiceError('NotImplementedException', `${what}, which the embedded engine does not have. No result is made up.`);
export const invalid = (message: string): ServiceError => new ServiceError('InvalidRequestException', message);
export const inUse = (message: string): ServiceError => new ServiceError('ResourceInUseException', message);
export const unavailable = (message: string): ServiceError => new ServiceError('ResourceUnavailableException', message);
export const limitExceeded = (message: string): ServiceError => new ServiceError('ResourceLimitExceededException', message);
