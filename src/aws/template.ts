/**
 * What an account needs for flywheels, as a CloudFormation template: the bucket of the data lake, the role that Amazon Comprehend takes, and
 * for GitHub Actions an identity provider and three roles, each for less than the next; and where it is asked for one that may delete.
 */
import { attribute, type Part, policy, ref, sub, the } from './cloudformation.ts';
import type { RoleName } from './permissions.ts';
import { dataAccessRole, gitHub, gitHubRole } from './template-roles.ts';

export interface TemplateOptions {
  /** Begins every flywheel's name; `*` for all of the account. */
  flywheel: string;
  /** What stands as default in the parameters; absent where whoever makes the stack must say it. */
  bucket?: string;
  repository?: string;
  branch: string;
  usdPerMonth?: number;
  /** ARN of a flywheel that is there already, and that the roles may look at. */
  lookedAt?: string;
  /** A flywheel that is there already and shall be the stack's, by its properties. */
  adopted?: AdoptedFlywheel;
}

export interface AdoptedFlywheel {
  name: string;
  dataLake: string;
  activeModel: string | null;
}

/** As an object; whoever prints it chooses YAML or JSON. */
export function cloudFormation(options: TemplateOptions): Part {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Flywheel: a data lake, the role of Amazon Comprehend, and roles for GitHub Actions',
    Parameters: parameters(options),
    Conditions: {
      MakesProvider: { 'Fn::Equals': [ref('IdentityProvider'), ''] },
      HasIds: { 'Fn::Not': [{ 'Fn::Equals': [ref('RepositoryIds'), ''] }] },
      MakesPrune: { 'Fn::Not': [{ 'Fn::Equals': [ref('PruneEnvironment'), ''] }] },
      HasAlarm: { 'Fn::Not': [{ 'Fn::Equals': [ref('AlarmAddress'), ''] }] },
    },
    Resources: {
      ...bucket(),
      DataAccessRole: dataAccessRole(),
      GitHub: gitHub(),
      ...Object.fromEntries(roles.map((role) => [`${capital(role)}Role`, gitHubRole(role, options.flywheel, options.lookedAt)])),
      Budget: budget(),
      ...(options.adopted === undefined ? {} : { Flywheel: flywheel(options.adopted) }),
    },
    Outputs: Object.fromEntries(
      ['DataAccessRole', ...roles.map((role) => `${capital(role)}Role`)].map((name) => [
        name,
        { ...(name === 'PruneRole' ? { Condition: 'MakesPrune' } : {}), Value: attribute(name, 'Arn') },
      ]),
    ),
  };
}

const roles: RoleName[] = ['plan', 'train', 'apply', 'prune'];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function parameters({ bucket: name, repository, branch, usdPerMonth }: TemplateOptions): Part {
  const text = (Description: string, value: string | undefined, more: Part = {}): Part => ({
    ...{ Type: 'String', Description },
    ...(value === undefined ? {} : { Default: value }),
    ...more,
  });
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
    PruneEnvironment: text('Environment on GitHub that jobs which delete run in; empty makes no role that can', '', {
      AllowedPattern: '^[^:*?]*$',
    }),
    IdentityProvider: text('ARN of the account’s provider for token.actions.githubusercontent.com; empty makes one', ''),
    UsdPerMonth: { Type: 'Number', Description: 'What Amazon Comprehend may cost in a month before the alarm', Default: usdPerMonth ?? 50 },
    AlarmAddress: text('Mail address for the alarm; empty for none', ''),
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

function flywheel({ name, dataLake, activeModel }: AdoptedFlywheel): Part {
  return {
    Type: 'AWS::Comprehend::Flywheel',
    ...{ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Properties: {
      ...{ FlywheelName: name, DataLakeS3Uri: dataLake, DataAccessRoleArn: attribute('DataAccessRole', 'Arn') },
      ...(activeModel === null ? {} : { ActiveModelArn: activeModel }),
    },
  };
}
