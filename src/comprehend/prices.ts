/**
 * What Amazon Comprehend charges for custom models, and the sums that follow. S3 and data transfer are not in it.
 *
 * Source: https://aws.amazon.com/comprehend/pricing/, section Custom Comprehend: 100-character units with three at the least for each
 * request of asynchronous inference, $3 an hour of training billed by the second, $0.50 a month for the management of a model, $0.0005 an
 * inference unit and second from when an endpoint is started until it is deleted. The page fills the price of an asynchronous unit in by
 * script; its examples of custom models reckon with $0.0005. A flywheel itself costs nothing (developer guide, page flywheels-about).
 */
import type { ModelKind } from './arn.ts';

export const prices = {
  /** When the page was read last. */
  date: '2026-09-20',
  currency: 'USD',
  trainingHour: 3,
  /** For each version that is kept. */
  modelMonth: 0.5,
  inferenceUnitSecond: 0.0005,
  /** Of a scoring job. */
  unit: 0.0005,
  unitCharacters: 100,
  leastUnits: 3,
} as const;

/** What a month is in a price: 30 days. */
export const monthSeconds = 30 * 24 * 60 * 60;

/** A document is charged by its characters (Unicode code points), as a whole number of units and three at the least. */
export const unitsOf = (text: string): number => Math.max(prices.leastUnits, Math.ceil(characters(text) / prices.unitCharacters));

/** USD for a job that answers these texts, each a document. */
export function scoringCost(texts: Iterable<string>): number {
  let units = 0;
  for (const text of texts) units += unitsOf(text);
  return units * prices.unit;
}

/** USD for a training of so many seconds. */
export const trainingCost = (seconds: number): number => (seconds / 3600) * prices.trainingHour;

/** USD a month for an endpoint, whether anybody calls it or not. */
export const endpointMonth = (inferenceUnits: number): number => endpointCost(inferenceUnits, monthSeconds);

/** USD for an endpoint that was there for so many seconds. */
export const endpointCost = (inferenceUnits: number, seconds: number): number => inferenceUnits * seconds * prices.inferenceUnitSecond;

/** USD a month for models that are kept. */
export const storageMonth = (models: number): number => models * prices.modelMonth;

/** A training that is over: how many documents, and the seconds between TrainingStartTime and TrainingEndTime, which are what is billed. */
export interface Training {
  documents: number;
  seconds: number;
}

/**
 * What is known without a training of one's own. Published samples: 33 minutes for a classifier of 5,600 documents, 81 and 143 minutes for
 * whole iterations, of which the training is a part; 9 to 11 minutes for a recognizer of 4,600 documents. Rounded up.
 */
const published: Record<ModelKind, Training> = {
  classifier: { documents: 5_600, seconds: 3600 },
  recognizer: { documents: 4_600, seconds: 900 },
};

/** Seconds that a training will take, by the last one or by published samples: no less than it took, and in proportion to more documents. */
export function trainingSeconds(kind: ModelKind, documents: number, last: Training | null): number {
  const known = last ?? published[kind];
  return known.seconds * Math.max(1, documents / Math.max(1, known.documents));
}

function characters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count++;
  return count;
}
