import * as c from '../constraints.ts';
import type { Operation } from '../operation.ts';
import { classifierSubmission, requireFewManifests } from '../submission.ts';
import { submitModel } from '../submitted-model.ts';

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
    const { DocumentClassifierName: name, InputDataConfig: input, Mode: mode } = request;
    requireFewManifests(input!.AugmentedManifests, services);
    const submission = classifierSubmission(input!);
    const submitted = { name: name!, submission, ...(mode === 'MULTI_LABEL' ? { mode } : {}), labels: [] };
    return { DocumentClassifierArn: await submitModel(request, submitted, services) };
  },
};
