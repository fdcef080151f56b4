import { type Client, hasStatus, type RepositoryName } from './client.ts';

/** Commits of a range that are asked about; more than a team merges between two runs, and each costs a request. */
const mostCommits = 100;

export interface MergedPullRequests {
  numbers: number[];
  /** Commits that were not asked about, the oldest. */
  skipped: number;
}

/**
 * The pull requests that brought the commits after `before` up to `head` into the branch, however they were merged: merge
 * commit, squash, rebase or queue. Without a `before`, or with one that is not an ancestor, those of `head` alone.
 */
export async function mergedPullRequests(
  client: Client,
  repository: RepositoryName,
  range: { before: string | null; head: string; branch: string },
  most = mostCommits,
): Promise<MergedPullRequests> {
  const commits =
    range.before === null || range.before === range.head
      ? [range.head]
      : await commitsBetween(client, repository, range.before, range.head);
  const asked = commits.slice(-most);
  const numbers = new Set<number>();
  for (const commit of asked) for (const number of await pullRequestsOf(client, repository, commit, range.branch)) numbers.add(number);
  return { numbers: [...numbers].sort((a, b) => a - b), skipped: commits.length - asked.length };
}

/** Oldest first. */
async function commitsBetween(client: Client, repository: RepositoryName, before: string, head: string): Promise<string[]> {
  try {
    const basehead = `${before}...${head}`;
    const first = await client.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, per_page: 100 });
    if (first.data.status !== 'ahead') return [head];
    const commits = first.data.commits.map(({ sha }) => sha);
    for (let page = 2; commits.length < first.data.total_commits; page++) {
      const { data } = await client.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, per_page: 100, page });
      if (data.commits.length === 0) break;
      commits.push(...data.commits.map(({ sha }) => sha));
    }
    return commits;
  } catch (error) {
    // The commit before is gone: history was rewritten.
    if (hasStatus(error, 404)) return [head];
    throw error;
  }
}

async function pullRequestsOf(client: Client, repository: RepositoryName, commit: string, branch: string): Promise<number[]> {
  const { data } = await client.rest.repos.listPullRequestsAssociatedWithCommit({ ...repository, commit_sha: commit, per_page: 100 });
  return data.filter((pull) => pull.merged_at !== null && pull.base.ref === branch).map(({ number }) => number);
}
