import type { Client, RepositoryName } from './client.ts';

/** Commits that are asked about; more than a team merges between two runs, and each costs a request. */
const mostCommits = 100;

export interface MergedPullRequests {
  numbers: number[];
  /** Commits that were not asked about, the oldest. */
  skipped: number;
}

/** The pull requests that brought these commits into the branch, however they were merged: merge commit, squash, rebase or queue. */
export async function mergedPullRequests(
  client: Client,
  repository: RepositoryName,
  { commits, branch }: { commits: readonly string[]; branch: string },
  most = mostCommits,
): Promise<MergedPullRequests> {
  const asked = commits.slice(-most);
  const numbers = new Set<number>();
  for (const commit of asked) for (const number of await pullRequestsOf(client, repository, commit, branch)) numbers.add(number);
  return { numbers: [...numbers].sort((a, b) => a - b), skipped: commits.length - asked.length };
}

async function pullRequestsOf(client: Client, repository: RepositoryName, commit: string, branch: string): Promise<number[]> {
  const { data } = await client.rest.repos.listPullRequestsAssociatedWithCommit({ ...repository, commit_sha: commit, per_page: 100 });
  return data.filter((pull) => pull.merged_at !== null && pull.base.ref === branch).map(({ number }) => number);
}
