/** The roles of a stack: what Amazon Comprehend takes to read documents and write models, and what jobs on GitHub take. */
import { attribute, type Part, policy, ref, sub, the } from './cloudformation.ts';
import { type RoleName, type Scope, statementsOf } from './permissions.ts';

/** What the service itself does in our name: it reads documents and writes models, in this account only. */
export function dataAccessRole(): Part {
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
          ]),
        },
      ],
    },
  };
}

export const gitHub = (): Part => ({
  Type: 'AWS::IAM::OIDCProvider',
  Condition: 'MakesProvider',
  Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: ['sts.amazonaws.com'] },
});

const claim = (name: string): string => `token.actions.githubusercontent.com:${name}`;

/**
 * A job takes the role with the token that GitHub gives it. Repositories made after July 2026 have the ids in the subject, older ones have
 * not: a stack for a repository whose ids are told trusts both, so that the switch goes unnoticed.
 */
export function gitHubRole(role: RoleName, prefix: string, lookedAt?: string): Part {
  const environment = { apply: the('Environment'), prune: the('PruneEnvironment') }[role as string];
  const where = environment === undefined ? 'pull_request' : `environment:${environment}`;
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
    ...(role === 'prune' ? { Condition: 'MakesPrune' } : {}),
    Properties: {
      AssumeRolePolicyDocument: policy([
        {
          Effect: 'Allow',
          Principal: { Federated: { 'Fn::If': ['MakesProvider', ref('GitHub'), ref('IdentityProvider')] } },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { [claim('aud')]: 'sts.amazonaws.com', [claim('sub')]: subjects, ...branch } },
        },
      ]),
      Policies: [{ PolicyName: 'flywheel', PolicyDocument: policy(statementsOf(role, scopeOf(prefix, lookedAt)).map(substituted)) }],
    },
  };
}

const scopeOf = (flywheel: string, adopted: string | undefined): Scope => ({
  ...(adopted === undefined ? {} : { adopted }),
  ...{ partition: the('AWS::Partition'), region: the('AWS::Region'), account: the('AWS::AccountId') },
  ...{ bucket: the('DataLake'), flywheel, dataAccessRole: the('DataAccessRole.Arn') },
});

const substituted = (statement: ReturnType<typeof statementsOf>[number]): Part => ({
  ...statement,
  Resource: statement.Resource.map((resource) => (resource.includes('$') ? sub(resource) : resource)),
});
