import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { allows, grantOf } from './access.ts';
import { Refusal } from './call.ts';
import { synchronize } from './merging.ts';
import type { Repository } from './repository.ts';
import type { Grant, State } from './state.ts';

/** `/owner/name` or `/owner/name.git`, then what git asks for. */
const address = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack|HEAD|objects\/.*)$/;

/** Serves the repository by Git's smart HTTP protocol, as github.com does beside its API. False when the path is not Git's. */
export async function serveGit(state: State, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url!, state.url);
  const [, owner = '', name = '', action = ''] = address.exec(url.pathname) ?? [];
  if (action === '') return false;
  const push = action === 'git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
  const repository = owner === state.owner ? state.repository : state.forks.get(owner);
  const status = refused(state, request.headers.authorization, name === state.name ? repository : undefined, owner, push);
  if (status !== undefined) {
    response.writeHead(status.code, {
      'content-type': 'text/plain',
      ...(status.code === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}),
    });
    response.end(status.message);
    return true;
  }
  const code = await backend(repository!, request, response, action, url);
  if (code !== 0) state.mistakes.push(`git http-backend ended with ${code} for ${url.pathname}`);
  if (action === 'git-receive-pack') synchronize(state);
  return true;
}

function refused(state: State, authorization: string | undefined, repository: Repository | undefined, owner: string, push: boolean) {
  let grant: Grant | undefined;
  try {
    grant = grantOf(state, authorization);
  } catch (error) {
    if (error instanceof Refusal) return { code: 401, message: 'Invalid username or token.' };
    throw error;
  }
  const open = !state.private && !push;
  if (!open && grant === undefined) return { code: 401, message: 'No anonymous write access.' };
  if (repository === undefined || (state.private && !allows(grant, ['contents'], 'read')))
    return { code: 404, message: 'Repository not found.' };
  const mayPush = allows(grant, ['contents'], 'write') && (owner === state.owner || grant?.login === owner);
  if (push && !mayPush) return { code: 403, message: `Permission to ${owner}/${state.name}.git denied to ${grant?.login}.` };
  return undefined;
}

/** Runs `git http-backend` as a CGI program. Resolves with its exit code once the answer is sent. */
function backend(repository: Repository, request: IncomingMessage, response: ServerResponse, action: string, url: URL): Promise<number> {
  const env = {
    PATH: process.env.PATH ?? '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    LC_ALL: 'C',
    GIT_PROJECT_ROOT: repository.path,
    GIT_HTTP_EXPORT_ALL: '1',
    REMOTE_USER: 'git',
    PATH_INFO: `/${action}`,
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    ...(request.headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: request.headers['content-length'] }),
    ...(request.headers['content-encoding'] === undefined ? {} : { HTTP_CONTENT_ENCODING: request.headers['content-encoding'] }),
    ...(request.headers['git-protocol'] === undefined ? {} : { GIT_PROTOCOL: String(request.headers['git-protocol']) }),
  };
  const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  request.pipe(child.stdin);
  child.stdin.on('error', () => request.unpipe());
  let head: Buffer | undefined = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    if (head === undefined) return response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    const headers = head
      .subarray(0, end)
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.split(/:\s*/, 2) as [string, string]);
    const status = headers.find(([key]) => key.toLowerCase() === 'status')?.[1];
    response.writeHead(Number.parseInt(status ?? '200', 10), Object.fromEntries(headers.filter(([key]) => key.toLowerCase() !== 'status')));
    response.write(head.subarray(end + 4));
    head = undefined;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      response.end();
      resolve(code ?? 1);
    });
  });
}
