import { counted, quoted } from '../wording.ts';
import { at, type Material, type Part } from './material.ts';

/** Share of documents that would have to change their label for TRAIN and TEST to agree, beyond what chance explains. */
const largestShift = 0.15;
/** Median length of one side over the other. */
const largestLengthRatio = 2;
/** With fewer documents on a side chance explains nearly everything. */
const fewestDocuments = 50;

/** TEST that looks unlike TRAIN judges a model by another job than it was trained for. */
export function checkDrift(material: Material): void {
  const { train, test } = material.parts;
  if (Math.min(train.byDocument.distinct, test.byDocument.distinct) < fewestDocuments) return;
  if (material.entities === true) checkShares(material, sum(material.trainCounts), sum(material.testCounts));
  else checkShares(material, train.byDocument.distinct, test.byDocument.distinct);
  checkLengths(material, train, test);
}

/** @param trainTotal what the counts are shares of: documents, or entities */
function checkShares({ trainCounts, testCounts, test, entities, add }: Material, trainTotal: number, testTotal: number): void {
  const labels = [...new Set([...trainCounts.keys(), ...testCounts.keys()])].sort();
  let shift = 0;
  let chance = 0;
  let widest = { label: '', train: 0, test: 0 };
  for (const label of labels) {
    const share = { label, train: (trainCounts.get(label) ?? 0) / trainTotal, test: (testCounts.get(label) ?? 0) / testTotal };
    shift += Math.abs(share.train - share.test) / 2;
    const pooled = ((trainCounts.get(label) ?? 0) + (testCounts.get(label) ?? 0)) / (trainTotal + testTotal);
    // Mean absolute deviation of a normal difference of two shares, halved as the shift is.
    chance += Math.sqrt((pooled * (1 - pooled) * (1 / trainTotal + 1 / testTotal)) / (2 * Math.PI));
    if (Math.abs(share.train - share.test) > Math.abs(widest.train - widest.test)) widest = share;
  }
  if (shift - chance <= largestShift) return;
  const [labelsOf, change] =
    entities === true ? ['entity types', 'entities would have to change type'] : ['labels', 'documents would have to change label'];
  add({
    ...{ ...at(test[0]!), rule: 'label-drift', severity: 'notice' },
    message: `TEST has other shares of ${labelsOf} than TRAIN: ${percent(shift)} of its ${change} to agree (chance: about ${percent(chance)}). Widest for ${quoted(widest.label)}: ${percent(widest.train)} of TRAIN, ${percent(widest.test)} of TEST.`,
    hint: `Draw TEST from the texts that applications send${entities === true ? '' : '; macro averages weigh every label alike all the same'}.`,
  });
}

function checkLengths({ test, add }: Material, trainPart: Part, testPart: Part): void {
  const [ofTrain, ofTest] = [medianLength(trainPart), medianLength(testPart)];
  if (Math.max(ofTrain, ofTest) < largestLengthRatio * Math.min(ofTrain, ofTest)) return;
  add({
    ...{ ...at(test[0]!), rule: 'length-drift', severity: 'notice' },
    message: `TEST texts are ${ofTest > ofTrain ? 'longer' : 'shorter'} than TRAIN texts: half have up to ${counted(ofTest, 'character')}, against ${counted(ofTrain, 'character')}.`,
    hint: 'Draw TRAIN and TEST from the same source.',
  });
}

function medianLength({ documents }: Part): number {
  const lengths = Uint32Array.from(documents, ({ text }) => text.length).sort();
  return lengths[lengths.length >> 1]!;
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((total, count) => total + count, 0);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
