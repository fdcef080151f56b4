import webhooks from '@octokit/webhooks-examples' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { type Environment, type Event, readEvent } from '../../src/github/event.ts';
import { readOnlyBecause } from '../../src/github/trust.ts';

const environment = (eventName: string, changes: Partial<Environment> = {}): Environment => ({
  eventName,
  repository: { owner: 'Codertocat', repo: 'Hello-World' },
  repositoryUrl: 'https://github.com/Codertocat/Hello-World',
  apiUrl: 'https://api.github.com',
  ref: 'refs/heads/master',
  sha: 'a'.repeat(40),
  actor: 'Codertocat',
  run: { id: 1, number: 1, attempt: 1, url: '' },
  ...changes,
});

interface Example {
  action?: string;
  pull_request?: { number: number; merged?: boolean; head: { repo: { full_name: string } | null } };
}
interface Commented {
  issue: { number: number; pull_request?: object };
  comment: { id: number; body: string; user: { type: string } };
}
const examples = (name: string) =>
  structuredClone((webhooks as unknown as { name: string; examples: Example[] }[]).find((one) => one.name === name)!.examples);
const pull = (action: string) => examples('pull_request').find((example) => example.action === action)!;

describe('events as GitHub documents them', () => {
  it.each(['pull_request', 'push', 'workflow_dispatch', 'merge_group'])('%s: every example is read', (name) => {
    const kinds = examples(name).map((example) => readEvent(environment(name), example).kind);
    expect(kinds.length).toBeGreaterThan(1);
    expect(kinds).not.toContain('other');
  });

  it('a pull request to the default branch', () => {
    expect(readEvent(environment('pull_request'), pull('opened'))).toEqual({
      kind: 'pull-request',
      action: 'opened',
      number: 2,
      head: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      headRef: 'changes',
      base: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
      baseRef: 'master',
      mergeRef: 'refs/pull/2/merge',
      fork: false,
      dependabot: false,
      toDefaultBranch: true,
    });
  });

  it('a pull request that closed, merged or not', () => {
    const closed = pull('closed');
    expect(readEvent(environment('pull_request'), closed)).toMatchObject({ kind: 'pull-request-closed', merged: false });
    closed.pull_request!.merged = true;
    expect(readEvent(environment('pull_request'), closed)).toMatchObject({ kind: 'pull-request-closed', merged: true });
  });

  it.each([
    ['refs/heads/main', true],
    ['refs/heads/feature', false],
    ['refs/tags/main', false],
  ])('a push to %s', (ref, toDefaultBranch) => {
    const payload = { ref, before: '0'.repeat(40), after: 'b'.repeat(40), deleted: false, repository: { default_branch: 'main' } };
    expect(readEvent(environment('push'), payload)).toEqual({
      kind: 'push',
      ref,
      toDefaultBranch,
      before: null,
      after: 'b'.repeat(40),
      deleted: false,
    });
  });

  it('a dispatch, with its inputs as texts', () => {
    const payload = {
      inputs: { command: 'promote', version: '3f9a1c2e', force: true, nothing: null },
      ref: 'refs/heads/master',
      repository: { default_branch: 'master' },
    };
    expect(readEvent(environment('workflow_dispatch'), payload)).toMatchObject({
      kind: 'dispatch',
      toDefaultBranch: true,
      inputs: { command: 'promote', version: '3f9a1c2e', force: 'true' },
    });
  });

  it('a schedule, whose payload names nothing', () => {
    expect(readEvent(environment('schedule'), { schedule: '*/15 * * * *' })).toEqual({
      kind: 'schedule',
      ref: 'refs/heads/master',
      toDefaultBranch: true,
    });
  });

  it('a comment, of which only what a person says anew on a pull request can ask for something', () => {
    const [created, ...others] = examples('issue_comment').sort((a) => (a.action === 'created' ? -1 : 1)) as unknown as Commented[];
    for (const example of [created!, ...others]) {
      example.comment.body = '/flywheel train';
      expect(readEvent(environment('issue_comment'), example)).toMatchObject({ kind: 'comment', slash: null });
    }
    created!.issue.pull_request = { url: 'https://api.github.com/repos/Codertocat/Hello-World/pulls/1' };
    const { number } = created!.issue;
    const heard = { kind: 'comment', number, commentId: created!.comment.id, by: 'Codertocat', slash: { kind: 'train', sha: null } };
    expect(readEvent(environment('issue_comment'), created)).toEqual(heard);
    created!.comment.user.type = 'Bot';
    expect(readEvent(environment('issue_comment'), created)).toEqual({ ...heard, slash: null });
  });

  it.each(['issues', 'pull_request_target', 'release'])('%s is none of ours', (name) => {
    expect(readEvent(environment(name), {})).toEqual({ kind: 'other', name });
  });

  it.each<[string, string, unknown]>([
    ['pull_request', 'pull_request.number', {}],
    ['push', 'ref', null],
    ['merge_group', 'merge_group.base_ref', { merge_group: 7 }],
    [
      'pull_request',
      'pull_request.head.sha',
      { ...pull('opened'), pull_request: { ...pull('opened').pull_request, head: { sha: '--upload-pack=x' } } },
    ],
  ])('%s without a usable %s fails and says so', (name, path, payload) => {
    expect(() => readEvent(environment(name), payload)).toThrow(path);
  });
});

describe('trust', () => {
  const opened = (changes: Partial<Environment> = {}, change: (example: Example) => void = () => undefined): Event => {
    const example = pull('opened');
    change(example);
    return readEvent(environment('pull_request', changes), example);
  };

  it('lets the runs of our own branches write', () => {
    expect(readOnlyBecause(opened())).toBeNull();
    expect(readOnlyBecause({ kind: 'schedule', ref: 'refs/heads/main', toDefaultBranch: true })).toBeNull();
  });

  it('knows a fork, also one that is deleted', () => {
    expect(readOnlyBecause(opened({}, ({ pull_request }) => (pull_request!.head.repo = { full_name: 'mallory/Hello-World' })))).toContain(
      'fork',
    );
    expect(readOnlyBecause(opened({}, ({ pull_request }) => (pull_request!.head.repo = null)))).toContain('fork');
  });

  it('knows Dependabot by who caused the run', () => {
    expect(readOnlyBecause(opened({ actor: 'dependabot[bot]' }))).toContain('Dependabot');
  });
});
