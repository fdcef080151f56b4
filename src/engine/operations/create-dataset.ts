import type {
  CreateDatasetRequest,
  DatasetAugmentedManifestsListItem,
  DatasetEntityRecognizerInputDataConfig,
  DatasetInputDataConfig,
} from '@aws-sdk/client-comprehend';
import { datasetArn } from '../../comprehend/arn.ts';
import { limits } from '../../comprehend/limits.ts';
import * as c from '../constraints.ts';
import { inUse, invalid, limitExceeded } from '../errors.ts';
import type { Dataset, DocumentSource, Flywheel } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import { found, type Operation, requireActive, requireNoIteration, resolveArn, type Services } from '../operation.ts';
import { requireFewManifests } from '../submission.ts';
import { withTags } from '../tags.ts';
import { isRepeated, tokenOf } from '../tokens.ts';

const place = c.structure({ S3Uri: c.required(c.s3Uri) });

export const createDataset: Operation<'createDataset'> = {
  constraints: {
    FlywheelArn: c.required(c.flywheelArn),
    DatasetName: c.required(c.arnName),
    DatasetType: c.text({ enum: ['TRAIN', 'TEST'] }),
    Description: c.description,
    InputDataConfig: c.required(
      c.structure({
        AugmentedManifests: c.list(
          c.structure({
            AttributeNames: c.required(c.list(c.text({ min: 1, max: 63, pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*' }))),
            S3Uri: c.required(c.s3Uri),
            AnnotationDataS3Uri: c.s3Uri,
            SourceDocumentsS3Uri: c.s3Uri,
            DocumentType: c.text({ enum: ['PLAIN_TEXT_DOCUMENT', 'SEMI_STRUCTURED_DOCUMENT'] }),
          }),
        ),
        DataFormat: c.text({ enum: ['COMPREHEND_CSV', 'AUGMENTED_MANIFEST'] }),
        DocumentClassifierInputDataConfig: c.structure({
          S3Uri: c.required(c.s3Uri),
          LabelDelimiter: c.text({ min: 1, max: 1, pattern: '^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/]$' }),
        }),
        EntityRecognizerInputDataConfig: c.structure({
          Annotations: place,
          Documents: c.required(c.structure({ S3Uri: c.required(c.s3Uri), InputFormat: c.inputFormat })),
          EntityList: place,
        }),
      }),
    ),
    ClientRequestToken: c.clientRequestToken,
    Tags: c.tags,
  },

  run: async (request, services) => {
    const { store } = services;
    const { name } = resolveArn(request.FlywheelArn!, services.place, 'flywheel');
    const token = tokenOf(request, services.switches);
    requireFewManifests(request.InputDataConfig!.AugmentedManifests, services);
    const ingesting = services.strict
      ? (await store.flywheels.all()).flatMap((flywheel) => flywheel.datasets).filter((each) => each.status === 'CREATING').length
      : 0;
    await store.flywheels.change(name, (current) => {
      const flywheel = found(present(current));
      const existing = flywheel.datasets.find((dataset) => dataset.name === request.DatasetName);
      if (existing !== undefined && isRepeated(existing.token, token)) return undefined;
      requireActive(flywheel, 'CreateDataset', services.switches);
      if (request.DatasetType === undefined && services.switches.missingDatasetType === 'refuse')
        throw invalid('DatasetType must say whether the dataset is for TRAIN or TEST.');
      const source = sourceOf(request.InputDataConfig!, flywheel);
      const nameIsFree = existing === undefined || (existing.status === 'FAILED' && services.switches.failedDatasetName === 'free');
      if (!nameIsFree) throw inUse(`Flywheel ${name} has a dataset named ${existing.name} already.`);
      if (services.switches.datasetDuringIteration === 'refuse') requireNoIteration(flywheel, services.switches);
      const dataset: Dataset = { ...newDataset(request, flywheel, services), ...source, ...(token && { token }) };
      if (services.strict) requireRoom(flywheel, dataset, ingesting, services);
      return { ...flywheel, datasets: [...flywheel.datasets.filter((each) => each !== existing), dataset] };
    });
    return { DatasetArn: datasetArn(services.place, name, request.DatasetName!) };
  },
};

function newDataset(request: CreateDatasetRequest, flywheel: Flywheel, services: Services): Omit<Dataset, keyof DocumentSource> {
  // Whoever reads the history tells by the times which datasets an iteration had: a clock that is behind must not put this one before it.
  const last = flywheel.iterations.at(-1)?.created ?? 0;
  return {
    name: request.DatasetName!,
    type: request.DatasetType ?? 'TRAIN',
    status: 'CREATING',
    created: Math.max(services.now(), last + 1),
    ...(request.Description === undefined ? {} : { description: request.Description }),
    tags: withTags([], request.Tags),
  };
}

function sourceOf(input: DatasetInputDataConfig, { name, kind }: Flywheel): DocumentSource {
  const { AugmentedManifests: manifests, DocumentClassifierInputDataConfig: labelled, EntityRecognizerInputDataConfig: annotated } = input;
  if ([manifests, labelled, annotated].filter((part) => part !== undefined).length !== 1)
    throw invalid(
      'InputDataConfig must hold exactly one of DocumentClassifierInputDataConfig, EntityRecognizerInputDataConfig and AugmentedManifests.',
    );
  const format = manifests === undefined ? 'COMPREHEND_CSV' : 'AUGMENTED_MANIFEST';
  if (input.DataFormat !== undefined && input.DataFormat !== format)
    throw invalid(`DataFormat is ${input.DataFormat}, and the data are given as ${format}.`);
  if (manifests !== undefined) return manifestSources(manifests);
  if (kind === 'recognizer') {
    if (annotated === undefined) throw misfit('DocumentClassifierInputDataConfig', name, 'entity recognition');
    return annotatedSource(annotated);
  }
  if (labelled === undefined) throw misfit('EntityRecognizerInputDataConfig', name, 'document classification');
  const { S3Uri, LabelDelimiter } = labelled;
  return { sources: [S3Uri!], ...(LabelDelimiter === undefined ? {} : { delimiter: LabelDelimiter }) };
}

const misfit = (part: string, flywheel: string, task: string): Error =>
  invalid(`${part} does not fit flywheel ${flywheel}, which is for ${task}.`);

function annotatedSource({ Documents, Annotations, EntityList }: DatasetEntityRecognizerInputDataConfig): DocumentSource {
  const { S3Uri, InputFormat } = Documents!;
  const source = { sources: [S3Uri!], ...(InputFormat === undefined ? {} : { format: InputFormat }) };
  if (Annotations !== undefined && EntityList === undefined) return { ...source, annotations: [Annotations.S3Uri!] };
  if (EntityList !== undefined && Annotations === undefined) return { ...source, entityLists: [EntityList.S3Uri!] };
  throw invalid('EntityRecognizerInputDataConfig must hold Annotations or EntityList, and not both.');
}

/** "Specify the attribute names of all jobs of a chain": the last one has the labels that count. */
function manifestSources(manifests: DatasetAugmentedManifestsListItem[]): DocumentSource {
  if (manifests.length === 0 || manifests.some(({ AttributeNames }) => AttributeNames!.length === 0))
    throw invalid('AugmentedManifests must hold at least one manifest, and each at least one attribute name.');
  const documents = manifests.find(({ DocumentType }) => DocumentType === 'SEMI_STRUCTURED_DOCUMENT');
  if (documents !== undefined) throw invalid('Flywheels are for plain text: DocumentType must be PLAIN_TEXT_DOCUMENT.');
  return { sources: manifests.map(({ S3Uri }) => S3Uri!), attributes: manifests.map(({ AttributeNames }) => AttributeNames!.at(-1)!) };
}

function requireRoom(flywheel: Flywheel, dataset: Dataset, ingesting: number, { switches }: Services): void {
  const isCounted = (each: Dataset): boolean => each.status !== 'FAILED' || switches.failedDatasetQuota === 'counted';
  const count = flywheel.datasets.filter((each) => each.type === dataset.type && isCounted(each)).length;
  const most = dataset.type === 'TRAIN' ? limits.trainDatasetsPerFlywheel : limits.testDatasetsPerFlywheel;
  if (count >= most) throw limitExceeded(`Flywheel ${flywheel.name} has ${count} ${dataset.type} datasets: the limit is ${most}.`);
  if (ingesting >= limits.datasetsIngesting)
    throw limitExceeded(`${ingesting} datasets are CREATING: the limit is ${limits.datasetsIngesting}.`);
}
