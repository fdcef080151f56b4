import { isLater, type Marker, readMarker } from '../report/marker.ts';
import { type Client, hasStatus, type RepositoryName } from './client.ts';
import { createOnce } from './once.ts';

/** Where the one comment of a pull request goes. */
export interface CommentTarget {
  repository: RepositoryName;
  number: number;
  /** The head that the text speaks of; a pull request whose head has moved on gets no text about the old one. null after the merge. */
  head: string | null;
}

export type CommentOutcome = 'created' | 'updated' | 'unchanged' | 'stale' | 'absent';

interface Comment {
  id: number;
  body?: string;
  user: { login: string; type: string } | null;
}

/**
 * Writes our one comment: edits the newest of ours, else creates one where `create` allows it. Never overwrites the text
 * of a later run, never touches a comment that is not ours, and removes what an accident made twice.
 * @throws the client's error when GitHub refuses.
 */
export async function upsertComment(
  client: Client,
  target: CommentTarget,
  body: string,
  { create }: { create: boolean },
): Promise<CommentOutcome> {
  const marker = readMarker(body);
  if (marker === null) throw new Error('The body of a comment must begin with its marker.');
  if (target.head !== null && (await headOf(client, target)) !== target.head) return 'stale';
  const [newest, ...older] = await ownComments(client, target);
  if (newest === undefined) return create ? createComment(client, target, body, marker) : 'absent';
  if (isLater(readMarker(newest.body ?? '')!, marker)) return 'stale';
  for (const comment of older) if (comment.user?.login === newest.user?.login) await remove(client, target, comment);
  if (newest.body === body) return 'unchanged';
  return (await edit(client, target, newest, body)) ? 'updated' : create ? createComment(client, target, body, marker) : 'absent';
}

async function headOf(client: Client, { repository, number }: CommentTarget): Promise<string> {
  const { data } = await client.rest.pulls.get({ ...repository, pull_number: number });
  return data.head.sha;
}

async function createComment(client: Client, target: CommentTarget, body: string, marker: Marker): Promise<CommentOutcome> {
  await createOnce(
    async () => (await client.rest.issues.createComment({ ...target.repository, issue_number: target.number, body })).data,
    async () => (await ownComments(client, target)).find((comment) => readMarker(comment.body ?? '')?.run === marker.run) ?? null,
  );
  return 'created';
}

/** False when somebody deleted it meanwhile, or when it is another bot's after all. */
async function edit(client: Client, { repository }: CommentTarget, { id }: Comment, body: string): Promise<boolean> {
  try {
    await client.rest.issues.updateComment({ ...repository, comment_id: id, body });
    return true;
  } catch (error) {
    if (hasStatus(error, 403, 404)) return false;
    throw error;
  }
}

async function remove(client: Client, { repository }: CommentTarget, { id }: Comment): Promise<void> {
  try {
    await client.rest.issues.deleteComment({ ...repository, comment_id: id });
  } catch (error) {
    if (!hasStatus(error, 403, 404)) throw error;
  }
}

/**
 * Our comments, newest first: those that begin with the marker and were written by us. The marker alone proves nothing,
 * since anybody can write one. A workflow's token cannot ask who it is, but only workflows and apps write as a bot; a
 * personal token can ask.
 */
async function ownComments(client: Client, { repository, number }: CommentTarget): Promise<Comment[]> {
  const all: Comment[] = await client.paginate(client.rest.issues.listComments, { ...repository, issue_number: number, per_page: 100 });
  const marked = all.filter(({ body }) => readMarker(body ?? '') !== null);
  const people = marked.filter(({ user }) => user !== null && user.type !== 'Bot');
  const login = people.length > 0 ? await ownLogin(client) : null;
  return marked.filter(({ user }) => user !== null && (user.type === 'Bot' || user.login === login)).sort((a, b) => b.id - a.id);
}

/** The login behind a personal token; null for the token of a workflow or an app. */
async function ownLogin(client: Client): Promise<string | null> {
  try {
    const { data } = await client.rest.users.getAuthenticated();
    return data.type === 'Bot' ? null : data.login;
  } catch (error) {
    if (hasStatus(error, 401, 403, 404)) return null;
    throw error;
  }
}
