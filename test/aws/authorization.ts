/**
 * What IAM is asked for each call: the action on each thing that it names, and what it implies. Kinds of things: Service Authorization Reference,
 * "Actions, resources, and condition keys for Amazon Comprehend"; jobs: developer guide, "Permissions required for a custom asynchronous analysis
 * job"; tags and roles: "API operations defined by Amazon Comprehend", which maps one operation to several actions.
 */
import type { Tag } from '@aws-sdk/client-comprehend';
import type { Comprehend, OperationName, Request } from '../../src/comprehend/api.ts';
import { modelKindOf } from '../../src/comprehend/arn.ts';
import type { Asked } from './policy.ts';

/** What a call names. The account is looked into for what the service knows by itself. */
interface Named {
  resources: string[];
  /** What gets the tags of the request. */
  tagged?: { arn: string; tags: readonly Tag[] | undefined };
  role?: string | undefined;
  keys?: (string | undefined)[];
}

type Naming = { [Name in OperationName]?: (request: Request<Name>, account: Account) => Named | Promise<Named> };

interface Account {
  comprehend: Comprehend;
  /** `arn:aws:comprehend:eu-west-1:123456789012` */
  place: string;
}

const nothing = (): Named => ({ resources: ['*'] });
const on = (...arns: (string | undefined)[]): Named => ({ resources: arns.filter((arn) => arn !== undefined) });
const jobs = { classifier: 'document-classification-job', recognizer: 'entities-detection-job' };

/** Operations that Flywheel never asks for are not here. */
export const naming: Naming = {
  listFlywheels: nothing,
  listEndpoints: nothing,
  listDocumentClassificationJobs: nothing,
  listEntitiesDetectionJobs: nothing,
  listDocumentClassifiers: nothing,
  listEntityRecognizers: nothing,
  describeFlywheel: ({ FlywheelArn }) => on(FlywheelArn),
  listDatasets: ({ FlywheelArn }) => on(FlywheelArn),
  listFlywheelIterationHistory: ({ FlywheelArn }) => on(FlywheelArn),
  describeDocumentClassifier: ({ DocumentClassifierArn }) => on(DocumentClassifierArn),
  describeEntityRecognizer: ({ EntityRecognizerArn }) => on(EntityRecognizerArn),
  describeDocumentClassificationJob: ({ JobId }, { place }) => on(`${place}:${jobs.classifier}/${JobId}`),
  describeEntitiesDetectionJob: ({ JobId }, { place }) => on(`${place}:${jobs.recognizer}/${JobId}`),
  listTagsForResource: ({ ResourceArn }) => on(ResourceArn),
  classifyDocument: ({ EndpointArn }) => on(EndpointArn),
  detectEntities: ({ EndpointArn }) => on(EndpointArn),
  createFlywheel: ({ FlywheelName, ActiveModelArn, Tags, DataAccessRoleArn, DataSecurityConfig: security = {} }, { place }) => ({
    ...on(`${place}:flywheel/${FlywheelName}`, ActiveModelArn),
    tagged: { arn: `${place}:flywheel/${FlywheelName}`, tags: Tags },
    role: DataAccessRoleArn,
    keys: [security.ModelKmsKeyId, security.VolumeKmsKeyId, security.DataLakeKmsKeyId],
  }),
  updateFlywheel: ({ FlywheelArn, ActiveModelArn, DataAccessRoleArn, DataSecurityConfig: security = {} }) => ({
    ...on(FlywheelArn, ActiveModelArn),
    role: DataAccessRoleArn,
    keys: [security.ModelKmsKeyId, security.VolumeKmsKeyId],
  }),
  createDataset: ({ FlywheelArn, DatasetName, Tags }) => ({
    ...on(FlywheelArn),
    tagged: { arn: `${FlywheelArn}/dataset/${DatasetName}`, tags: Tags },
  }),
  startFlywheelIteration: ({ FlywheelArn }) => on(FlywheelArn),
  /** A job has no name of its own before it is there. */
  startDocumentClassificationJob: (request, { place }) => ({
    ...on(`${place}:${jobs.classifier}/*`, request.DocumentClassifierArn, request.FlywheelArn),
    tagged: { arn: `${place}:${jobs.classifier}/*`, tags: request.Tags },
    role: request.DataAccessRoleArn,
    keys: [request.VolumeKmsKeyId, request.OutputDataConfig?.KmsKeyId],
  }),
  startEntitiesDetectionJob: (request, { place }) => ({
    ...on(`${place}:${jobs.recognizer}/*`, request.EntityRecognizerArn, request.FlywheelArn),
    tagged: { arn: `${place}:${jobs.recognizer}/*`, tags: request.Tags },
    role: request.DataAccessRoleArn,
    keys: [request.VolumeKmsKeyId, request.OutputDataConfig?.KmsKeyId],
  }),
  /** The model is named by the flywheel where the request names none. */
  createEndpoint: async ({ EndpointName, ModelArn, FlywheelArn, Tags, DataAccessRoleArn }, { comprehend, place }) => {
    const model = ModelArn ?? (await comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!.ActiveModelArn!;
    const kind = modelKindOf(model) === 'classifier' ? 'document-classifier' : 'entity-recognizer';
    const arn = `${place}:${kind}-endpoint/${EndpointName}`;
    return { ...on(arn, model, FlywheelArn), tagged: { arn, tags: Tags }, role: DataAccessRoleArn };
  },
  updateEndpoint: ({ EndpointArn, FlywheelArn, DesiredDataAccessRoleArn }) => ({
    ...on(EndpointArn, FlywheelArn),
    role: DesiredDataAccessRoleArn,
  }),
  deleteEndpoint: ({ EndpointArn }) => on(EndpointArn),
  deleteDocumentClassifier: ({ DocumentClassifierArn }) => on(DocumentClassifierArn),
  deleteEntityRecognizer: ({ EntityRecognizerArn }) => on(EntityRecognizerArn),
  deleteFlywheel: ({ FlywheelArn }) => on(FlywheelArn),
};

export const actionOf = (name: string): string => `comprehend:${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** @throws for an operation that nobody said anything of */
export async function askedBy<Name extends OperationName>(name: Name, request: Request<Name>, account: Account): Promise<Asked[]> {
  const names = naming[name];
  if (names === undefined) throw new Error(`What ${name} asks IAM for is not known here.`);
  const { resources, tagged, role, keys = [] } = await names(request, account);
  const all: Asked[] = [];
  for (const resource of resources) all.push({ action: actionOf(name), resource, context: await tagsOn(account.comprehend, resource) });
  if ((tagged?.tags ?? []).length > 0) all.push({ action: 'comprehend:TagResource', resource: tagged!.arn });
  if (role !== undefined)
    all.push({ action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'comprehend.amazonaws.com' } });
  for (const key of new Set(keys.filter((each) => each !== undefined)))
    all.push({ action: 'kms:CreateGrant', resource: key, context: { 'kms:GrantIsForAWSResource': 'true' } });
  return all;
}

/** `aws:ResourceTag/…`, of what there is. */
async function tagsOn(comprehend: Comprehend, ResourceArn: string): Promise<Record<string, string>> {
  if (!/:(flywheel|[a-z-]+-endpoint)\/[^*]+$/.test(ResourceArn)) return {};
  const { Tags = [] } = await comprehend.listTagsForResource({ ResourceArn }).catch(() => ({ Tags: [] }));
  return Object.fromEntries(Tags.map(({ Key, Value = '' }) => [`aws:ResourceTag/${Key}`, Value]));
}
