/**
 * Values as AWS JSON 1.1 has them: a timestamp is a number of seconds since 1970, with a fraction; a blob is base64. Whatever does not
 * look like that is left as it is, for the validation to refuse.
 */
import type { Constraint, Members } from './constraints.ts';
import { ServiceError } from './errors.ts';

/**
 * The request in a body; nothing at all is a request without members.
 * @throws {ServiceError} SerializationException when it is no JSON object. A list is refused in the words that AWS's parser has for one in the
 * place of a structure; what it says of other bodies is not known.
 */
export function decodeRequest(members: Members, body: Uint8Array): object {
  const value = body.length === 0 ? {} : parsed(body);
  if (Array.isArray(value)) throw new ServiceError('SerializationException', 'Start of list found where not expected');
  if (typeof value !== 'object' || value === null)
    throw new ServiceError('SerializationException', 'The body of a request must be a JSON object.');
  return decodeMembers(members, value as Record<string, unknown>);
}

export const encodeResponse = (response: object): string => JSON.stringify(encoded(response));

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // The parser's own message quotes the body, which may hold documents.
    throw new ServiceError('SerializationException', 'The body of the request is not JSON in UTF-8.');
  }
}

function decodeMembers(members: Members, value: Record<string, unknown>): Record<string, unknown> {
  const known = Object.keys(value).filter((name) => Object.hasOwn(members, name));
  return Object.fromEntries(known.map((name) => [name, decoded(members[name]!, value[name])]));
}

function decoded(constraint: Constraint, value: unknown): unknown {
  switch (constraint.type) {
    case 'timestamp':
      return typeof value === 'number' ? new Date(Math.round(value * 1000)) : value;
    case 'blob':
      return typeof value === 'string' && isBase64(value) ? new Uint8Array(Buffer.from(value, 'base64')) : value;
    case 'list':
      return Array.isArray(value) ? value.map((item) => decoded(constraint.member, item)) : value;
    case 'structure':
      return isObject(value) ? decodeMembers(constraint.members, value) : value;
    default:
      return value;
  }
}

function encoded(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(encoded);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encoded(member)]));
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
