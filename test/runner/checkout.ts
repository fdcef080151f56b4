import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Event } from '../github/fake/events.ts';
import type { GitHub } from '../github/fake/server.ts';
import { contextOf } from './environment.ts';

const run = promisify(execFile);

export interface Checkout {
  github: GitHub;
  event: Event;
  /** The token that fetches; a private repository asks for one. */
  token: string;
  /** 1 as in actions/checkout unless told; 0 fetches every branch whole. */
  depth?: number;
  /** Leaves the token in the repository's configuration, for later steps. */
  persistCredentials?: boolean;
  /** Where a run says something other than its event. */
  sha?: string;
  ref?: string;
}

/** A workspace as actions/checkout leaves it: a branch is checked out as itself, a pull request's test merge detached. */
export async function checkout({ github, event, token, depth = 1, persistCredentials = false, ...told }: Checkout): Promise<string> {
  const context = contextOf(github, event);
  const sha = told.sha ?? context.sha;
  const ref = told.ref ?? context.ref;
  const workspace = mkdtempSync(join(tmpdir(), 'flywheel-workspace-'));
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const key = `http.${github.url}/.extraheader`;
  const env = {
    PATH: process.env.PATH,
    HOME: workspace,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
  const git = (...args: string[]) => run('git', args, { cwd: workspace, env });
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  const tracking = branch === undefined ? ref.replace('refs/pull/', 'refs/remotes/pull/') : `refs/remotes/origin/${branch}`;
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', github.cloneUrl);
  await git('config', '--local', 'gc.auto', '0');
  await git('config', '--local', key, header);
  const shallow = depth === 0 ? [] : [`--depth=${depth}`];
  const fetch = (...refs: string[]) =>
    git('-c', 'protocol.version=2', 'fetch', '--quiet', '--no-tags', '--prune', ...shallow, 'origin', ...refs);
  if (depth === 0) await fetch('+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
  await fetch(`+${sha}:${tracking}`);
  if (branch === undefined) await git('checkout', '--quiet', '--force', tracking);
  else await git('checkout', '--quiet', '--force', '-B', branch, tracking);
  if (!persistCredentials) await git('config', '--local', '--unset-all', key);
  return workspace;
}
