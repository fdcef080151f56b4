import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { environment } from './sandbox.ts';

/** A Git server on this machine: Git's own HTTP backend, behind a password. */
export interface HttpRemote {
  url: string;
  /** Every Authorization header that arrived; undefined for requests without one. */
  authorizations: (string | undefined)[];
  close(): Promise<void>;
}

/**
 * Serves one bare repository over HTTP.
 * @param credentials `user:password`, as basic authentication sends it; a request with another or a second header is refused
 */
export async function serveGit(repository: string, credentials: string, { readOnly = false } = {}): Promise<HttpRemote> {
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const headers = request.rawHeaders.filter(
      (_, index) => index % 2 === 1 && request.rawHeaders[index - 1]!.toLowerCase() === 'authorization',
    );
    authorizations.push(headers[0]);
    if (headers.length > 1) return refuse(response, 400, 'Duplicate header: Authorization');
    if (headers[0]?.replace(/^basic /i, '') !== Buffer.from(credentials).toString('base64')) return refuse(response, 401, 'Who are you?');
    if (readOnly && request.url!.includes('git-receive-pack')) return refuse(response, 403, 'Write access to repository not granted.');
    backend(repository, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/remote.git`;
  return { url, authorizations, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain', ...(status === 401 ? { 'www-authenticate': 'Basic realm="git"' } : {}) })
    .end(message);
}

/** CGI: the request as variables and standard input; the answer begins with its own headers. */
function backend(repository: string, request: IncomingMessage, response: ServerResponse): void {
  const [path, query] = request.url!.split('?');
  const env = {
    ...environment,
    GIT_PROJECT_ROOT: dirname(repository),
    GIT_HTTP_EXPORT_ALL: '1',
    REMOTE_USER: 'someone',
    PATH_INFO: path!,
    QUERY_STRING: query ?? '',
    REQUEST_METHOD: request.method!,
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    ...(request.headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: request.headers['content-length'] }),
  };
  const program = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
  const child = spawn(program, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    if (response.headersSent) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    const headers = head
      .toString('latin1', 0, end)
      .split('\r\n')
      .map((line) => line.split(': ') as [string, string]);
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
    response.writeHead(Number.parseInt(status, 10), Object.fromEntries(headers.filter(([name]) => name !== 'Status')));
    response.write(head.subarray(end + 4));
  });
  child.stdout.on('end', () => response.end());
}
