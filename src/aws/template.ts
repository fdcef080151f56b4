/**
 * What an account needs for flywheels, as a CloudFormation template: the bucket of the data lake, the role that Amazon Comprehend takes, and
 * for GitHub Actions an identity provider and its roles: one that looks and one that applies, and where an environment is named for them one that
 * trains in advance and one that deletes.
 */
import { attribute, isGiven, type Part, policy, ref, sub, text, the } from './cloudformation.ts';
import type { RoleName } from './permissions.ts';
import { adoptedConditions, adoptedFlywheel, adoptedParameters } from './template-adopted.ts';
import { dataAccessRole, gitHub, gitHubRole, type Known, onlyIf } from './template-roles.ts';

export interface TemplateOptions extends Known {
  /** What stands as default in the parameters; absent where whoever makes the stack must say it. */
  bucket?: string;
  repository?: string;
  branch: string;
  usdPerMonth?: number;
}

/** As an object; whoever prints it chooses YAML or JSON. */
export function cloudFormation(options: TemplateOptions): Part {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Flywheel: a data lake, the role of Amazon Comprehend, and roles for GitHub Actions',
    Parameters: parameters(options),
    Conditions: {
      MakesProvider: { 'Fn::Equals': [ref('IdentityProvider'), ''] },
      HasIds: isGiven('RepositoryIds'),
      MakesTrain: isGiven('TrainEnvironment'),
      MakesPrune: isGiven('PruneEnvironment'),
      HasAlarm: isGiven('AlarmAddress'),
      ...(options.adopted.length === 1 ? adoptedConditions : {}),
    },
    Resources: {
      ...bucket(),
      DataAccessRole: dataAccessRole(options),
      GitHub: gitHub(),
      ...Object.fromEntries(roles.map((role) => [roleName(role), gitHubRole(role, options)])),
      Budget: budget(),
      ...(options.adopted.length === 1 ? { Adopted: adoptedFlywheel(options.adopted[0]!) } : {}),
    },
    Outputs: {
      DataLake: { Value: ref('DataLake') },
      DataAccessRole: { Value: attribute('DataAccessRole', 'Arn') },
      ...Object.fromEntries(roles.map((role) => [roleName(role), { ...onlyIf(role), Value: attribute(roleName(role), 'Arn') }])),
    },
  };
}

const roles: RoleName[] = ['plan', 'train', 'apply', 'prune'];

const roleName = (role: RoleName): string => `${role.charAt(0).toUpperCase()}${role.slice(1)}Role`;

function parameters({ bucket: name, repository, branch, usdPerMonth, adopted }: TemplateOptions): Part {
  return {
    BucketName: text('Name of the bucket for the data lake', name),
    Repository: text('OWNER/NAME on GitHub', repository, { AllowedPattern: '^[^/@:*?]+/[^/@:*?]+$' }),
    RepositoryIds: text(
      'OWNER@OWNER_ID/NAME@REPOSITORY_ID, as the tokens of repositories made after July 2026 say it; empty for older ones',
      '',
      { AllowedPattern: '^$|^[^/@:*?]+@[0-9]+/[^/@:*?]+@[0-9]+$' },
    ),
    Branch: text('Branch whose state is applied', branch, { AllowedPattern: '^[^:*?]+$' }),
    Environment: text('Environment on GitHub that jobs which apply run in', 'flywheel', { AllowedPattern: '^[^:*?]+$' }),
    TrainEnvironment: text('Environment on GitHub that jobs which train in advance of a merge run in; empty makes no role that can', '', {
      AllowedPattern: '^[^:*?]*$',
    }),
    PruneEnvironment: text('Environment on GitHub that jobs which delete run in; empty makes no role that can', '', {
      AllowedPattern: '^[^:*?]*$',
    }),
    IdentityProvider: text('ARN of the account’s provider for token.actions.githubusercontent.com; empty makes one', ''),
    UsdPerMonth: { Type: 'Number', Description: 'What Amazon Comprehend may cost in a month before the alarm', Default: usdPerMonth ?? 50 },
    AlarmAddress: text('Mail address for the alarm; empty for none', ''),
    ...(adopted.length === 1 ? adoptedParameters : {}),
  };
}

/** Versioned, encrypted, not public, and kept when the stack goes: it holds every model's documents. */
function bucket(): Part {
  const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
  const everything = [attribute('DataLake', 'Arn'), sub(`${the('DataLake.Arn')}/*`)];
  return {
    DataLake: {
      Type: 'AWS::S3::Bucket',
      ...kept,
      Properties: {
        BucketName: ref('BucketName'),
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          ...{ BlockPublicAcls: true, BlockPublicPolicy: true },
          ...{ IgnorePublicAcls: true, RestrictPublicBuckets: true },
        },
        LifecycleConfiguration: {
          Rules: [{ Id: 'unfinished', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
        },
      },
    },
    DataLakePolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: ref('DataLake'),
        PolicyDocument: policy([
          {
            ...{ Sid: 'Encrypted', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: everything },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ]),
      },
    },
  };
}

/** Flywheel keeps to its own budget; this tells when something else in the account does not. */
function budget(): Part {
  const subscriber = { SubscriptionType: 'EMAIL', Address: ref('AlarmAddress') };
  const notification = { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80, ThresholdType: 'PERCENTAGE' };
  return {
    Type: 'AWS::Budgets::Budget',
    Condition: 'HasAlarm',
    Properties: {
      Budget: {
        ...{ BudgetType: 'COST', TimeUnit: 'MONTHLY' },
        BudgetLimit: { Amount: ref('UsdPerMonth'), Unit: 'USD' },
        CostFilters: { Service: ['Amazon Comprehend'] },
      },
      NotificationsWithSubscribers: [{ Notification: notification, Subscribers: [subscriber] }],
    },
  };
}
