import { Failure } from '../problems/failure.ts';
import { isRequestError } from './client.ts';

/** What a run wanted to write on GitHub and could not. None of it fails the job: the verdict does that. */
export interface Attempts {
  /** Runs a step; null when GitHub refused or did not answer. Anything else that is thrown is a bug and goes on. */
  attempt<Result>(what: string, permission: string, step: () => Promise<Result>): Promise<Result | null>;
  /** One sentence about everything that is missing; null when nothing is. */
  notice(): string | null;
}

export function newAttempts(): Attempts {
  const denied = new Map<string, string>();
  const failed: string[] = [];
  return {
    attempt: async (what, permission, step) => {
      try {
        return await step();
      } catch (error) {
        if (error instanceof Failure) failed.push(`${what} (${[error.message, error.hint].filter(Boolean).join(' ')})`);
        else if (!isRequestError(error)) throw error;
        // GitHub names what the refused call needs, often a look before the write; the step needs all of `permission`.
        else if (error.status === 403 || error.status === 404) denied.set(what, permission);
        else failed.push(`${what} (${error.status} ${error.message.split('\n')[0]!.slice(0, 200)})`);
        return null;
      }
    },
    notice: () => {
      const sentences = [
        ...(denied.size > 0
          ? [
              `Not written, because the token may not: ${[...denied.keys()].join(', ')}. Give the job \`permissions: ${[...new Set(denied.values())].join(', ')}\`.`,
            ]
          : []),
        ...(failed.length > 0 ? [`Not written, because GitHub did not take it: ${failed.join(', ')}.`] : []),
      ];
      return sentences.length === 0 ? null : `${sentences.join(' ')} The result of the job and its summary are complete.`;
    },
  };
}
