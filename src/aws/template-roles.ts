/** The roles of a stack: what Amazon Comprehend takes to read documents and write models, and what jobs on GitHub take. */
import { attribute, type Part, policy, ref, sub, the } from './cloudformation.ts';
import { type RoleName, statementsOf } from './permissions.ts';
import type { Scope, Statement } from './statement.ts';

/** What flywheel.yaml says of the things that the roles are for. */
export interface Known extends Pick<Scope, 'flywheel' | 'lake' | 'adopted' | 'keys' | 'lakeKeys'> {
  /** The service works in a network of the account. */
  network: boolean;
}

/** What the service itself does in our name: it reads documents and writes models, in this account only. */
export function dataAccessRole({ keys, network }: Known): Part {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy([
        {
          ...{ Effect: 'Allow', Principal: { Service: 'comprehend.amazonaws.com' }, Action: 'sts:AssumeRole' },
          Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
        },
      ]),
      Policies: [
        {
          PolicyName: 'lake',
          PolicyDocument: policy([
            { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: sub(`${the('DataLake.Arn')}/*`) },
            { Effect: 'Allow', Action: 's3:ListBucket', Resource: attribute('DataLake', 'Arn') },
            ...(keys.length === 0 ? [] : [{ Effect: 'Allow', Action: keyActions, Resource: [...keys] }]),
            ...(network ? [{ Effect: 'Allow', Action: networkActions.map((name) => `ec2:${name}`), Resource: '*' }] : []),
          ]),
        },
      ],
    },
  };
}

/** Developer guide, "Permissions required to use KMS encryption". */
const keyActions = ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'];

/** Developer guide, "Protect jobs by using an Amazon Virtual Private Cloud": most of them know no resource. */
const networkActions = [
  ...['CreateNetworkInterface', 'CreateNetworkInterfacePermission', 'DeleteNetworkInterface', 'DeleteNetworkInterfacePermission'],
  ...['DescribeDhcpOptions', 'DescribeNetworkInterfaces', 'DescribeSecurityGroups', 'DescribeSubnets', 'DescribeVpcs'],
];

export const gitHub = (): Part => ({
  Type: 'AWS::IAM::OIDCProvider',
  Condition: 'MakesProvider',
  Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: ['sts.amazonaws.com'] },
});

const claim = (name: string): string => `token.actions.githubusercontent.com:${name}`;

/** The environment on GitHub whose protection says who may take the role, on the branch alone; without one, any pull request of the repository may. */
const environments: Partial<Record<RoleName, string>> = { train: 'TrainEnvironment', apply: 'Environment', prune: 'PruneEnvironment' };

/** Roles that spend or delete are made where somebody named an environment for them. */
export const onlyIf = (role: RoleName): Part =>
  ({ train: { Condition: 'MakesTrain' }, prune: { Condition: 'MakesPrune' } })[role as string] ?? {};

/**
 * A job takes the role with the token that GitHub gives it. With an environment in the job the subject names that, whatever the event. Repositories
 * made after July 2026 have the ids in the subject, older ones have not: a stack for a repository whose ids are told trusts both, so that the
 * switch goes unnoticed.
 */
export function gitHubRole(role: RoleName, known: Known): Part {
  const environment = environments[role];
  const where = environment === undefined ? 'pull_request' : `environment:${the(environment)}`;
  const subjects = {
    'Fn::If': [
      'HasIds',
      [sub(`repo:${the('Repository')}:${where}`), sub(`repo:${the('RepositoryIds')}:${where}`)],
      [sub(`repo:${the('Repository')}:${where}`)],
    ],
  };
  const branch = environment !== undefined ? { [claim('ref')]: sub(`refs/heads/${the('Branch')}`) } : {};
  return {
    Type: 'AWS::IAM::Role',
    ...onlyIf(role),
    Properties: {
      AssumeRolePolicyDocument: policy([
        {
          Effect: 'Allow',
          Principal: { Federated: { 'Fn::If': ['MakesProvider', ref('GitHub'), ref('IdentityProvider')] } },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { [claim('aud')]: 'sts.amazonaws.com', [claim('sub')]: subjects, ...branch } },
        },
      ]),
      Policies: [{ PolicyName: 'flywheel', PolicyDocument: policy(statementsOf(role, scopeOf(known)).map(substituted)) }],
    },
  };
}

const scopeOf = (known: Known): Scope => ({
  ...known,
  ...{ partition: the('AWS::Partition'), region: the('AWS::Region'), account: the('AWS::AccountId') },
  ...{ bucket: the('DataLake'), dataAccessRole: the('DataAccessRole.Arn') },
});

const filled = (value: string): Part | string => (value.includes('$') ? sub(value) : value);

const substituted = ({ Condition, ...statement }: Statement): Part => ({
  ...statement,
  Resource: statement.Resource.map(filled),
  ...(Condition === undefined
    ? {}
    : { Condition: Object.fromEntries(Object.entries(Condition).map(([test, keys]) => [test, each(keys)])) }),
});

const each = (keys: Readonly<Record<string, string>>): Part =>
  Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, filled(value)]));
