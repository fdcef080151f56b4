import formats from 'ajv-formats';
import { type Context, OpenAPIBackend } from 'openapi-backend';
import { authorize, grantOf } from './access.ts';
import { type Answer, type Call, type Handlers, notFound, Refusal } from './call.ts';
import { checkHandlers } from './checks.ts';
import { commentHandlers } from './comments.ts';
import { commitHandlers } from './commits.ts';
import { contentHandlers } from './contents.ts';
import { deploymentHandlers } from './deployments.ts';
import { description } from './description.ts';
import { gitHandlers } from './git-data.ts';
import { issueHandlers } from './issues.ts';
import { pullHandlers } from './pulls.ts';
import { repositoryHandlers } from './repositories.ts';
import type { Entry, State } from './state.ts';
import { workflowHandlers } from './workflows.ts';

export const handlers: Handlers = {
  ...checkHandlers,
  ...commentHandlers,
  ...commitHandlers,
  ...contentHandlers,
  ...deploymentHandlers,
  ...gitHandlers,
  ...issueHandlers,
  ...pullHandlers,
  ...repositoryHandlers,
  ...workflowHandlers,
};

export interface ApiRequest {
  method: string;
  /** Below the API's root, without the query. */
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string;
}

/** One for all fakes of a process: compiling GitHub's description takes longer than answering a hundred requests. */
let backend: Promise<OpenAPIBackend> | undefined;

function started(): Promise<OpenAPIBackend> {
  backend ??= new OpenAPIBackend({
    definition: description,
    quick: true,
    strict: true,
    ajvOpts: { strict: false, allErrors: false },
    customizeAjv: (ajv) => {
      formats.default(ajv);
      // GitHub answers an empty string where there is no address, against its own description.
      ajv.addFormat('uri', (text: string) => text === '' || URL.canParse(text));
      for (const name of ['repo.nwo', 'timestamp']) ajv.addFormat(name, true);
      return ajv;
    },
    handlers: {
      notFound: () => {
        throw notFound();
      },
      validationFail: (context) => {
        const [error] = context.validation.errors ?? [];
        throw new Refusal(
          422,
          `Invalid request.\n\n${error?.instancePath ?? ''} ${error?.message ?? ''} ${JSON.stringify(error?.params ?? {})}.`,
        );
      },
      postRoutingHandler: (context, call: Call, entry: Entry, fault: (operation: string) => Promise<void>) =>
        entered(context, call, entry, fault),
      ...Object.fromEntries(
        Object.entries(handlers).map(([id, handler]) => [id, (context: Context, call: Call) => answered(context, call, handler)]),
      ),
    },
  }).init();
  return backend;
}

/** After routing, before validation: GitHub looks at the token first. */
async function entered(context: Context, call: Call, entry: Entry, fault: (operation: string) => Promise<void>): Promise<void> {
  const id = context.operation?.operationId;
  if (id === undefined) return;
  entry.operation = id;
  call.params = context.request.params as Record<string, string>;
  call.query = Object.fromEntries(Object.entries(context.request.query).map(([key, value]) => [key, String(value)]));
  call.body = (context.request.requestBody ?? {}) as Record<string, unknown>;
  await fault(id);
  const { owner, repo } = call.params;
  if (repo !== undefined && `${owner}/${repo}`.toLowerCase() !== `${call.state.owner}/${call.state.name}`.toLowerCase()) throw notFound();
  authorize(call, id);
}

function answered(context: Context, call: Call, handler: (call: Call) => Answer): Answer {
  refuseUnknownKeys(context, call);
  const answer = handler(call);
  // A raw file is text, not a document of the description.
  if (answer.body === undefined || typeof answer.body === 'string') return answer;
  const { errors } = context.api.validateResponse(answer.body, context.operation, answer.status);
  if (errors)
    call.state.mistakes.push(`${context.operation.operationId} answered ${answer.status} with ${JSON.stringify(errors.slice(0, 3))}`);
  return answer;
}

/** GitHub refuses members it does not know, which is how a misspelled one shows. */
function refuseUnknownKeys(context: Context, call: Call): void {
  const content = (
    context.operation.requestBody as { content?: Record<string, { schema?: { properties?: object; type?: string } }> } | undefined
  )?.content;
  const schema = content?.['application/json']?.schema;
  if (schema?.properties === undefined) return;
  const unknown = Object.keys(call.body).filter((key) => !(key in schema.properties!));
  if (unknown.length > 0)
    throw new Refusal(422, `Invalid request.\n\n${unknown.map((key) => `"${key}"`).join(', ')} is not a permitted key.`);
}

/** Answers one request as GitHub would. `fault` is asked once the operation is known and may throw. */
export async function answer(
  state: State,
  request: ApiRequest,
  entry: Entry,
  fault: (operation: string) => Promise<void>,
): Promise<Answer> {
  const api = await started();
  const { method, path, query, headers, body } = request;
  try {
    const grant = grantOf(state, headers.authorization);
    entry.login = grant?.login;
    spendRate(state, path);
    const call: Call = { state, grant, path, params: {}, query: {}, body: {}, accept: headers.accept ?? '' };
    const parsed = body === '' ? undefined : parse(body);
    entry.body = parsed;
    return (await api.handleRequest(
      { method, path, query, headers: { ...headers, 'content-type': 'application/json' }, body: parsed },
      call,
      entry,
      fault,
    )) as Answer;
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
}

function spendRate(state: State, path: string): void {
  if (path === '/rate_limit') return;
  if (state.rate.remaining === 0)
    throw new Refusal(
      403,
      'API rate limit exceeded for installation ID 53. If you reach out to GitHub Support for help, please include the request ID.',
    );
  state.rate.remaining -= 1;
}

export function rateHeaders({ rate }: State): Record<string, string> {
  const numbers = { limit: rate.limit, remaining: rate.remaining, reset: rate.reset, used: rate.limit - rate.remaining };
  return {
    ...Object.fromEntries(Object.entries(numbers).map(([key, value]) => [`x-ratelimit-${key}`, String(value)])),
    'x-ratelimit-resource': 'core',
  };
}
