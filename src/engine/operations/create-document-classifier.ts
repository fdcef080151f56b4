import type { CreateDocumentClassifierRequest, LanguageCode } from '@aws-sdk/client-comprehend';
import { classifierArn } from '../../comprehend/arn.ts';
import * as c from '../constraints.ts';
import { inUse } from '../errors.ts';
import type { Model } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import { modelNameAt } from '../models.ts';
import type { Operation, Services } from '../operation.ts';
import { newPolicy } from '../policy.ts';
import { classifierSubmission, confusionMatrixUri, requireTrainable } from '../submission.ts';
import { withTags } from '../tags.ts';
import { isRepeated, tokenOf } from '../tokens.ts';

export const createDocumentClassifier: Operation<'createDocumentClassifier'> = {
  constraints: {
    DocumentClassifierName: c.required(c.arnName),
    VersionName: c.arnName,
    DataAccessRoleArn: c.required(c.roleArn),
    Tags: c.tags,
    InputDataConfig: c.required(
      c.structure({
        DataFormat: c.text({ enum: ['COMPREHEND_CSV', 'AUGMENTED_MANIFEST'] }),
        S3Uri: c.s3Uri,
        TestS3Uri: c.s3Uri,
        LabelDelimiter: c.labelDelimiter,
        AugmentedManifests: c.list(c.augmentedManifest),
        DocumentType: c.text({ enum: ['PLAIN_TEXT_DOCUMENT', 'SEMI_STRUCTURED_DOCUMENT'] }),
        Documents: c.structure({ S3Uri: c.required(c.s3Uri), TestS3Uri: c.s3Uri }),
        DocumentReaderConfig: c.documentReaderConfig,
      }),
    ),
    OutputDataConfig: c.structure({ S3Uri: c.s3Uri, KmsKeyId: c.kmsKeyId, FlywheelStatsS3Prefix: c.s3Uri }),
    ClientRequestToken: c.clientRequestToken,
    LanguageCode: c.required(c.languageCode),
    VolumeKmsKeyId: c.kmsKeyId,
    VpcConfig: c.vpcConfig,
    Mode: c.text({ enum: ['MULTI_CLASS', 'MULTI_LABEL'] }),
    ModelKmsKeyId: c.kmsKeyId,
    ModelPolicy: c.policy,
  },

  run: async (request, services) => {
    const { store, place } = services;
    const { DocumentClassifierName: name, VersionName: version } = request;
    const token = tokenOf(request);
    requireTrainable(request.LanguageCode!);
    const arn = classifierArn(place, name!, version);
    const at = modelNameAt(arn, services);
    await store.models.change(at, (current) => {
      const existing = present(current);
      if (existing !== undefined) {
        if (isRepeated(existing.token, token)) return undefined;
        throw inUse(`There is a document classifier ${arn} already.`);
      }
      // Its folder is named by the second of creation: a model created anew must not get the folder of the one before it.
      const created = Math.max(services.now(), (current?.created ?? 0) + 1000);
      return { ...newModel(request, { name: at, arn, created }, services), ...(token && { token }) };
    });
    return { DocumentClassifierArn: arn };
  },
};

function newModel(
  request: CreateDocumentClassifierRequest,
  given: Pick<Model, 'name' | 'arn' | 'created'>,
  { store, place }: Services,
): Model {
  const { arn, created } = given;
  const { VersionName, Mode, OutputDataConfig: output, ModelKmsKeyId, ModelPolicy, VolumeKmsKeyId, VpcConfig } = request;
  const submission = classifierSubmission(request.InputDataConfig!);
  if (output?.S3Uri !== undefined)
    submission.output = {
      uri: confusionMatrixUri(output.S3Uri, place.account, arn, created),
      ...(output.KmsKeyId === undefined ? {} : { kmsKeyId: output.KmsKeyId }),
    };
  if (VolumeKmsKeyId !== undefined) submission.volumeKmsKeyId = VolumeKmsKeyId;
  if (VpcConfig !== undefined) submission.vpc = VpcConfig;
  return {
    ...{ ...given, status: 'SUBMITTED' },
    ...(VersionName === undefined ? {} : { version: VersionName }),
    language: request.LanguageCode as LanguageCode,
    ...(Mode === 'MULTI_LABEL' ? { mode: Mode } : {}),
    ...{ labels: [], averages: null, role: request.DataAccessRoleArn!, submission, trainedOn: submission.train.sources },
    ...(ModelKmsKeyId === undefined ? {} : { modelKmsKeyId: ModelKmsKeyId }),
    ...(ModelPolicy === undefined ? {} : { policy: newPolicy(ModelPolicy, undefined, created) }),
    statsPrefix: store.artefacts(arn, created),
    tags: withTags([], request.Tags),
  };
}
