import { limits } from '../../comprehend/limits.ts';
import * as c from '../constraints.ts';
import { invalid } from '../errors.ts';
import type { Operation, Services } from '../operation.ts';
import { recognizerSubmission, requireFewManifests } from '../submission.ts';
import { submitModel } from '../submitted-model.ts';

export const createEntityRecognizer: Operation<'createEntityRecognizer'> = {
  constraints: {
    RecognizerName: c.required(c.arnName),
    VersionName: c.arnName,
    DataAccessRoleArn: c.required(c.roleArn),
    Tags: c.tags,
    InputDataConfig: c.required(
      c.structure({
        DataFormat: c.text({ enum: ['COMPREHEND_CSV', 'AUGMENTED_MANIFEST'] }),
        EntityTypes: c.required(c.entityTypes),
        Documents: c.structure({ S3Uri: c.required(c.s3Uri), TestS3Uri: c.s3Uri, InputFormat: c.inputFormat }),
        Annotations: c.structure({ S3Uri: c.required(c.s3Uri), TestS3Uri: c.s3Uri }),
        EntityList: c.structure({ S3Uri: c.required(c.s3Uri) }),
        AugmentedManifests: c.list(c.augmentedManifest),
      }),
    ),
    ClientRequestToken: c.clientRequestToken,
    LanguageCode: c.required(c.languageCode),
    VolumeKmsKeyId: c.kmsKeyId,
    VpcConfig: c.vpcConfig,
    ModelKmsKeyId: c.kmsKeyId,
    ModelPolicy: c.policy,
  },

  run: async (request, services) => {
    const { RecognizerName: name, InputDataConfig: input } = request;
    requireFewManifests(input!.AugmentedManifests, services);
    const submission = recognizerSubmission(input!);
    const labels = typesOf(
      input!.EntityTypes!.map(({ Type }) => Type!),
      services,
    );
    return { EntityRecognizerArn: await submitModel(request, { kind: 'recognizer', name: name!, submission, labels }, services) };
  },
};

/** "A maximum of 25 entity types can be used at one time to train the model" (service model, EntityTypes). */
function typesOf(given: readonly string[], { strict }: Services): string[] {
  if (given.length === 0) throw invalid('EntityTypes must name at least one type.');
  const twice = given.find((type, at) => given.indexOf(type) < at);
  if (twice !== undefined) throw invalid(`The entity type ${twice} is given twice.`);
  if (strict && given.length > limits.entityTypes)
    throw invalid(`An entity recognizer can have ${limits.entityTypes} entity types: ${given.length} are given.`);
  return [...given].sort();
}
