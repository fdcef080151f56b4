import { type Client, hasStatus, type RepositoryName } from './client.ts';

/** A stretch of a branch. */
export interface Range {
  /** null, or one that is not an ancestor of `head`: `head` alone. */
  before: string | null;
  /** `before` belongs to the stretch. */
  inclusive?: boolean;
  head: string;
}

export interface Commits {
  /** Oldest first, the last one `head`. */
  all: string[];
  /** Those that were the branch's tip, or may have been: on them are its check runs. */
  mainline: string[];
}

/** Every commit that one of the ranges holds, each once. The ranges end at one head. */
export async function commitsIn(client: Client, repository: RepositoryName, ranges: readonly Range[]): Promise<Commits> {
  const found: Commits = { all: [], mainline: [] };
  for (const range of ranges) {
    const { all, mainline } = await commitsOf(client, repository, range);
    found.all = [...all.filter((commit) => !found.all.includes(commit)), ...found.all];
    found.mainline = [...mainline.filter((commit) => !found.mainline.includes(commit)), ...found.mainline];
  }
  return found;
}

async function commitsOf(client: Client, repository: RepositoryName, { before, inclusive, head }: Range): Promise<Commits> {
  const between = before === null || before === head ? null : await commitsBetween(client, repository, before, head);
  if (before === null || between === null) return { all: [head], mainline: [head] };
  const first = inclusive === true ? [before] : [];
  return { all: [...first, ...between.keys()], mainline: [...first, ...mainlineOf(between, head)] };
}

/** Commits and their first parents, oldest first; null when `before` is no ancestor, or gone because history was rewritten. */
async function commitsBetween(
  client: Client,
  repository: RepositoryName,
  before: string,
  head: string,
): Promise<Map<string, string | undefined> | null> {
  const basehead = `${before}...${head}`;
  const found = new Map<string, string | undefined>();
  try {
    for (let page = 1; ; page++) {
      const { data } = await client.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, per_page: 100, page });
      if (data.status !== 'ahead') return null;
      for (const { sha, parents } of data.commits) found.set(sha, parents[0]?.sha);
      if (data.commits.length === 0 || found.size >= data.total_commits) return found;
    }
  } catch (error) {
    if (hasStatus(error, 404)) return null;
    throw error;
  }
}

function mainlineOf(firstParents: ReadonlyMap<string, string | undefined>, head: string): string[] {
  const line: string[] = [];
  for (let commit: string | undefined = head; commit !== undefined && firstParents.has(commit); commit = firstParents.get(commit))
    line.unshift(commit);
  return line;
}
