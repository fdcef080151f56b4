import type { CreateDocumentClassifierRequest, CreateEntityRecognizerRequest, LanguageCode } from '@aws-sdk/client-comprehend';
import { type ModelKind, modelArn } from '../comprehend/arn.ts';
import { inUse } from './errors.ts';
import type { Model, Submission } from './lake/resources.ts';
import { present } from './lake/store.ts';
import { modelNameAt } from './models.ts';
import type { Services } from './operation.ts';
import { newPolicy } from './policy.ts';
import { confusionMatrixUri, requireTrainable } from './submission.ts';
import { withTags } from './tags.ts';
import { isRepeated, tokenOf } from './tokens.ts';

/** What both Create operations of models have in common. */
type Request = Omit<CreateEntityRecognizerRequest, 'RecognizerName' | 'InputDataConfig'> &
  Pick<CreateDocumentClassifierRequest, 'OutputDataConfig'>;

/** What each of them says in its own way. */
interface Submitted extends Pick<Model, 'kind' | 'mode' | 'labels'> {
  name: string;
  submission: Submission;
}

/**
 * Puts down the record of a model that is to be trained.
 * @returns its ARN.
 * @throws {ServiceError} ResourceInUseException when there is such a model, UnsupportedLanguageException, InvalidRequestException.
 */
export async function submitModel(request: Request, submitted: Submitted, services: Services): Promise<string> {
  requireTrainable(request.LanguageCode!);
  const kind: ModelKind = submitted.kind ?? 'classifier';
  const arn = modelArn(services.place, kind, submitted.name, request.VersionName);
  const name = modelNameAt(arn, services);
  const token = tokenOf(request, services.switches);
  await services.store.models.change(name, (current) => {
    const existing = present(current);
    if (existing !== undefined) {
      if (isRepeated(existing.token, token)) return undefined;
      throw inUse(`There is a model ${arn} already.`);
    }
    // Its folder is named by the second of creation: a model created anew must not get the folder of the one before it.
    const created = Math.max(services.now(), (current?.created ?? 0) + 1000);
    return { ...newModel(request, submitted, { name, arn, created }, services), ...(token && { token }) };
  });
  return arn;
}

function newModel(
  request: Request,
  { name: _name, submission, ...task }: Submitted,
  given: Pick<Model, 'name' | 'arn' | 'created'>,
  { store, place }: Services,
): Model {
  const { VersionName, OutputDataConfig: output, ModelKmsKeyId, ModelPolicy, VolumeKmsKeyId, VpcConfig } = request;
  const { arn, created } = given;
  return {
    ...{ ...given, status: 'SUBMITTED', language: request.LanguageCode as LanguageCode, ...task, averages: null },
    ...(VersionName === undefined ? {} : { version: VersionName }),
    role: request.DataAccessRoleArn!,
    submission: {
      ...submission,
      ...(output?.S3Uri !== undefined && {
        output: {
          uri: confusionMatrixUri(output.S3Uri, place.account, arn, created),
          ...(output.KmsKeyId === undefined ? {} : { kmsKeyId: output.KmsKeyId }),
        },
      }),
      ...(VolumeKmsKeyId === undefined ? {} : { volumeKmsKeyId: VolumeKmsKeyId }),
      ...(VpcConfig === undefined ? {} : { vpc: VpcConfig }),
    },
    trainedOn: submission.train.sources,
    ...(ModelKmsKeyId === undefined ? {} : { modelKmsKeyId: ModelKmsKeyId }),
    ...(ModelPolicy === undefined ? {} : { policy: newPolicy(ModelPolicy, undefined, created) }),
    statsPrefix: store.artefacts(arn, created),
    tags: withTags([], request.Tags),
  };
}
