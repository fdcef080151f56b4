import { createHash } from 'node:crypto';
import { invalid } from './errors.ts';
import type { Token } from './lake/resources.ts';
import type { Switches } from './switches.ts';

/** The request's ClientRequestToken with a hash of everything else in the request that counts; undefined without a token. */
export function tokenOf(request: { ClientRequestToken?: string | undefined }, { tokenOfAnotherRequest }: Switches): Token | undefined {
  const { ClientRequestToken: token, ...rest } = request;
  const counted = tokenOfAnotherRequest === 'refuse' ? rest : {};
  return token === undefined ? undefined : { token, request: createHash('sha256').update(canonicalJson(counted)).digest('hex') };
}

/**
 * Is this the request that made the resource, sent again?
 * @throws {ServiceError} InvalidRequestException for the same token with another request.
 */
export function isRepeated(earlier: Token | undefined, token: Token | undefined): boolean {
  if (token === undefined || earlier?.token !== token.token) return false;
  if (earlier.request !== token.request) throw invalid(`The ClientRequestToken ${token.token} was used before, with other parameters.`);
  return true;
}

/** Members in the order of their names, those without a value left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
