import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { personalToken, workflowToken } from './access.ts';
import { answer, rateHeaders } from './api.ts';
import { type Answer, Refusal } from './call.ts';
import { addComment } from './comments.ts';
import { serveGit } from './git-http.ts';
import { createIssue } from './issues.ts';
import { close, commit, enqueue, leaveQueue, type MergeMethod, merge, openPull, type PullRequest, type Queued } from './merging.ts';
import type { Comment, Issue, Pull } from './records.ts';
import { commitFiles, createRepository, type Files, installRules, resolve } from './repository.ts';
import { type Entry, type Fault, type Grant, newState, type Settings, type State } from './state.ts';

/** GitHub on loopback: its REST API, its Git, and what people do there with a mouse. */
export interface GitHub {
  /** As `GITHUB_SERVER_URL` and `GITHUB_API_URL` have it. */
  url: string;
  apiUrl: string;
  /** `owner/name`. */
  slug: string;
  /** Address that `git clone` takes. */
  cloneUrl: string;
  state: State;
  log: Entry[];
  /** A workflow run's token; `fork` makes it read-only whatever it asks. */
  workflowToken(permissions: Grant['permissions'], options?: { fork?: boolean }): string;
  personalToken(login: string): string;
  tip(branch?: string): string;
  commit(branch: string, files: Files, options?: { message?: string; login?: string; owner?: string }): string;
  fork(owner: string): void;
  openPull(request: PullRequest): Pull;
  merge(number: number, method: MergeMethod, login?: string): { before: string; after: string };
  enqueue(number: number, method?: MergeMethod): Queued;
  leaveQueue(number: number, queued: Queued): { before: string; after: string };
  closePull(number: number): Pull;
  say(number: number, login: string, body: string): Comment;
  openIssue(title: string, login?: string): Issue;
  /** Pushes to refs like `refs/heads/flywheel-*` are refused from now on, except GitHub's own. */
  protect(...patterns: string[]): void;
  /** The n-th call of the operation from now (1 is the next) goes wrong. */
  fault(operation: string, call: number, fault: Fault): void;
  calls(operation: string): Entry[];
  /** Stops. @throws when the fake itself broke GitHub's description or was asked for something it does not do. */
  close(): Promise<void>;
}

export async function startGitHub(settings: Settings = {}): Promise<GitHub> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-github-'));
  const repository = createRepository(join(folder, 'repository.git'), settings.defaultBranch ?? 'main');
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const state = newState(settings, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, repository);
  const files = settings.files ?? { 'README.md': `# ${state.name}\n` };
  const by = { name: state.owner, email: `${state.owner}@users.noreply.example`, date: state.now() };
  commitFiles(repository, { branch: state.defaultBranch, files, message: 'Begin', by, parent: null });
  server.on('request', (request, response) => void respond(state, request, response));
  return { ...doors(state, folder), close: () => stop(server, state, folder) };
}

function doors(state: State, folder: string): Omit<GitHub, 'close'> {
  return {
    url: state.url,
    apiUrl: state.apiUrl,
    slug: `${state.owner}/${state.name}`,
    cloneUrl: `${state.url}/${state.owner}/${state.name}`,
    state,
    log: state.log,
    workflowToken: (permissions, options) => workflowToken(state, permissions, options),
    personalToken: (login) => personalToken(state, login),
    tip: (branch = state.defaultBranch) => resolve(state.repository, `refs/heads/${branch}`)!,
    commit: (branch, files, options) => commit(state, branch, files, options),
    fork: (owner) => {
      const fork = createRepository(join(folder, `${owner}.git`), state.defaultBranch);
      fork.git(['fetch', '--quiet', state.repository.path, '+refs/heads/*:refs/heads/*']);
      state.forks.set(owner, fork);
    },
    openPull: (request) => openPull(state, request),
    merge: (number, method, login) => merge(state, number, method, login),
    enqueue: (number, method) => enqueue(state, number, method),
    leaveQueue: (number, queued) => leaveQueue(state, number, queued),
    closePull: (number) => close(state, number),
    say: (number, login, body) => addComment(state, number, { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }, body),
    openIssue: (title, login = state.owner) => createIssue(state, { login, type: 'User' }, title, null),
    protect: (...patterns) => {
      state.rules.push(...patterns);
      installRules(state.repository, state.rules);
    },
    fault: (operation, call, fault) => {
      const planned = state.faults.get(operation) ?? new Map<number, Fault>();
      const made = state.log.filter((entry) => entry.operation === operation).length;
      state.faults.set(operation, planned.set(made + call, fault));
    },
    calls: (operation) => state.log.filter((entry) => entry.operation === operation),
  };
}

async function stop(server: Server, state: State, folder: string): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
  if (state.mistakes.length > 0) throw new Error(`the fake of GitHub is wrong:\n${state.mistakes.join('\n')}`);
}

/** The connection is cut: before GitHub did anything, or (`lost`) after. */
class Cut extends Error {}

async function respond(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (await serveGit(state, request, response)) return;
    await respondApi(state, request, response);
  } catch (error) {
    state.mistakes.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (!response.headersSent) response.writeHead(500);
    response.end('{"message":"the fake of GitHub failed"}');
  }
}

async function respondApi(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, state.url);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const entry: Entry = { method: request.method!, path: url.pathname, operation: undefined, status: 0, login: undefined, body: undefined };
  state.log.push(entry);
  let lost = false;
  const fault = async (operation: string) => {
    const number = state.log.filter((one) => one.operation === operation).length;
    lost = await suffer(state.faults.get(operation)?.get(number));
  };
  try {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
    const path = url.pathname.startsWith('/api/v3/') ? url.pathname.slice('/api/v3'.length) : '/not-the-api';
    const body = Buffer.concat(chunks).toString('utf8');
    const given = await answer(state, { method: request.method!, path, query: url.search.slice(1), headers, body }, entry, fault);
    if (entry.operation === undefined && given.status === 404)
      state.mistakes.push(`${entry.method} ${url.pathname} is not in test/github/openapi.json`);
    if (lost) throw new Cut();
    entry.status = given.status;
    send(state, response, given);
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
    request.socket.destroy();
  }
}

/** Lives through the fault. True when the answer must not arrive. @throws Cut or Refusal instead of the call. */
async function suffer(fault: Fault | undefined): Promise<boolean> {
  if (fault === 'reset') throw new Cut();
  if (fault === 'lost') return true;
  if (typeof fault === 'number') throw new Refusal(fault, `injected ${fault}`);
  if (typeof fault === 'function') await fault();
  else if (fault !== undefined && 'status' in fault)
    throw new Refusal(fault.status, fault.message ?? `injected ${fault.status}`, {}, fault.headers);
  else if (fault !== undefined) await pause(fault.delayMilliseconds);
  return false;
}

function send(state: State, response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'application/vnd.github.raw; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, {
    'content-type': type,
    'x-github-request-id': `FAKE:${state.log.length}`,
    ...rateHeaders(state),
    ...headers,
  });
  response.end(text);
}
