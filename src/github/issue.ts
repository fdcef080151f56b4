import type { Client, RepositoryName } from './client.ts';
import { createOnce } from './once.ts';

const marker = '<!-- flywheel:drift -->';

/** One open issue about drift, kept up to date; closed when `body` is null. Markdown in `body` must be escaped already. */
export async function writeDriftIssue(
  client: Client,
  repository: RepositoryName,
  body: string | null,
): Promise<'opened' | 'updated' | 'unchanged' | 'closed' | 'absent'> {
  const found = await openIssue(client, repository);
  if (body === null) {
    if (found === null) return 'absent';
    await client.rest.issues.update({ ...repository, issue_number: found.number, state: 'closed', state_reason: 'completed' });
    return 'closed';
  }
  const text = `${marker}\n${body}`;
  if (found === null) {
    await createOnce(
      async () =>
        (await client.rest.issues.create({ ...repository, title: 'Flywheel: what serves is not what Git says', body: text })).data,
      () => openIssue(client, repository),
    );
    return 'opened';
  }
  if (found.body === text) return 'unchanged';
  await client.rest.issues.update({ ...repository, issue_number: found.number, body: text });
  return 'updated';
}

interface Issue {
  number: number;
  body?: string | null;
  user: { type: string } | null;
  pull_request?: unknown;
}

/** Ours begins with the marker and was written by a bot: anybody can open an issue with the marker. */
async function openIssue(client: Client, repository: RepositoryName): Promise<Issue | null> {
  for await (const { data } of client.paginate.iterator(client.rest.issues.listForRepo, { ...repository, state: 'open', per_page: 100 })) {
    const found = (data as Issue[]).find(
      (issue) => issue.pull_request === undefined && issue.user?.type === 'Bot' && issue.body?.startsWith(marker) === true,
    );
    if (found !== undefined) return found;
  }
  return null;
}
