import { found, type Handlers, list, Refusal } from './call.ts';
import { addressed } from './description.ts';
import { issueOf } from './issues.ts';
import { actionsApp, actionsBot, associationOf, nodeId, userShape } from './people.ts';
import type { Comment } from './records.ts';
import type { Grant, State } from './state.ts';

/** GitHub's own limit; its description does not carry it. */
export const bodyLimit = 65_536;

export function commentShape(state: State, comment: Comment): Record<string, unknown> {
  const repository = `${state.apiUrl}/repos/${state.owner}/${state.name}`;
  const kind = state.pulls.has(comment.issue) ? 'pull' : 'issues';
  return addressed(state, 'issue-comment', {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: `${repository}/issues/comments/${comment.id}`,
    html_url: `${state.url}/${state.owner}/${state.name}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${repository}/issues/${comment.issue}`,
    body: comment.body,
    user: userShape(state, comment.login, comment.type),
    author_association: associationOf(state, comment.login),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    performed_via_github_app: comment.login === actionsBot.login ? actionsApp(state) : null,
  });
}

/** Adds a comment as `by` would on the website or through the API. @throws Refusal for an empty or over-long body. */
export function addComment(state: State, issue: number, by: Pick<Grant, 'login' | 'type'>, body: string): Comment {
  const now = state.now();
  const comment = {
    id: state.nextId(),
    issue: issueOf(state, issue).number,
    body: checkedBody(body),
    ...by,
    createdAt: now,
    updatedAt: now,
  };
  state.comments.push(comment);
  return comment;
}

export function checkedBody(body: string): string {
  if (body.trim() === '') throw refusedBody('Body cannot be blank', 'missing_field');
  if (body.length > bodyLimit) throw refusedBody(`Body is too long (maximum is ${bodyLimit} characters)`, 'unprocessable');
  return body;
}

function refusedBody(message: string, code: string): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource: 'IssueComment', code, field: 'data', message }] });
}

const commentOf = (state: State, id: string): Comment => found(state.comments.find((comment) => comment.id === Number(id)));

/** Whoever may write may edit anyone's comment, except that an app edits only its own. */
function mayEdit(grant: Grant, comment: Comment): void {
  if (grant.type === 'Bot' && comment.login !== grant.login) throw new Refusal(403, 'Resource not accessible by integration');
}

export const commentHandlers: Handlers = {
  'issues/list-comments': (call) => {
    const issue = issueOf(call.state, call.params.issue_number!);
    const since = call.query.since;
    const ours = call.state.comments.filter(
      (comment) => comment.issue === issue.number && (since === undefined || comment.updatedAt >= since),
    );
    return list(call, ours, (comment) => commentShape(call.state, comment));
  },
  'issues/get-comment': ({ state, params }) => ({ status: 200, body: commentShape(state, commentOf(state, params.comment_id!)) }),
  'issues/create-comment': ({ state, grant, params, body }) => {
    const by = { login: grant!.login, type: grant!.type };
    return { status: 201, body: commentShape(state, addComment(state, Number(params.issue_number), by, body.body as string)) };
  },
  'issues/update-comment': ({ state, grant, params, body }) => {
    const comment = commentOf(state, params.comment_id!);
    mayEdit(grant!, comment);
    comment.body = checkedBody(body.body as string);
    comment.updatedAt = state.now();
    return { status: 200, body: commentShape(state, comment) };
  },
  'issues/delete-comment': ({ state, grant, params }) => {
    const comment = commentOf(state, params.comment_id!);
    mayEdit(grant!, comment);
    state.comments.splice(state.comments.indexOf(comment), 1);
    return { status: 204 };
  },
  'reactions/create-for-issue-comment': ({ state, grant, params, body }) => {
    commentOf(state, params.comment_id!);
    const id = state.nextId();
    const user = userShape(state, grant!.login, grant!.type);
    return { status: 201, body: { id, node_id: nodeId('REA', id), user, content: body.content, created_at: state.now() } };
  },
};
