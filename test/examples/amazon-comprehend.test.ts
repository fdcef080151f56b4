import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../src/commands/check.ts';
import { sandbox } from '../commands/sandbox.ts';
import { filesIn } from '../journeys/copies.ts';
import { readMetadata } from '../runner/metadata.ts';
import { project } from '../runner/runner.ts';

const example = join(project, 'examples/amazon-comprehend');

interface Step {
  uses: string;
  if?: string;
  'continue-on-error'?: boolean;
  with?: Record<string, string>;
}
interface Job {
  if: string;
  permissions: Record<string, string>;
  environment?: { name: string; deployment: boolean };
  concurrency: Record<string, unknown>;
  steps: Step[];
}

const workflow = parse(readFileSync(join(example, '.github/workflows/flywheel.yml'), 'utf8')) as {
  on: Record<string, { inputs?: Record<string, unknown>; types?: string[] }>;
  permissions: object;
  jobs: Record<'preview' | 'apply' | 'train' | 'prune', Job>;
};
const { preview, apply, train, prune } = workflow.jobs;
const variable = (name: string) => `$\{{ vars.${name} }}`;
const roleStep = ({ steps }: Job) => steps.find(({ uses }) => uses.startsWith('aws-actions/'))!;

describe('the workflow with an account', () => {
  it('gives each job its own role, by variables, and its identity to no other job', () => {
    expect([preview, apply, train, prune].map((job) => roleStep(job).with)).toEqual(
      ['PLAN', 'APPLY', 'TRAIN', 'PRUNE'].map((role) => ({
        'role-to-assume': variable(`FLYWHEEL_${role}_ROLE`),
        'aws-region': variable('FLYWHEEL_REGION'),
      })),
    );
    expect(workflow.permissions).toEqual({});
    expect(preview.permissions).toEqual({ contents: 'read', 'pull-requests': 'write', checks: 'write', 'id-token': 'write' });
    expect(Object.keys(apply.permissions).sort()).toEqual(['checks', 'contents', 'deployments', 'id-token', 'issues', 'pull-requests']);
    expect(train.permissions).toEqual({ contents: 'read', 'pull-requests': 'write', checks: 'write', 'id-token': 'write' });
    expect(prune.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });

  it('binds what writes to environments, and a pull request to none', () => {
    expect(preview.environment).toBeUndefined();
    expect([apply, train, prune].map(({ environment }) => environment)).toEqual([
      { name: 'flywheel', deployment: false },
      { name: 'flywheel-train', deployment: false },
      { name: 'flywheel-prune', deployment: false },
    ]);
  });

  it('goes on without credentials where there are none', () => {
    expect(roleStep(preview)).toMatchObject({
      if: expect.stringContaining('head.repo.full_name == github.repository'),
      'continue-on-error': true,
    });
    for (const job of [apply, train, prune]) expect(roleStep(job)).not.toHaveProperty('continue-on-error');
  });

  it('never cancels or drops a run that changes the account, and lets a schedule finish what others began', () => {
    for (const job of [apply, prune]) expect(job.concurrency).toEqual({ group: 'flywheel-apply', queue: 'max' });
    expect(train.concurrency).toEqual({ group: 'flywheel-train', queue: 'max' });
    expect(Object.keys(workflow.on)).toEqual([
      'pull_request',
      'merge_group',
      'push',
      'schedule',
      'repository_dispatch',
      'issue_comment',
      'workflow_dispatch',
    ]);
  });

  it('trains in advance on events of the default branch alone, and only where there is a role for it', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(workflow.on.issue_comment).toEqual({ types: ['created'] });
    expect(apply.if).toContain("github.event_name != 'issue_comment'");
    expect(apply.if).toContain("inputs.command != 'train'");
    const events = [...train.if.matchAll(/github\.event_name == '(\w+)'/g)].map(([, event]) => event);
    expect(events).toEqual(['schedule', 'repository_dispatch', 'issue_comment']);
    for (const condition of [
      "vars.FLYWHEEL_TRAIN_ROLE != ''",
      'github.event.issue.pull_request',
      "startsWith(github.event.comment.body, '/flywheel')",
    ])
      expect(train.if).toContain(condition);
    expect(train.steps.at(-1)!.with).toEqual({ command: 'train' });
  });

  it('pins every action to a commit and hands over only inputs that exist', () => {
    const { inputs } = readMetadata(project);
    for (const { uses, with: given = {} } of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
      expect(uses).toMatch(/@[0-9a-f]{40}$/);
      if (uses.includes('/flywheel@')) expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      if (uses.startsWith('actions/checkout@')) expect(given['persist-credentials']).toBe(false);
    }
  });
});

describe('its flywheel.yaml', () => {
  it('is sound with the data of news-topics, by the minimums of the service', async () => {
    const box = sandbox({
      'flywheel.yaml': readFileSync(join(example, 'flywheel.yaml'), 'utf8'),
      ...(filesIn('news-topics', 'data', 'data') as Record<string, string>),
    });
    const { flywheels } = await check(box.settings);
    expect(flywheels).toMatchObject([{ name: 'news-topics', ok: true, problems: [] }]);
  });
});
