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
  documents: 1_000_000,
  datasetBytes: { least: 500, most: 5 * 1024 ** 3 },
};

export function checkLimits(material: Material): void {
  checkLabelLimits(material);
  checkFewest(material);
  for (const part of [material.parts.train, material.parts.test]) if (part.documents.length > 0) checkPart(material, part);
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

function checkPart(material: Material, part: Part): void {
  const { strict, add } = material;
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
  const where = {
    ...atSetting(material, name === 'TRAIN' ? 'datasets.train' : 'datasets.test'),
    severity: strict ? ('error' as const) : ('warning' as const),
  };
  const { least, most } = limits.datasetBytes;
  // A handful of TEST documents is where everybody begins; it is worth words only where the service refuses it.
  if (bytes < least && (strict || name === 'TRAIN'))
    add({
      ...{ ...where, rule: 'dataset-too-small' },
      message: `${name} has ${counted(bytes, 'byte')}; Amazon Comprehend takes a dataset of at least ${grouped(least)}.`,
      hint: 'Add documents.',
    });
  if (bytes > most)
    add({
      ...{ ...where, rule: 'dataset-too-large' },
      message: `${name} has ${counted(bytes, 'byte')}; Amazon Comprehend takes a dataset of at most ${grouped(most)}.`,
      hint: 'Keep fewer documents.',
    });
  if (byDocument.distinct > limits.documents)
    add({
      ...{ ...where, rule: 'too-many-documents' },
      message: `${name} has ${grouped(byDocument.distinct)} distinct documents; Amazon Comprehend takes a dataset of at most ${grouped(limits.documents)}.`,
      hint: 'Keep fewer documents.',
    });
}
