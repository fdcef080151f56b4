import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demo } from '../../src/commands/demo.ts';
import type { FlywheelReport } from '../../src/report/report.ts';
import { project } from '../runner/runner.ts';
import { settingsFor } from './sandbox.ts';

const options = { examples: join(project, 'examples'), color: false, width: 100, json: true };

describe('demo', () => {
  it('plays the whole story on documents with several labels', async () => {
    const said = await demo(settingsFor(project), { ...options, example: 'issue-triage' });
    const { steps } = JSON.parse(said) as { steps: FlywheelReport[] };
    const [first, better, merged, bad, rolledBack] = steps;
    expect(steps.map(({ verdict }) => verdict?.decision)).toEqual(['PROMOTE', 'PROMOTE', 'PROMOTE', 'REJECT', expect.anything()]);
    expect(merged).toMatchObject({ status: 'done', key: better!.key, modelDigest: better!.modelDigest });
    expect(bad!.verdict!.gates.find(({ name }) => name === 'agreement of added rows')).toMatchObject({ pass: false });
    expect(bad!.suspicious!.length).toBeGreaterThan(30);
    expect(rolledBack!.activeKey).toBe(first!.key);
  });

  it('plays the whole story on documents with entities', async () => {
    const said = await demo(settingsFor(project), { ...options, example: 'delivery-mail' });
    const { steps } = JSON.parse(said) as { steps: (FlywheelReport & { title: string })[] };
    const [first, better, merged, bad, rolledBack] = steps;
    expect(steps.map(({ verdict }) => verdict?.decision)).toEqual(['PROMOTE', 'PROMOTE', 'PROMOTE', 'REJECT', expect.anything()]);
    expect(bad!.title).toBe('Another pull request adds documents, many of them labelled wrongly. It is stopped, with the lines at fault.');
    expect(merged).toMatchObject({ status: 'done', key: better!.key, modelDigest: better!.modelDigest });
    expect(better!.candidate!.f1 - better!.active!.f1).toBeGreaterThan(0.03);
    expect(bad!.suspicious!.length).toBeGreaterThan(20);
    expect(bad!.problems.map(({ rule }) => rule)).toContain('conflicting-types');
    expect(rolledBack!.activeKey).toBe(first!.key);
  });

  it('names the examples that there are', async () => {
    await expect(demo(settingsFor(project), { ...options, example: 'weather' })).rejects.toMatchObject({
      kind: 'unknown-example',
      hint: 'Examples: delivery-mail, issue-triage, news-topics.',
    });
  });
});
