import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { statementsOf } from '../../src/aws/permissions.ts';
import { cloudFormation, type TemplateOptions } from '../../src/aws/template.ts';
import { judged, type PolicyStatement } from './policy.ts';
import { resolved, type Stack } from './resolved.ts';

const options: TemplateOptions = {
  ...{ flywheel: 'news', lake: 'news/', adopted: [], keys: [], lakeKeys: [], network: false },
  ...{ branch: 'main', bucket: 'news-lake', usdPerMonth: 20 },
};
const adopted = 'arn:aws:comprehend:eu-west-1:123456789012:flywheel/older';
const key = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const all: TemplateOptions[] = [
  options,
  { ...{ flywheel: '*', lake: '*', adopted: [], keys: [], lakeKeys: [], network: false }, branch: 'main' },
  { ...options, adopted: [adopted] },
  { ...options, keys: [key], lakeKeys: [key], network: true },
  { ...options, adopted: [adopted, `${adopted}-still`] },
];
const yaml = (given: TemplateOptions): string => stringify(cloudFormation(given), { aliasDuplicateObjects: false });

const parameters = {
  ...{ BucketName: 'news-lake', Repository: 'acme/news', UsdPerMonth: 20, AlarmAddress: 'ada@example.com' },
  ...{ TrainEnvironment: 'flywheel-train', PruneEnvironment: 'flywheel-prune' },
};
const stack = (more: Record<string, unknown> = {}, given = options): Stack => resolved(cloudFormation(given), { ...parameters, ...more });
const roles = ['PlanRole', 'TrainRole', 'ApplyRole', 'PruneRole'];

describe('the template', () => {
  it('is written as YAML and read back as it was', () => {
    for (const given of all) expect(parse(yaml(given))).toEqual(cloudFormation(given));
  });

  it('has nothing that cfn-lint complains of: for one flywheel, for all, with keys and network, with those that are adopted', ({
    skip,
  }) => {
    const there = spawnSync('cfn-lint', ['--version']).status === 0;
    console.log(`judge: cfn-lint ${there ? 'ran' : 'ABSENT: nobody else looks at the template'}`);
    if (!there) skip('judge: cfn-lint ABSENT: nobody else looks at the template');
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

  it('names the bucket and every role among its outputs, those that spend or delete where they have an environment', () => {
    const arns = Object.fromEntries(['DataAccessRole', ...roles].map((role) => [role, `arn:aws:iam::123456789012:role/flywheel-${role}`]));
    expect(stack().outputs).toEqual({ DataLake: 'news-lake', ...arns });
    const without = stack({ TrainEnvironment: '', PruneEnvironment: '' });
    expect(Object.keys(without.outputs)).toEqual(['DataLake', 'DataAccessRole', 'PlanRole', 'ApplyRole']);
    expect(Object.keys(without.resources)).not.toEqual(expect.arrayContaining(['TrainRole']));
    expect(Object.keys(without.resources)).not.toEqual(expect.arrayContaining(['PruneRole']));
  });

  it('keeps the bucket to itself: versioned, encrypted, not public, and to nobody without encryption on the way', () => {
    const { DataLake, DataLakePolicy } = stack().resources;
    expect(DataLake!.Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const { Statement } = DataLakePolicy!.Properties.PolicyDocument as { Statement: PolicyStatement[] };
    const asked = (secure: string) => ({
      ...{ action: 's3:GetObject', resource: 'arn:aws:s3:::news-lake/news/index/x' },
      context: { 'aws:SecureTransport': secure },
    });
    expect(judged(Statement, asked('false')).deniedBy).not.toBeNull();
    expect(judged(Statement, asked('true')).deniedBy).toBeNull();
  });

  it('tells by mail when Amazon Comprehend alone has cost four fifths of the limit, and nobody where there is no address', () => {
    expect(stack().resources.Budget!.Properties).toEqual({
      Budget: {
        ...{ BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 20, Unit: 'USD' } },
        CostFilters: { Service: ['Amazon Comprehend'] },
      },
      NotificationsWithSubscribers: [
        {
          Notification: { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80, ThresholdType: 'PERCENTAGE' },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'ada@example.com' }],
        },
      ],
    });
    expect(stack({ AlarmAddress: '' }).resources.Budget).toBeUndefined();
  });

  it('gives each role the policy that export iam prints', () => {
    const { resources } = stack();
    for (const role of ['plan', 'train', 'apply', 'prune'] as const) {
      const [policy] = resources[`${role.charAt(0).toUpperCase()}${role.slice(1)}Role`]!.Properties.Policies as {
        PolicyDocument: { Statement: unknown };
      }[];
      const scope = { partition: 'aws', region: 'eu-west-1', account: '123456789012', bucket: 'news-lake' };
      expect(policy!.PolicyDocument.Statement).toEqual(
        statementsOf(role, { ...options, ...scope, dataAccessRole: 'arn:aws:iam::123456789012:role/flywheel-DataAccessRole' }),
      );
    }
  });

  it('writes policies that IAM has room for: 10,240 characters of a role', () => {
    const long = 'n'.repeat(54);
    const { resources } = stack({ BucketName: 'b'.repeat(63) }, { ...all[3]!, flywheel: long, lake: `${long}/`, adopted: [adopted] });
    for (const role of roles) {
      const sizes = (resources[role]!.Properties.Policies as { PolicyDocument: object }[]).map(
        (each) => JSON.stringify(each.PolicyDocument).length,
      );
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10_240);
    }
  });

  it('lets the service read and write the bucket, and use the keys and the network that are declared', () => {
    const statements = (given: TemplateOptions): PolicyStatement[] =>
      (stack({}, given).resources.DataAccessRole!.Properties.Policies as { PolicyDocument: { Statement: PolicyStatement[] } }[])[0]!
        .PolicyDocument.Statement;
    const may = (given: TemplateOptions, action: string, resource: string): boolean =>
      judged(statements(given), { action, resource }).allowed;
    expect(may(options, 's3:PutObject', 'arn:aws:s3:::news-lake/lake/x')).toBe(true);
    expect(may(options, 's3:GetObject', 'arn:aws:s3:::other/lake/x')).toBe(false);
    expect(may(options, 'kms:CreateGrant', key)).toBe(false);
    expect(may(options, 'ec2:CreateNetworkInterface', '*')).toBe(false);
    expect(may(all[3]!, 'kms:CreateGrant', key)).toBe(true);
    expect(may(all[3]!, 'kms:CreateGrant', `${key}0`)).toBe(false);
    expect(may(all[3]!, 'ec2:CreateNetworkInterface', '*')).toBe(true);
  });

  it('leaves an adopted flywheel alone, unless it is told what that is like, for an import', () => {
    const given = { ...options, adopted: [adopted] };
    expect(stack({}, given).resources.Adopted).toBeUndefined();
    const owned = {
      AdoptedDataLake: 's3://older-lake',
      AdoptedRole: 'arn:aws:iam::123456789012:role/older',
      AdoptedModel: `${adopted}-v1`,
    };
    expect(stack(owned, given).resources.Adopted).toEqual({
      Type: 'AWS::Comprehend::Flywheel',
      Properties: {
        ...{ FlywheelName: 'older', DataLakeS3Uri: 's3://older-lake', DataAccessRoleArn: owned.AdoptedRole },
        ActiveModelArn: owned.AdoptedModel,
      },
    });
    expect(cloudFormation(given)).toMatchObject({ Resources: { Adopted: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' } } });
  });
});

/** What a token of GitHub says of a job. */
interface Claims {
  sub: string;
  ref: string;
  aud?: string;
}

const main = 'refs/heads/main';
const ids = 'acme@1234/news@5678';

/** Whether a job with such a token may take the role, in a stack with these parameters. */
function mayTake(role: string, { sub, ref, aud = 'sts.amazonaws.com' }: Claims, more: Record<string, unknown> = {}): boolean {
  const { Statement } = stack(more).resources[role]!.Properties.AssumeRolePolicyDocument as { Statement: PolicyStatement[] };
  const context = Object.fromEntries(
    Object.entries({ sub, ref, aud }).map(([claim, is]) => [`token.actions.githubusercontent.com:${claim}`, is]),
  );
  return judged(Statement, { action: 'sts:AssumeRoleWithWebIdentity', resource: '*', context }).allowed;
}

const jobs: [what: string, claims: Claims, takes: string[]][] = [
  ['a pull request', { sub: 'repo:acme/news:pull_request', ref: 'refs/pull/7/merge' }, ['PlanRole']],
  ['a job of main that applies', { sub: 'repo:acme/news:environment:flywheel', ref: main }, ['ApplyRole']],
  ['a job of main that trains', { sub: 'repo:acme/news:environment:flywheel-train', ref: main }, ['TrainRole']],
  ['a job of main that prunes', { sub: 'repo:acme/news:environment:flywheel-prune', ref: main }, ['PruneRole']],
  ['main without an environment', { sub: `repo:acme/news:ref:${main}`, ref: main }, []],
  ['another branch with the environment', { sub: 'repo:acme/news:environment:flywheel', ref: 'refs/heads/feature' }, []],
  ['a pull request with the environment', { sub: 'repo:acme/news:environment:flywheel-train', ref: 'refs/pull/7/merge' }, []],
  ['a tag with the environment', { sub: 'repo:acme/news:environment:flywheel-prune', ref: 'refs/tags/main' }, []],
  ['another environment', { sub: 'repo:acme/news:environment:flywheel-2', ref: main }, []],
  ['a fork', { sub: 'repo:mallory/news:pull_request', ref: 'refs/pull/7/merge' }, []],
  ['main of a fork', { sub: 'repo:mallory/news:environment:flywheel', ref: main }, []],
  ['a repository whose name begins the same', { sub: 'repo:acme/news-2:pull_request', ref: 'refs/pull/7/merge' }, []],
  ['a token for somebody else', { sub: 'repo:acme/news:pull_request', ref: 'refs/pull/7/merge', aud: 'https://github.com/acme' }, []],
];

describe('the trust of the roles', () => {
  it.each(jobs)('lets %s take what is its own', (_, claims, takes) => {
    expect(roles.filter((role) => mayTake(role, claims))).toEqual(takes);
  });

  it.each(jobs)('lets %s take the same where the repository has its ids in its tokens', (_, claims, takes) => {
    const told = { RepositoryIds: ids };
    const renamed = { ...claims, sub: claims.sub.replace('acme/news:', `${ids}:`) };
    for (const each of [claims, renamed]) expect(roles.filter((role) => mayTake(role, each, told))).toEqual(takes);
    if (renamed.sub !== claims.sub) expect(roles.filter((role) => mayTake(role, renamed))).toEqual([]);
  });

  it('is given to the service itself for this account alone', () => {
    const { Statement } = stack().resources.DataAccessRole!.Properties.AssumeRolePolicyDocument as { Statement: PolicyStatement[] };
    const asked = (account: string) => ({ action: 'sts:AssumeRole', resource: '*', context: { 'aws:SourceAccount': account } });
    expect(judged(Statement, asked('123456789012')).allowed).toBe(true);
    expect(judged(Statement, asked('999999999999')).allowed).toBe(false);
    expect(Statement[0]).toMatchObject({ Principal: { Service: 'comprehend.amazonaws.com' } });
  });

  it('is by the provider of the account, made where none is named', () => {
    const provider = (given: Record<string, unknown>) => {
      const { resources } = stack(given);
      const document = resources.PlanRole!.Properties.AssumeRolePolicyDocument as { Statement: { Principal: { Federated: string } }[] };
      return [document.Statement[0]!.Principal.Federated, resources.GitHub?.Properties];
    };
    const there = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
    expect(provider({})).toEqual([there, { Url: 'https://token.actions.githubusercontent.com', ClientIdList: ['sts.amazonaws.com'] }]);
    expect(provider({ IdentityProvider: `${there}/of/another` })).toEqual([`${there}/of/another`, undefined]);
  });
});
