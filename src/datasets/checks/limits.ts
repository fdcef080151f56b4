import { labelSetText } from '../label-set.ts';
import { counted, grouped, quoted } from '../wording.ts';
import { at, atSetting, firstWith, type Material, type Part, place } from './material.ts';

/** Amazon Comprehend developer guide, "Guidelines and quotas" (2023-06); sizes in bytes of UTF-8. */
const limits = {
  realTimeBytes: 10 * 1024,
  labelLength: 5_000,
  labels: { multiClass: 1_000, multiLabel: 100 },
  /** Of a multi-label classifier, in all. */
  multiLabelDocuments: 50,
  datasetBytesLeast: 500,
};

/** Of TRAIN, or TEST, as a whole; sizes in bytes of UTF-8. */
export interface Caps {
  /** A dataset takes as much as a training does: dividing TRAIN among several is of no use. */
  bytes: number;
  /** A training takes as many as there are: TRAIN is divided among datasets of a million, and a flywheel of the service takes 45. */
  trainDocuments: number;
  /** They go into one dataset, and into one job, which takes no more either. */
  testDocuments: number;
}

const usualCaps: Caps = { bytes: 5 * 1024 ** 3, trainDocuments: 45_000_000, testDocuments: 1_000_000 };

export function checkLimits(material: Material, caps: Caps = usualCaps): void {
  checkLabelLimits(material);
  checkFewest(material);
  for (const part of [material.parts.train, material.parts.test]) if (part.documents.length > 0) checkPart(material, part, caps);
}

function checkLabelLimits(material: Material): void {
  const { train, trainCounts, strict, add } = material;
  const severity = strict ? 'error' : 'warning';
  for (const label of trainCounts.keys()) {
    if (label.length <= limits.labelLength) continue;
    add({
      ...{ ...at(firstWith(train, label)), rule: 'label-too-long', severity },
      message: `The label ${quoted(label, 30)} has ${grouped(label.length)} characters; Amazon Comprehend takes ${grouped(limits.labelLength)}.`,
      hint: 'Is this column the label? If it is, shorten it.',
    });
  }
  const most = material.multiLabel ? limits.labels.multiLabel : limits.labels.multiClass;
  if (trainCounts.size <= most) return;
  add({
    ...{ ...atSetting(material, 'datasets.train'), rule: 'too-many-labels', severity },
    message: `TRAIN has ${grouped(trainCounts.size)} labels; Amazon Comprehend takes ${grouped(most)}${material.multiLabel ? ' of a multi-label classifier' : ''}.`,
    hint: 'Merge labels, or check that the right column is read as the label.',
  });
}

function checkFewest(material: Material): void {
  const { multiLabel, parts, strict, add } = material;
  const { distinct } = parts.train.byDocument;
  if (!multiLabel || distinct === 0 || distinct >= limits.multiLabelDocuments) return;
  add({
    ...{ ...atSetting(material, 'datasets.train'), rule: 'too-few-documents', severity: strict ? 'error' : 'warning' },
    message: `TRAIN has ${counted(distinct, 'distinct document')}; Amazon Comprehend trains a multi-label classifier on at least ${limits.multiLabelDocuments}.`,
    hint: 'Add documents.',
  });
}

function checkPart(material: Material, part: Part, caps: Caps): void {
  const { add } = material;
  const { name, documents, byDocument } = part;
  let bytes = 0;
  let [tooLong, longest, longestAt] = [0, 0, 0];
  for (const [index, { text, labels }] of documents.entries()) {
    if (byDocument.first[index] !== index) continue;
    const length = Buffer.byteLength(text);
    // Comma and line break, as the service is given them.
    bytes += length + Buffer.byteLength(labelSetText(labels)) + 2;
    if (length > limits.realTimeBytes) tooLong++;
    if (length > longest) [longest, longestAt] = [length, index];
  }
  if (tooLong > 0) {
    const document = documents[longestAt]!;
    add({
      ...{ ...at(document), rule: 'text-too-long', severity: 'warning' },
      message: `${counted(tooLong, `${name} document is`, `${name} documents are`)} longer than the ${grouped(limits.realTimeBytes)} bytes that real-time classification takes; the longest, ${place(document)}, has ${grouped(longest)}.`,
      hint: 'Applications will have to cut such texts; cut them here in the same way, so that training sees what they send.',
    });
  }
  checkSize(material, part, bytes, caps);
}

function checkSize(material: Material, { name, byDocument: { distinct } }: Part, bytes: number, caps: Caps): void {
  const { strict, add } = material;
  const isTrain = name === 'TRAIN';
  const where = {
    ...atSetting(material, isTrain ? 'datasets.train' : 'datasets.test'),
    severity: strict ? ('error' as const) : ('warning' as const),
  };
  const least = limits.datasetBytesLeast;
  // A handful of TEST documents is where everybody begins; it is worth words only where the service refuses it.
  if (bytes < least && (strict || isTrain))
    add({
      ...{ ...where, rule: 'dataset-too-small' },
      message: `${name} has ${counted(bytes, 'byte')}; Amazon Comprehend takes a dataset of at least ${grouped(least)}.`,
      hint: 'Add documents.',
    });
  const takes = isTrain ? 'Amazon Comprehend trains a classifier on at most' : 'Amazon Comprehend takes a dataset of at most';
  if (bytes > caps.bytes)
    add({
      ...{ ...where, rule: 'dataset-too-large' },
      message: `${name} has ${counted(bytes, 'byte')}; ${takes} ${grouped(caps.bytes)}${isTrain ? ', in however many datasets' : ''}.`,
      hint: 'Keep fewer documents.',
    });
  const most = isTrain ? caps.trainDocuments : caps.testDocuments;
  if (distinct > most)
    add({
      ...{ ...where, rule: 'too-many-documents' },
      message: `${name} has ${grouped(distinct)} distinct documents; ${takes} ${grouped(most)}.`,
      hint: 'Keep fewer documents.',
    });
}
