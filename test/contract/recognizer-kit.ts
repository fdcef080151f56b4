import type { Kit } from './kit.ts';
import { jobInput, jobRequest } from './kit.ts';
import { annotatedInput, entityTypes, letters, mailRequest } from './mailroom.ts';
import { role } from './newsroom.ts';

const nowhere = { S3Uri: 's3://lake/nowhere' };

export const recognizerKit: Kit = {
  kind: 'a recognizer',
  endpoint: 'entity-recognizer-endpoint',
  job: 'entities-detection-job',
  flywheel: mailRequest,
  documents: (door, count, from) => annotatedInput(door, `letters-${from}`, letters(count, from)),
  nothing: { EntityRecognizerInputDataConfig: { Documents: nowhere, Annotations: nowhere } },
  createModel: async (comprehend, RecognizerName, { EntityRecognizerInputDataConfig: input }) => {
    const request = { RecognizerName, DataAccessRoleArn: role, LanguageCode: 'en' as const };
    const { Documents, Annotations } = input!;
    const EntityTypes = entityTypes.map((Type) => ({ Type }));
    return (await comprehend.createEntityRecognizer({ ...request, InputDataConfig: { EntityTypes, Documents, Annotations } }))
      .EntityRecognizerArn!;
  },
  describeModel: async (comprehend, EntityRecognizerArn) =>
    (await comprehend.describeEntityRecognizer({ EntityRecognizerArn })).EntityRecognizerProperties!.Status,
  listModels: (comprehend) => comprehend.listEntityRecognizers({}),
  listSummaries: (comprehend) => comprehend.listEntityRecognizerSummaries({}),
  deleteModel: (comprehend, EntityRecognizerArn) => comprehend.deleteEntityRecognizer({ EntityRecognizerArn }),
  stopTraining: (comprehend, EntityRecognizerArn) => comprehend.stopTrainingEntityRecognizer({ EntityRecognizerArn }),
  startJob: async (comprehend, binding, S3Uri = jobInput) => {
    const model = 'ModelArn' in binding ? { EntityRecognizerArn: binding.ModelArn } : binding;
    const request = { ...jobRequest(S3Uri), LanguageCode: 'en' as const, ...model };
    const { JobId, JobArn } = await comprehend.startEntitiesDetectionJob(request);
    return { JobId: JobId!, JobArn: JobArn! };
  },
  stopJob: (comprehend, JobId) => comprehend.stopEntitiesDetectionJob({ JobId }),
  describeJob: async (comprehend, JobId) =>
    (await comprehend.describeEntitiesDetectionJob({ JobId })).EntitiesDetectionJobProperties!.JobStatus,
  listJobs: (comprehend) => comprehend.listEntitiesDetectionJobs({}),
  infer: (comprehend, EndpointArn) => comprehend.detectEntities({ EndpointArn, Text: 'a parcel from Bo Lindt' }),
};
