/** What a request to train a model outside of flywheels names: where the documents lie, and what becomes of them. */

import { createHash } from 'node:crypto';
import type {
  AugmentedManifestsListItem,
  DocumentClassifierInputDataConfig,
  EntityRecognizerInputDataConfig,
} from '@aws-sdk/client-comprehend';
import { limits, trainableLanguages } from '../comprehend/limits.ts';
import { invalid, ServiceError } from './errors.ts';
import type { DocumentSource, Submission } from './lake/resources.ts';
import type { Services } from './operation.ts';

/** @throws {ServiceError} UnsupportedLanguageException */
export function requireTrainable(language: string): void {
  if (trainableLanguages.includes(language)) return;
  throw new ServiceError(
    'UnsupportedLanguageException',
    `Custom models cannot be trained in ${language}: the languages are ${trainableLanguages.join(', ')}.`,
  );
}

/** As the service names it: `<given>/<account>-CLR-<id>/output/output.tar.gz`; the id is of one training alone. */
export function confusionMatrixUri(given: string, account: string, arn: string, created: number): string {
  const id = createHash('sha256')
    .update(JSON.stringify([arn, created]))
    .digest('hex')
    .slice(0, 32);
  return `${given.replace(/\/+$/, '')}/${account}-CLR-${id}/output/output.tar.gz`;
}

/** @throws {ServiceError} InvalidRequestException for parts that do not fit each other, and for documents that are no plain text. */
export function classifierSubmission(input: DocumentClassifierInputDataConfig): Submission {
  requirePlainText(input);
  const { DataFormat = 'COMPREHEND_CSV', S3Uri, TestS3Uri, LabelDelimiter, AugmentedManifests } = input;
  if (DataFormat === 'AUGMENTED_MANIFEST') {
    if (S3Uri !== undefined || TestS3Uri !== undefined)
      throw invalid('With DataFormat AUGMENTED_MANIFEST the documents are in AugmentedManifests: S3Uri and TestS3Uri must not be given.');
    return { input, ...manifestSplit(AugmentedManifests) };
  }
  if (AugmentedManifests !== undefined) throw invalid('AugmentedManifests need DataFormat AUGMENTED_MANIFEST.');
  if (S3Uri === undefined) throw invalid('With DataFormat COMPREHEND_CSV, InputDataConfig must have S3Uri.');
  const source = (uri: string): DocumentSource => ({
    sources: [uri],
    ...(LabelDelimiter === undefined ? {} : { delimiter: LabelDelimiter }),
  });
  return { input, train: source(S3Uri), ...(TestS3Uri === undefined ? {} : { test: source(TestS3Uri) }) };
}

/** The manifests for training, which a manifest is unless it says otherwise, and those for testing. */
export function manifestSplit(manifests: AugmentedManifestsListItem[] | undefined): Pick<Submission, 'train' | 'test'> {
  const all = manifests ?? [];
  if (all.some(({ AttributeNames }) => AttributeNames!.length === 0)) throw invalid('Each augmented manifest must name an attribute.');
  if (all.some(({ DocumentType }) => DocumentType === 'SEMI_STRUCTURED_DOCUMENT')) throw nativeDocuments('DocumentType');
  const test = all.filter(({ Split }) => Split === 'TEST');
  const train = all.filter(({ Split }) => Split !== 'TEST');
  if (train.length === 0) throw invalid('AugmentedManifests must hold at least one manifest to train on.');
  return { train: manifestSource(train), ...(test.length === 0 ? {} : { test: manifestSource(test) }) };
}

/** @throws {ServiceError} InvalidRequestException where the service is strict, for more manifests or attribute names than it takes. */
export function requireFewManifests(manifests: readonly { AttributeNames: string[] | undefined }[] = [], { strict }: Services): void {
  if (!strict) return;
  if (manifests.length > limits.augmentedManifests)
    throw invalid(`${manifests.length} augmented manifests are given: the limit is ${limits.augmentedManifests}.`);
  const names = Math.max(0, ...manifests.map(({ AttributeNames }) => AttributeNames!.length));
  if (names > limits.attributeNames)
    throw invalid(`An augmented manifest names ${names} attributes: the limit is ${limits.attributeNames}.`);
}

/** "Specify the attribute names of all jobs of a chain": the last one has the labels that count. */
const manifestSource = (manifests: readonly AugmentedManifestsListItem[]): DocumentSource => ({
  sources: manifests.map(({ S3Uri }) => S3Uri!),
  attributes: manifests.map(({ AttributeNames }) => AttributeNames!.at(-1)!),
});

function requirePlainText({ DocumentType, Documents, DocumentReaderConfig }: DocumentClassifierInputDataConfig): void {
  if (DocumentType === 'SEMI_STRUCTURED_DOCUMENT') throw nativeDocuments('DocumentType');
  if (Documents !== undefined) throw nativeDocuments('Documents');
  if (DocumentReaderConfig !== undefined) throw nativeDocuments('DocumentReaderConfig');
}

const nativeDocuments = (member: string): Error =>
  invalid(
    `${member} asks for a model of native documents: the embedded engine trains on plain text, and reads no PDF, Word file or image.`,
  );

/**
 * Of the data, only the types named count (service model, EntityTypes).
 * @throws {ServiceError} InvalidRequestException for parts that do not fit each other.
 */
export function recognizerSubmission(input: EntityRecognizerInputDataConfig): Submission {
  const { DataFormat = 'COMPREHEND_CSV', Documents, Annotations, EntityList, AugmentedManifests } = input;
  if (DataFormat === 'AUGMENTED_MANIFEST') {
    if (Documents !== undefined || Annotations !== undefined || EntityList !== undefined)
      throw invalid('With DataFormat AUGMENTED_MANIFEST the documents are in AugmentedManifests: nothing else must be given.');
    return { input, ...manifestSplit(AugmentedManifests) };
  }
  if (AugmentedManifests !== undefined) throw invalid('AugmentedManifests need DataFormat AUGMENTED_MANIFEST.');
  if (Documents === undefined || (Annotations === undefined) === (EntityList === undefined))
    throw invalid('With DataFormat COMPREHEND_CSV, InputDataConfig must have Documents, and either Annotations or EntityList.');
  if ((Documents.TestS3Uri === undefined) !== (Annotations?.TestS3Uri === undefined))
    throw invalid('TestS3Uri must be given for both Documents and Annotations, or for neither.');
  const format = Documents.InputFormat === undefined ? {} : { format: Documents.InputFormat };
  const beside = Annotations === undefined ? { entityLists: [EntityList!.S3Uri!] } : { annotations: [Annotations.S3Uri!] };
  const train = { sources: [Documents.S3Uri!], ...beside, ...format };
  if (Documents.TestS3Uri === undefined) return { input, train };
  return { input, train, test: { sources: [Documents.TestS3Uri], annotations: [Annotations!.TestS3Uri!], ...format } };
}
