import { createHash } from 'node:crypto';
import { invalid } from './errors.ts';
import type { Policy } from './lake/resources.ts';

/**
 * A policy in place of an earlier one. Nobody is let in or kept out by it: whoever reaches the engine may do everything.
 * @throws {ServiceError} InvalidRequestException when the text is not the JSON of an object.
 */
export function newPolicy(text: string, earlier: Policy | undefined, now: number): Policy {
  if (!isJsonObject(text)) throw invalid('The resource policy is not a JSON object.');
  const revision = createHash('sha256')
    .update(JSON.stringify([earlier?.revision ?? null, now, text]))
    .digest('hex');
  return { text, revision, created: earlier?.created ?? now, modified: now };
}

/** Whoever names a revision writes only if nobody else did since. @throws {ServiceError} InvalidRequestException for another revision. */
export function requireRevision(policy: Policy | undefined, revision: string | undefined): void {
  if (revision === undefined || revision.toLowerCase() === policy?.revision) return;
  throw invalid(
    policy === undefined
      ? `PolicyRevisionId is ${revision}, and the model has no policy yet.`
      : `PolicyRevisionId is ${revision}, and the policy of the model is at revision ${policy.revision}.`,
  );
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
