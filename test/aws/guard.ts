/** Who may come in: every call is judged by the policy of whoever is there, and what was asked is written down. */
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';
import { ServiceError } from '../../src/engine/errors.ts';
import { askedBy } from './authorization.ts';
import { type Asked, judged, type PolicyStatement } from './policy.ts';

/** Statements by `Sid`, with those of their actions and resources that allowed something. */
export type Used = Map<string, Set<string>>;

export interface Guard {
  /** Somebody else comes: with this policy, of which is noted what was used; null may do everything. */
  as: (statements: readonly PolicyStatement[] | null, used?: Used) => void;
  /** What was refused since the last time that this was asked: `action resource`. */
  refused: () => string[];
  /** @returns what is not allowed, in the words of IAM; null when everything is */
  judge: (asked: readonly Asked[]) => string | null;
  /** The same client, which asks first. */
  guarded: Comprehend;
}

export function openGuard(comprehend: Comprehend, place: string): Guard {
  let policy: readonly PolicyStatement[] | null = null;
  let refused: string[] = [];
  let used: Used = new Map();
  const judge = (asked: readonly Asked[]): string | null => {
    if (policy === null) return null;
    let reason: string | null = null;
    for (const each of asked) {
      const { allowed, by, deniedBy } = judged(policy, each);
      for (const { statement, actions, resources } of by) {
        const parts = used.get(statement.Sid!) ?? new Set();
        used.set(statement.Sid!, parts);
        for (const part of [...actions, ...resources]) parts.add(part);
      }
      if (allowed) continue;
      refused.push(`${each.action} ${each.resource}`);
      const why = deniedBy === null ? 'no identity-based policy allows' : 'an identity-based policy explicitly denies';
      reason ??= `User is not authorized to perform: ${each.action} on resource: ${each.resource} because ${why} the ${each.action} action`;
    }
    return reason;
  };
  const guarded = new Proxy(comprehend, {
    get: (target, name: OperationName) => async (request: never) => {
      const reason = policy === null ? null : judge(await askedBy(name, request, { comprehend, place }));
      if (reason !== null) throw new ServiceError('AccessDeniedException', reason);
      return target[name](request);
    },
  });
  return {
    ...{ judge, guarded },
    as: (statements, noted = new Map()) => {
      policy = statements;
      used = noted;
    },
    refused: () => {
      const before = refused;
      refused = [];
      return before;
    },
  };
}
