import { visible } from '../problems/visible.ts';
import { code, prose } from '../report/escape.ts';
import { newAttempts } from './attempts.ts';
import { type Client, hasStatus, isRequestError, type RepositoryName } from './client.ts';
import type { Comment } from './event.ts';
import type { OpenPullRequest } from './open-pull-requests.ts';
import type { Sink } from './sink.ts';
import { slashCommands } from './slash.ts';

/** A training in advance that somebody asked for and may ask for. */
export interface TrainingRequest {
  number: number;
  /** What they looked at, and what is trained. */
  head: string;
  by: string;
}

/**
 * Decides about a comment, and answers it: by a reaction, and a refusal by one sentence in the summary too. No comment is written, for
 * a pull request has one of ours.
 * @returns null when nothing is to be trained.
 */
export async function requestOf(
  client: Client | null,
  repository: RepositoryName,
  comment: Comment,
  open: readonly OpenPullRequest[] | null,
  sink: Sink,
): Promise<TrainingRequest | null> {
  if (comment.slash === null || client === null) return null;
  if (comment.slash.kind === 'help') {
    sink.summary(help());
    await react(client, repository, comment, '+1', sink);
    return null;
  }
  const answer = await judged(client, repository, comment, open);
  if (typeof answer !== 'string') {
    await react(client, repository, comment, 'eyes', sink);
    return answer;
  }
  sink.summary(`${prose(answer)}\n\n${help()}`);
  await refuse(client, repository, comment, answer, sink);
  return null;
}

/** Tells whoever commented that nothing comes of it, and the log why. */
export async function refuse(client: Client, repository: RepositoryName, comment: Comment, why: string, sink: Sink): Promise<void> {
  sink.annotate('notice', visible(why), null);
  await react(client, repository, comment, 'confused', sink);
}

/** What is to be trained, or the sentence that refuses it. */
async function judged(
  client: Client,
  repository: RepositoryName,
  { number, by, slash }: Comment,
  open: readonly OpenPullRequest[] | null,
): Promise<TrainingRequest | string> {
  if (slash?.kind !== 'train')
    return `\`${slash?.kind === 'unknown' ? slash.line.replaceAll('`', "'") : ''}\` is no command. There are ${slashCommands.map(({ usage }) => `\`${usage}\``).join(' and ')}.`;
  const { sha } = slash;
  const role = await roleOf(client, repository, by);
  if (role === 'unknown') return `GitHub did not say whether ${by} may write here, so nothing was started. Comment again later.`;
  if (role === 'reader') return `${by} may not start a training: it takes write access to the repository.`;
  if (open === null)
    return 'The open pull requests could not be listed, so nothing was started. The job needs `pull-requests: read`, and GitHub must answer.';
  const pull = open.find((one) => one.number === number);
  if (pull === undefined) return `Pull request ${number} is not open, or does not go to the default branch.`;
  if (pull.fork && sha === null)
    return `Pull request ${number} comes from a fork: name the commit that you looked at, \`/flywheel train COMMIT\`.`;
  if (sha !== null && !pull.head.startsWith(sha))
    return `Commit \`${sha}\` is not the head of pull request ${number}, which is \`${pull.head}\`. Look at that one, and name it.`;
  return { number, head: pull.head, by };
}

/** GitHub's old word for a role is enough: whoever maintains reads as `write`, whoever triages as `read`. */
async function roleOf(client: Client, repository: RepositoryName, username: string): Promise<'writer' | 'reader' | 'unknown'> {
  try {
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ ...repository, username });
    return data.permission === 'admin' || data.permission === 'write' ? 'writer' : 'reader';
  } catch (error) {
    if (hasStatus(error, 404)) return 'reader';
    if (isRequestError(error)) return 'unknown';
    throw error;
  }
}

async function react(
  client: Client,
  repository: RepositoryName,
  { number, commentId }: Comment,
  content: '+1' | 'eyes' | 'confused',
  sink: Sink,
): Promise<void> {
  const attempts = newAttempts();
  await attempts.attempt(`the reaction to the comment on pull request ${number}`, 'pull-requests: write', () =>
    client.rest.reactions.createForIssueComment({ ...repository, comment_id: commentId, content }),
  );
  const notice = attempts.notice();
  if (notice !== null) sink.annotate('notice', notice, null);
}

const help = (): string =>
  ['In the first line of a comment on a pull request:', slashCommands.map(({ usage, does }) => `- ${code(usage)} ${does}`).join('\n')].join(
    '\n\n',
  );
