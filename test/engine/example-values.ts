/** A value for every shape of the service model, and for every pattern one that it matches and one that it does not. */
import { type Shape, serviceModel } from '../contract/service-model.ts';

const arn = (resource: string): string => `arn:aws:comprehend:us-east-1:000000000000:${resource}`;

/** Keys are found in a pattern by what it says that no other one does; the first that fits is taken. Matched ends can be lengthened by letters. */
const examples: readonly [part: string, match: string, mismatch: string][] = [
  ['iam::', 'arn:aws:iam::000000000000:role/flywheel', 'arn:aws:iam::000000000000:user/flywheel'],
  ['(document-classifier-endpoint|entity-recognizer-endpoint)', arn('document-classifier-endpoint/news'), arn('endpoint/news')],
  ['document-classifier-endpoint', arn('document-classifier-endpoint/news'), arn('document-classifier/news')],
  ['entity-recognizer-endpoint', arn('entity-recognizer-endpoint/news'), arn('entity-recognizer/news')],
  ['/dataset/[a-zA-Z0-9](-*[a-zA-Z0-9])*)|', arn('flywheel/news'), arn('flywheel/news_')],
  ['/dataset/', arn('flywheel/news/dataset/train'), arn('flywheel/news/dataset/')],
  ['flywheel/', arn('flywheel/news'), arn('flywheel/-news')],
  ['(document-classifier|entity-recognizer)', arn('document-classifier/news/version/v1'), arn('classifier/news')],
  ['document-classifier/', arn('document-classifier/news/version/v1'), arn('document-classifier/news/version/')],
  ['entity-recognizer/', arn('entity-recognizer/news/version/v1'), arn('document-classifier/news/version/v1')],
  ['s3://', 's3://lake/rows', 's3://Lake/rows'],
  ['[0-9]{8}T', '20260105T090000Z', '2026-01-05T09:00:00Z'],
  ['\\p{ASCII}', 'key', 'clé'],
  ['\\P{C}', 'sport', 'sport\t'],
  ['\\p{L}', 'Monday run', 'Monday; run'],
  ['(?!', 'PERSON', 'PERSON, PLACE'],
  ['[ ~!@#', '|', ','],
  ['@#%*+=:?.', 'First rows', 'First, rows'],
  ['\\u0009', '{"Version": "2012-10-17"}', '{"Price": "5 €"}'],
  ['[0-9A-Fa-f]+', '0a1b', '0x1b'],
  ['^[a-zA-Z0-9-]+$', 'once-more', 'once more'],
  ['^[a-zA-Z0-9](-*', 'news', 'news_'],
  ['[-0-9a-zA-Z]+', 'subnet-1', 'subnet_1'],
];

/** @throws when a pattern of the model has no example: every one of them must be tried. */
export function exampleOf(pattern: string): { match: string; mismatch: string } {
  const [, match, mismatch] = examples.find(([part]) => pattern.includes(part)) ?? [];
  if (match === undefined || mismatch === undefined) throw new Error(`No example matches the pattern ${pattern}.`);
  if (!isWhole(pattern, match) || isWhole(pattern, mismatch)) throw new Error(`The examples of the pattern ${pattern} are wrong.`);
  return { match, mismatch };
}

/** Patterns are for the whole value. */
export const isWhole = (pattern: string, value: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(value);

export const shapeOf = (name: string): Shape => serviceModel.shapes[name]!;

/** What the shape allows: structures with every member, or with the required ones alone. */
export function sampleOf(name: string, members: 'all' | 'required'): unknown {
  const shape = shapeOf(name);
  switch (shape.type) {
    case 'structure': {
      const chosen = Object.entries(shape.members!).filter(([each]) => members === 'all' || shape.required?.includes(each));
      return Object.fromEntries(chosen.map(([each, member]) => [each, sampleOf(member.shape, members)]));
    }
    case 'list':
      return Array.from({ length: Math.max(1, shape.min ?? 0) }, () => sampleOf(shape.member!.shape, members));
    case 'string':
      return shape.enum?.[0] ?? (shape.pattern === undefined ? 'text' : exampleOf(shape.pattern).match);
    case 'timestamp':
      return new Date(Date.UTC(2026, 0, 5));
    case 'blob':
      return new Uint8Array([1, 2, 3]);
    default:
      return 1;
  }
}
