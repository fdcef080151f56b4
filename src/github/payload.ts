import { Failure } from '../problems/failure.ts';

/** A webhook's payload is somebody else's JSON: every value is looked at before it is believed. */

/** The value at a path of members; undefined where the path ends early. */
export function at(payload: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined,
    payload,
  );
}

/** @throws Failure when there is no text. */
export function textAt(payload: unknown, ...path: string[]): string {
  const value = at(payload, ...path);
  if (typeof value === 'string' && value !== '') return value;
  throw malformed(path, 'a text');
}

export function optionalTextAt(payload: unknown, ...path: string[]): string | null {
  const value = at(payload, ...path);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** @throws Failure when there is no whole number. */
export function numberAt(payload: unknown, ...path: string[]): number {
  const value = at(payload, ...path);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw malformed(path, 'a whole number');
}

/** A full commit id. @throws Failure for anything else. */
export function commitAt(payload: unknown, ...path: string[]): string {
  const value = textAt(payload, ...path);
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return value;
  throw malformed(path, 'a commit id');
}

const malformed = (path: string[], wanted: string): Failure =>
  new Failure('event-malformed', `The event's payload has no ${path.join('.')}, or it is not ${wanted}.`, {
    hint: 'Run the action in a workflow of GitHub Actions; GITHUB_EVENT_PATH must name the payload of the event in GITHUB_EVENT_NAME.',
  });
