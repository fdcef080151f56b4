import { describe, expect, it } from 'vitest';
import { exported } from '../../src/commands/export.ts';
import { comprehendEngine } from './account.ts';
import { files, sandbox, yaml } from './sandbox.ts';

describe('export iam', () => {
  it('prints the policies of four roles, and with --json in the object that every command prints', async () => {
    const { settings } = sandbox(files({ 'flywheel.yaml': yaml(comprehendEngine) }));
    const policies = JSON.parse(await exported(settings, 'iam', null, false)) as Record<string, unknown>;
    expect(Object.keys(policies)).toEqual(['plan', 'train', 'apply', 'prune']);
    expect(JSON.parse(await exported(settings, 'iam', null, true))).toEqual({ schemaVersion: 1, command: 'export', form: 'iam', policies });
  });
});
