/** What an answer must hold although the service model, which leaves nearly every member of an answer optional, does not say so. */

type Answer = Record<string, unknown>;

/**
 * Members that are there whatever else is. From the samples of the CLI reference and the developer guide, where every answer has them, and from
 * the members' descriptions in the service model.
 */
const always: Record<string, readonly string[]> = {
  CreateFlywheelResponse: ['FlywheelArn'],
  CreateDatasetResponse: ['DatasetArn'],
  CreateEndpointResponse: ['EndpointArn', 'ModelArn'],
  CreateDocumentClassifierResponse: ['DocumentClassifierArn'],
  CreateEntityRecognizerResponse: ['EntityRecognizerArn'],
  ImportModelResponse: ['ModelArn'],
  UpdateFlywheelResponse: ['FlywheelProperties'],
  UpdateEndpointResponse: ['DesiredModelArn'],
  StartFlywheelIterationResponse: ['FlywheelArn', 'FlywheelIterationId'],
  StartDocumentClassificationJobResponse: ['JobId', 'JobArn', 'JobStatus', 'DocumentClassifierArn'],
  StartEntitiesDetectionJobResponse: ['JobId', 'JobArn', 'JobStatus', 'EntityRecognizerArn'],
  StopEntitiesDetectionJobResponse: ['JobId', 'JobStatus'],
  DescribeFlywheelResponse: ['FlywheelProperties'],
  DescribeDatasetResponse: ['DatasetProperties'],
  DescribeFlywheelIterationResponse: ['FlywheelIterationProperties'],
  DescribeEndpointResponse: ['EndpointProperties'],
  DescribeDocumentClassifierResponse: ['DocumentClassifierProperties'],
  DescribeEntityRecognizerResponse: ['EntityRecognizerProperties'],
  DescribeDocumentClassificationJobResponse: ['DocumentClassificationJobProperties'],
  DescribeEntitiesDetectionJobResponse: ['EntitiesDetectionJobProperties'],
  DescribeResourcePolicyResponse: ['ResourcePolicy', 'CreationTime', 'LastModifiedTime', 'PolicyRevisionId'],
  PutResourcePolicyResponse: ['PolicyRevisionId'],
  ListTagsForResourceResponse: ['ResourceArn', 'Tags'],
  DetectEntitiesResponse: ['Entities'],
  FlywheelProperties: [
    ...['FlywheelArn', 'DataAccessRoleArn', 'TaskConfig', 'DataLakeS3Uri', 'DataSecurityConfig', 'Status', 'ModelType'],
    ...['CreationTime', 'LastModifiedTime'],
  ],
  FlywheelSummary: ['FlywheelArn', 'DataLakeS3Uri', 'Status', 'ModelType', 'CreationTime', 'LastModifiedTime'],
  DatasetProperties: ['DatasetArn', 'DatasetName', 'DatasetType', 'DatasetS3Uri', 'Status', 'CreationTime'],
  FlywheelIterationProperties: ['FlywheelArn', 'FlywheelIterationId', 'CreationTime', 'Status'],
  EndpointProperties: [
    ...['EndpointArn', 'Status', 'ModelArn', 'DesiredModelArn', 'DesiredInferenceUnits', 'CreationTime', 'LastModifiedTime'],
  ],
  DocumentClassifierProperties: ['DocumentClassifierArn', 'LanguageCode', 'Status', 'SubmitTime', 'DataAccessRoleArn', 'Mode'],
  EntityRecognizerProperties: ['EntityRecognizerArn', 'LanguageCode', 'Status', 'SubmitTime', 'DataAccessRoleArn'],
  DocumentClassifierSummary: ['DocumentClassifierName', 'NumberOfVersions', 'LatestVersionCreatedAt', 'LatestVersionStatus'],
  EntityRecognizerSummary: ['RecognizerName', 'NumberOfVersions', 'LatestVersionCreatedAt', 'LatestVersionStatus'],
  DocumentClassificationJobProperties: [
    ...['JobId', 'JobArn', 'JobStatus', 'SubmitTime', 'DocumentClassifierArn', 'InputDataConfig', 'OutputDataConfig', 'DataAccessRoleArn'],
  ],
  EntitiesDetectionJobProperties: [
    ...['JobId', 'JobArn', 'JobStatus', 'SubmitTime', 'EntityRecognizerArn', 'InputDataConfig', 'OutputDataConfig', 'LanguageCode'],
    'DataAccessRoleArn',
  ],
  DocumentClass: ['Name', 'Score'],
  DocumentLabel: ['Name', 'Score'],
  Entity: ['Score', 'Type', 'Text', 'BeginOffset', 'EndOffset'],
  ClassifierMetadata: ['NumberOfLabels', 'NumberOfTrainedDocuments', 'NumberOfTestDocuments', 'EvaluationMetrics'],
  RecognizerMetadata: ['NumberOfTrainedDocuments', 'NumberOfTestDocuments', 'EvaluationMetrics', 'EntityTypes'],
};

/** Members that are there in a state, and those that are not there before it. */
const inState: Record<string, Record<string, { with?: readonly string[]; without?: readonly string[] }>> = {
  DatasetProperties: {
    CREATING: { without: ['NumberOfDocuments', 'EndTime', 'Message'] },
    COMPLETED: { with: ['NumberOfDocuments', 'EndTime'] },
    FAILED: { with: ['Message', 'EndTime'], without: ['NumberOfDocuments'] },
  },
  FlywheelIterationProperties: {
    TRAINING: { without: ['EndTime', 'TrainedModelArn', 'TrainedModelMetrics'] },
    EVALUATING: { without: ['EndTime'] },
    STOP_REQUESTED: { without: ['EndTime'] },
    COMPLETED: { with: ['EndTime', 'Message'] },
    FAILED: { with: ['EndTime', 'Message'], without: ['TrainedModelArn'] },
  },
  EndpointProperties: {
    CREATING: { without: ['CurrentInferenceUnits'] },
    IN_SERVICE: { with: ['CurrentInferenceUnits'] },
    UPDATING: { with: ['CurrentInferenceUnits'] },
  },
  DocumentClassifierProperties: {
    SUBMITTED: { without: ['EndTime', 'TrainingStartTime', 'TrainingEndTime', 'ClassifierMetadata'] },
    TRAINING: { with: ['TrainingStartTime'], without: ['EndTime', 'ClassifierMetadata'] },
    TRAINED: { with: ['EndTime', 'ClassifierMetadata', 'TrainingStartTime', 'TrainingEndTime'] },
    IN_ERROR: { with: ['EndTime', 'Message'], without: ['ClassifierMetadata'] },
    STOPPED: { with: ['EndTime'], without: ['ClassifierMetadata'] },
  },
  EntityRecognizerProperties: {
    SUBMITTED: { without: ['EndTime', 'TrainingStartTime', 'TrainingEndTime', 'RecognizerMetadata'] },
    TRAINING: { with: ['TrainingStartTime'], without: ['EndTime', 'RecognizerMetadata'] },
    TRAINED: { with: ['EndTime', 'RecognizerMetadata', 'TrainingStartTime', 'TrainingEndTime'] },
    IN_ERROR: { with: ['EndTime', 'Message'], without: ['RecognizerMetadata'] },
    STOPPED: { with: ['EndTime'], without: ['RecognizerMetadata'] },
  },
  ...Object.fromEntries(
    ['DocumentClassificationJobProperties', 'EntitiesDetectionJobProperties'].map((shape) => [
      shape,
      {
        SUBMITTED: { without: ['EndTime', 'Message'] },
        IN_PROGRESS: { without: ['EndTime'] },
        COMPLETED: { with: ['EndTime'] },
        FAILED: { with: ['EndTime', 'Message'] },
        STOPPED: { with: ['EndTime'] },
      },
    ]),
  ),
};

/** Members of a structure that are missing, and those that are there too early. */
export function incomplete(shape: string, value: Answer, path: string): string[] {
  const there = (name: string): boolean => value[name] !== undefined;
  const state = inState[shape]?.[String(value.Status ?? value.JobStatus)];
  return [
    ...[...(always[shape] ?? []), ...(state?.with ?? [])].filter((name) => !there(name)).map((name) => `${path}.${name} is missing`),
    ...(state?.without ?? []).filter(there).map((name) => `${path}.${name} is there too early`),
  ];
}

/** A List operation always has its list, as long as was asked for at the most, and full when it says that there is more. */
export function mispaged(shape: string, request: Answer, answer: Answer): string[] {
  if (!/^List.*Response$/.test(shape) || shape === 'ListTagsForResourceResponse') return [];
  const size = Math.trunc((request.MaxResults as number | undefined) ?? 100);
  const lists = Object.entries(answer).filter(([name, value]) => name !== 'NextToken' && value !== undefined);
  const [name, items] = lists[0] ?? [];
  if (name === undefined || lists.length > 1 || !Array.isArray(items)) return [`${shape} has no list`];
  if (items.length > size) return [`${shape}.${name} has ${items.length} items: ${size} were asked for`];
  if (answer.NextToken !== undefined && items.length < size) return [`${shape} has ${items.length} items of ${size} and a NextToken`];
  return [];
}
