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
  permissions: Record<string, string>;
  environment?: { name: string; deployment: boolean };
  concurrency: Record<string, unknown>;
  steps: Step[];
}

const workflow = parse(readFileSync(join(example, '.github/workflows/flywheel.yml'), 'utf8')) as {
  on: Record<string, { inputs?: Record<string, unknown>; types?: string[] }>;
  permissions: object;
  jobs: Record<'preview' | 'apply' | 'prune', Job>;
};
const { preview, apply, prune } = workflow.jobs;
const variable = (name: string) => `$\{{ vars.${name} }}`;
const roleStep = ({ steps }: Job) => steps.find(({ uses }) => uses.startsWith('aws-actions/'))!;

describe('the workflow with an account', () => {
  it('gives each job its own role, by variables, and its identity to no other job', () => {
    expect([preview, apply, prune].map((job) => roleStep(job).with)).toEqual(
      ['PLAN', 'APPLY', 'PRUNE'].map((role) => ({
        'role-to-assume': variable(`FLYWHEEL_${role}_ROLE`),
        'aws-region': variable('FLYWHEEL_REGION'),
      })),
    );
    expect(workflow.permissions).toEqual({});
    expect(preview.permissions).toEqual({ contents: 'read', 'pull-requests': 'write', checks: 'write', 'id-token': 'write' });
    expect(Object.keys(apply.permissions).sort()).toEqual(['checks', 'contents', 'deployments', 'id-token', 'issues', 'pull-requests']);
    expect(prune.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  });

  it('binds what writes to environments, and a pull request to none', () => {
    expect(preview.environment).toBeUndefined();
    expect([apply, prune].map(({ environment }) => environment)).toEqual([
      { name: 'flywheel', deployment: false },
      { name: 'flywheel-prune', deployment: false },
    ]);
  });

  it('goes on without credentials where there are none', () => {
    expect(roleStep(preview)).toMatchObject({
      if: expect.stringContaining('head.repo.full_name == github.repository'),
      'continue-on-error': true,
    });
    for (const job of [apply, prune]) expect(roleStep(job)).not.toHaveProperty('continue-on-error');
  });

  it('never cancels or drops a run that changes the account, and lets a schedule finish what others began', () => {
    for (const job of [apply, prune]) expect(job.concurrency).toEqual({ group: 'flywheel-apply', queue: 'max' });
    expect(Object.keys(workflow.on)).toEqual([
      'pull_request',
      'merge_group',
      'push',
      'schedule',
      'repository_dispatch',
      'workflow_dispatch',
    ]);
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
