import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { cloudFormation, type TemplateOptions } from '../../src/aws/template.ts';

const options: TemplateOptions = { flywheel: 'news', branch: 'main', bucket: 'news-lake', usdPerMonth: 20 };
const adopted = {
  name: 'older',
  dataLake: 's3://news-lake/older',
  activeModel: 'arn:aws:comprehend:eu-west-1:123456789012:document-classifier/older/version/v1',
};

const all: TemplateOptions[] = [
  options,
  { flywheel: '*', branch: 'main' },
  { ...options, adopted, lookedAt: 'arn:aws:comprehend:eu-west-1:123456789012:flywheel/older' },
];
const yaml = (given: TemplateOptions): string => stringify(cloudFormation(given), { aliasDuplicateObjects: false });

interface Role {
  Properties: { AssumeRolePolicyDocument: { Statement: { Condition: { StringEquals: Record<string, unknown> } }[] } };
}

const trust = (role: string): Record<string, unknown> => {
  const { Resources } = cloudFormation(options) as { Resources: Record<string, Role> };
  return Resources[role]!.Properties.AssumeRolePolicyDocument.Statement[0]!.Condition.StringEquals;
};

describe('the template', () => {
  it('is written as YAML and read back as it was', () => {
    for (const given of all) expect(parse(yaml(given))).toEqual(cloudFormation(given));
  });

  it('has nothing that cfn-lint complains of, for one flywheel, for all, and with one that is there already', ({ skip }) => {
    const there = spawnSync('cfn-lint', ['--version']).status === 0;
    console.log(`judge: cfn-lint ${there ? 'ran' : 'absent'}`);
    if (!there) skip('judge: cfn-lint absent');
    const folder = mkdtempSync(join(tmpdir(), 'flywheel-template-'));
    try {
      const files = all.map((_, at) => join(folder, `${at}.yaml`));
      for (const [at, given] of all.entries()) writeFileSync(files[at]!, yaml(given));
      const { stdout, status } = spawnSync('cfn-lint', ['--include-checks', 'I', '--', ...files], { encoding: 'utf8' });
      expect([status, stdout]).toEqual([0, '']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('lets pull requests look and train, in both forms of the subject', () => {
    for (const role of ['PlanRole', 'TrainRole'])
      expect(trust(role)['token.actions.githubusercontent.com:sub']).toEqual({
        'Fn::If': [
          'HasIds',
          [sub('repo:', 'Repository', ':pull_request'), sub('repo:', 'RepositoryIds', ':pull_request')],
          [sub('repo:', 'Repository', ':pull_request')],
        ],
      });
  });

  it('lets only jobs of the branch and the environment apply', () => {
    expect(trust('ApplyRole')).toMatchObject({
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:ref': sub('refs/heads/', 'Branch', ''),
    });
    expect(JSON.stringify(trust('ApplyRole'))).not.toContain('pull_request');
    expect(JSON.stringify(trust('ApplyRole'))).toContain(':environment:');
  });

  it('has a role that may delete only where an environment is named for it', () => {
    expect(cloudFormation(options)).toMatchObject({
      Conditions: { MakesPrune: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'PruneEnvironment' }, ''] }] } },
      Resources: { PruneRole: { Condition: 'MakesPrune' } },
      Outputs: { PruneRole: { Condition: 'MakesPrune' } },
    });
    expect(JSON.stringify(trust('PruneRole'))).toMatch(/environment:\$\{PruneEnvironment\}/);
  });
});

const sub = (before: string, name: string, after: string) => ({ 'Fn::Sub': `${before}\${${name}}${after}` });
