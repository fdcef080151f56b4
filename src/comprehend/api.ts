/**
 * The part of Amazon Comprehend that a flywheel of custom models needs, as the type that both backends speak.
 * The aggregated client of the AWS SDK satisfies it as it stands; the embedded engine implements it.
 */
import type * as sdk from '@aws-sdk/client-comprehend';

/** Every operation, by the method's name in the SDK: request and response. */
export interface Operations {
  createFlywheel: [sdk.CreateFlywheelRequest, sdk.CreateFlywheelResponse];
  describeFlywheel: [sdk.DescribeFlywheelRequest, sdk.DescribeFlywheelResponse];
  updateFlywheel: [sdk.UpdateFlywheelRequest, sdk.UpdateFlywheelResponse];
  deleteFlywheel: [sdk.DeleteFlywheelRequest, sdk.DeleteFlywheelResponse];
  listFlywheels: [sdk.ListFlywheelsRequest, sdk.ListFlywheelsResponse];
  createDataset: [sdk.CreateDatasetRequest, sdk.CreateDatasetResponse];
  describeDataset: [sdk.DescribeDatasetRequest, sdk.DescribeDatasetResponse];
  listDatasets: [sdk.ListDatasetsRequest, sdk.ListDatasetsResponse];
  startFlywheelIteration: [sdk.StartFlywheelIterationRequest, sdk.StartFlywheelIterationResponse];
  describeFlywheelIteration: [sdk.DescribeFlywheelIterationRequest, sdk.DescribeFlywheelIterationResponse];
  listFlywheelIterationHistory: [sdk.ListFlywheelIterationHistoryRequest, sdk.ListFlywheelIterationHistoryResponse];
  describeDocumentClassifier: [sdk.DescribeDocumentClassifierRequest, sdk.DescribeDocumentClassifierResponse];
  listDocumentClassifiers: [sdk.ListDocumentClassifiersRequest, sdk.ListDocumentClassifiersResponse];
  deleteDocumentClassifier: [sdk.DeleteDocumentClassifierRequest, sdk.DeleteDocumentClassifierResponse];
  describeEntityRecognizer: [sdk.DescribeEntityRecognizerRequest, sdk.DescribeEntityRecognizerResponse];
  listEntityRecognizers: [sdk.ListEntityRecognizersRequest, sdk.ListEntityRecognizersResponse];
  deleteEntityRecognizer: [sdk.DeleteEntityRecognizerRequest, sdk.DeleteEntityRecognizerResponse];
  createDocumentClassifier: [sdk.CreateDocumentClassifierRequest, sdk.CreateDocumentClassifierResponse];
  listDocumentClassifierSummaries: [sdk.ListDocumentClassifierSummariesRequest, sdk.ListDocumentClassifierSummariesResponse];
  stopTrainingDocumentClassifier: [sdk.StopTrainingDocumentClassifierRequest, sdk.StopTrainingDocumentClassifierResponse];
  createEntityRecognizer: [sdk.CreateEntityRecognizerRequest, sdk.CreateEntityRecognizerResponse];
  listEntityRecognizerSummaries: [sdk.ListEntityRecognizerSummariesRequest, sdk.ListEntityRecognizerSummariesResponse];
  stopTrainingEntityRecognizer: [sdk.StopTrainingEntityRecognizerRequest, sdk.StopTrainingEntityRecognizerResponse];
  importModel: [sdk.ImportModelRequest, sdk.ImportModelResponse];
  putResourcePolicy: [sdk.PutResourcePolicyRequest, sdk.PutResourcePolicyResponse];
  describeResourcePolicy: [sdk.DescribeResourcePolicyRequest, sdk.DescribeResourcePolicyResponse];
  deleteResourcePolicy: [sdk.DeleteResourcePolicyRequest, sdk.DeleteResourcePolicyResponse];
  createEndpoint: [sdk.CreateEndpointRequest, sdk.CreateEndpointResponse];
  updateEndpoint: [sdk.UpdateEndpointRequest, sdk.UpdateEndpointResponse];
  describeEndpoint: [sdk.DescribeEndpointRequest, sdk.DescribeEndpointResponse];
  listEndpoints: [sdk.ListEndpointsRequest, sdk.ListEndpointsResponse];
  deleteEndpoint: [sdk.DeleteEndpointRequest, sdk.DeleteEndpointResponse];
  classifyDocument: [sdk.ClassifyDocumentRequest, sdk.ClassifyDocumentResponse];
  detectEntities: [sdk.DetectEntitiesRequest, sdk.DetectEntitiesResponse];
  startDocumentClassificationJob: [sdk.StartDocumentClassificationJobRequest, sdk.StartDocumentClassificationJobResponse];
  describeDocumentClassificationJob: [sdk.DescribeDocumentClassificationJobRequest, sdk.DescribeDocumentClassificationJobResponse];
  listDocumentClassificationJobs: [sdk.ListDocumentClassificationJobsRequest, sdk.ListDocumentClassificationJobsResponse];
  startEntitiesDetectionJob: [sdk.StartEntitiesDetectionJobRequest, sdk.StartEntitiesDetectionJobResponse];
  describeEntitiesDetectionJob: [sdk.DescribeEntitiesDetectionJobRequest, sdk.DescribeEntitiesDetectionJobResponse];
  listEntitiesDetectionJobs: [sdk.ListEntitiesDetectionJobsRequest, sdk.ListEntitiesDetectionJobsResponse];
  stopEntitiesDetectionJob: [sdk.StopEntitiesDetectionJobRequest, sdk.StopEntitiesDetectionJobResponse];
  tagResource: [sdk.TagResourceRequest, sdk.TagResourceResponse];
  untagResource: [sdk.UntagResourceRequest, sdk.UntagResourceResponse];
  listTagsForResource: [sdk.ListTagsForResourceRequest, sdk.ListTagsForResourceResponse];
}

export type OperationName = keyof Operations;
export type Request<Name extends OperationName> = Operations[Name][0];
export type Response<Name extends OperationName> = Operations[Name][1];

export type Comprehend = { [Name in OperationName]: (request: Request<Name>) => Promise<Response<Name>> };

type ReadOperation = Extract<OperationName, `describe${string}` | `list${string}` | 'classifyDocument' | 'detectEntities'>;

/** What `observe` receives: it cannot write, because the type has no operation that writes. */
export type ReadOnlyComprehend = Pick<Comprehend, ReadOperation>;
