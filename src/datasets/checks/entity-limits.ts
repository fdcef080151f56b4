import { counted, grouped, quoted } from '../wording.ts';
import { at, atSetting, firstWith, type Material, type Part, place } from './material.ts';

/** Of plain-text recognizers: Amazon Comprehend developer guide, "Guidelines and quotas" (2023-06); sizes in bytes of UTF-8. */
const limits = {
  types: 25,
  typeLength: 64,
  /** Of one document, in training and for DetectEntities with an endpoint. */
  documentBytes: 5_000,
  documentsLeast: 3,
  /** Of all TRAIN documents. */
  trainBytes: 5 * 1024,
};

/** Of TRAIN, or TEST, as a whole. A dataset takes as much as a training does: dividing TRAIN among several is of no use. */
export interface EntityCaps {
  /** UTF-8, the line breaks between texts with them. */
  bytes: number;
  documents: number;
}

const usualCaps: EntityCaps = { bytes: 200 * 1024 ** 2, documents: 200_000 };

export function checkEntityLimits(material: Material, caps: EntityCaps = usualCaps): void {
  checkTypeLimits(material);
  for (const part of [material.parts.train, material.parts.test]) if (part.documents.length > 0) checkPart(material, part, caps);
}

function checkTypeLimits(material: Material): void {
  const { train, trainCounts, strict, add } = material;
  const severity = strict ? 'error' : 'warning';
  for (const type of trainCounts.keys()) {
    if (type.length <= limits.typeLength) continue;
    add({
      ...{ ...at(firstWith(train, type)), rule: 'type-too-long', severity },
      message: `The entity type ${quoted(type, 30)} has ${grouped(type.length)} characters; Amazon Comprehend takes ${limits.typeLength}.`,
      hint: 'Shorten it.',
    });
  }
  if (trainCounts.size <= limits.types) return;
  add({
    ...{ ...atSetting(material, 'datasets.train'), rule: 'too-many-types', severity },
    message: `TRAIN has ${grouped(trainCounts.size)} entity types; Amazon Comprehend takes ${limits.types}.`,
    hint: 'Merge types, or check that the type is read from the right place.',
  });
}

function checkPart(material: Material, part: Part, caps: EntityCaps): void {
  const { strict, add } = material;
  const { name, documents, byDocument } = part;
  let bytes = 0;
  let [tooLong, longest, longestAt] = [0, 0, 0];
  for (const [index, { text }] of documents.entries()) {
    if (byDocument.first[index] !== index) continue;
    const length = Buffer.byteLength(text);
    bytes += length + 1;
    if (length > limits.documentBytes) tooLong++;
    if (length > longest) [longest, longestAt] = [length, index];
  }
  const severity = strict ? 'error' : 'warning';
  if (tooLong > 0)
    add({
      ...{ ...at(documents[longestAt]!), rule: 'text-too-long', severity },
      message: `${counted(tooLong, `${name} document is`, `${name} documents are`)} longer than the ${grouped(limits.documentBytes)} bytes that Amazon Comprehend takes of a text with entities; the longest, ${place(documents[longestAt]!)}, has ${grouped(longest)}.`,
      hint: 'Split such texts between sentences; applications will have to do the same.',
    });
  checkSize(material, part, bytes, caps);
}

function checkSize(material: Material, { name, byDocument: { distinct } }: Part, bytes: number, caps: EntityCaps): void {
  const { strict, add } = material;
  const isTrain = name === 'TRAIN';
  const where = {
    ...atSetting(material, isTrain ? 'datasets.train' : 'datasets.test'),
    severity: strict ? ('error' as const) : ('warning' as const),
  };
  const { documentsLeast, trainBytes } = limits;
  // A handful of TEST documents is where everybody begins; it is worth words only where the service refuses it.
  if (distinct < documentsLeast && (strict || isTrain))
    add({
      ...{ ...where, rule: 'too-few-documents' },
      message: `${name} has ${counted(distinct, 'distinct document')}; Amazon Comprehend takes at least ${documentsLeast}.`,
      hint: 'Add documents.',
    });
  if (isTrain && bytes < trainBytes)
    add({
      ...{ ...where, rule: 'dataset-too-small' },
      message: `TRAIN has ${counted(bytes, 'byte')}; Amazon Comprehend trains a recognizer on at least ${grouped(trainBytes)}.`,
      hint: 'Add documents.',
    });
  const takes = isTrain ? 'trains a recognizer on at most' : 'takes of texts with entities at most';
  if (bytes > caps.bytes)
    add({
      ...{ ...where, rule: 'dataset-too-large' },
      message: `${name} has ${counted(bytes, 'byte')}; Amazon Comprehend ${takes} ${grouped(caps.bytes)}${isTrain ? ', in however many datasets' : ''}.`,
      hint: 'Keep fewer documents.',
    });
  if (distinct > caps.documents)
    add({
      ...{ ...where, rule: 'too-many-documents' },
      message: `${name} has ${grouped(distinct)} distinct documents; Amazon Comprehend ${takes} ${grouped(caps.documents)}${isTrain ? ', in however many datasets' : ''}.`,
      hint: 'Keep fewer documents.',
    });
}
