import { type Client, isRequestError, type RepositoryName } from './client.ts';
import type { Event } from './event.ts';

/** A pull request that is open, as training in advance asks for it. */
export interface OpenPullRequest {
  number: number;
  head: string;
  /** The head is in another repository, or in one that is gone. */
  fork: boolean;
  draft: boolean;
  labelled: boolean;
}

/** Whoever may label may ask for a training in advance. */
export const trainingLabel = 'flywheel:train';

/** Ten requests of the thousand that a workflow's token has in an hour. */
const mostPullRequests = 1000;

/** Runs of the default branch ask; a pull request's own run speaks of itself alone. */
export function asksForOpen(event: Event): boolean {
  if (event.kind === 'comment') return event.slash?.kind === 'train';
  return (event.kind === 'push' || event.kind === 'dispatch' || event.kind === 'schedule') && event.toDefaultBranch;
}

/**
 * Every open pull request to the branch, oldest first. null where GitHub does not say, and where there are more than `most`:
 * in a list that is cut short, what is open would look closed. So would one that slips to a page that was read already, because an older
 * one is closed meanwhile: a list of several pages is read twice, and whatever stands in either counts.
 */
export async function openPullRequests(
  client: Client,
  repository: RepositoryName,
  branch: string,
  most = mostPullRequests,
): Promise<OpenPullRequest[] | null> {
  const found = new Map<number, OpenPullRequest>();
  const asked = { ...repository, state: 'open', base: branch, sort: 'created', direction: 'asc', per_page: 100 } as const;
  try {
    let pages = 0;
    const read = async (): Promise<void> => {
      for await (const { data } of client.paginate.iterator(client.rest.pulls.list, asked)) {
        pages++;
        for (const { number, head, base, draft, labels } of data)
          found.set(number, {
            number,
            head: head.sha,
            // The repository of a head may be gone, whatever the client's types say.
            fork: (head.repo as { full_name: string } | null)?.full_name !== base.repo.full_name,
            draft: draft ?? false,
            labelled: labels.some(({ name }) => name === trainingLabel),
          });
        if (found.size > most) return;
      }
    };
    await read();
    if (pages > 1 && found.size <= most) await read();
    return found.size > most ? null : [...found.values()];
  } catch (error) {
    if (isRequestError(error)) return null;
    throw error;
  }
}
