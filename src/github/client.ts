import { setTimeout as pause } from 'node:timers/promises';
import { getOctokit } from '@actions/github';

export type Client = ReturnType<typeof getOctokit>;

/** A repository as GitHub's API names it. */
export interface RepositoryName {
  owner: string;
  repo: string;
}

/** What a failed call is known by. */
interface CallError {
  status: number;
  message: string;
  headers: Record<string, string | number | undefined>;
  method: string;
}

const mostRetries = 3;
/** Waiting longer than this on a runner costs more than the comment is worth. */
const longestPauseSeconds = 120;
const timeoutMilliseconds = 30_000;

/** GitHub's API with the run's token: times out, and tries again where GitHub says that it is worth it. */
export function githubClient(
  token: string,
  { apiUrl, wait = (seconds) => pause(seconds * 1000) }: { apiUrl: string; wait?: (seconds: number) => Promise<unknown> },
): Client {
  const client = getOctokit(token, { baseUrl: apiUrl });
  client.hook.wrap('request', async (request, options) => {
    for (let retries = 0; ; retries++) {
      try {
        return await request({ ...options, request: { ...options.request, signal: AbortSignal.timeout(timeoutMilliseconds) } });
      } catch (error) {
        const seconds = retries < mostRetries ? secondsUntilRetry(callError(error, options.method), retries) : null;
        if (seconds === null) throw error;
        await wait(seconds);
      }
    }
  });
  return client;
}

/**
 * How long to wait before calling again; null when that is pointless. A failed connection counts as 5xx. What creates
 * something is not repeated after 5xx, because it may have been created: see once.ts.
 * Source of the rules: GitHub's documentation on rate limits (retry-after, x-ratelimit-reset, else at least a minute).
 */
export function secondsUntilRetry(error: CallError | null, retries: number): number | null {
  if (error === null) return null;
  if (error.status >= 500) return error.method === 'POST' ? null : 2 ** retries;
  const seconds = limitSeconds(error, retries);
  return seconds === null || seconds > longestPauseSeconds ? null : seconds;
}

function limitSeconds({ status, message, headers }: CallError, retries: number): number | null {
  if (status !== 403 && status !== 429) return null;
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after) && headers['retry-after'] !== undefined) return Math.max(1, after);
  if (String(headers['x-ratelimit-remaining']) === '0') {
    const now = Date.parse(String(headers.date)) / 1000;
    return Math.max(1, Math.ceil(Number(headers['x-ratelimit-reset']) - now)) || null;
  }
  return status === 429 || /secondary rate limit/i.test(message) ? 60 * 2 ** retries : null;
}

function callError(error: unknown, method: string): CallError | null {
  return isRequestError(error) ? { status: error.status, message: error.message, headers: error.response?.headers ?? {}, method } : null;
}

export interface RequestError extends Error {
  status: number;
  response?: { headers: Record<string, string | number | undefined> };
}

/** An answer of GitHub that is not the one wanted, or none at all (status 500). Anything else that is thrown is a bug. */
export const isRequestError = (error: unknown): error is RequestError =>
  error instanceof Error && error.name === 'HttpError' && typeof (error as RequestError).status === 'number';

export const hasStatus = (error: unknown, ...statuses: number[]): boolean => isRequestError(error) && statuses.includes(error.status);
