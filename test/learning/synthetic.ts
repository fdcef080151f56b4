import fc from 'fast-check';
import type { Example } from '../../src/learning/classifier/train.ts';
import { mixBits, randomSequence } from '../../src/learning/random.ts';

const topics: Record<string, string[]> = {
  billing: ['invoice', 'charged', 'payment', 'fee', 'twice', 'statement'],
  delivery: ['parcel', 'courier', 'late', 'tracking', 'doorstep', 'shipping'],
  refund: ['refund', 'money', 'back', 'return', 'cancelled', 'payment'],
  technical: ['crash', 'screen', 'login', 'error', 'update', 'freezes'],
};
const filler = ['my', 'the', 'please', 'why', 'is', 'was', 'again', 'today', 'you', 'order', 'help', 'still', 'not', 'with'];

export const topicNames = Object.keys(topics).sort();

/** Short made-up messages about four topics, in an order that depends on their content alone. `noise` is the share of wrong labels. */
export function messages(count: number, seed: number, noise = 0): Example[] {
  const random = randomSequence(seed);
  const pick = (from: readonly string[]): string => from[random() % from.length]!;
  const examples = Array.from({ length: count }, () => {
    const topic = pick(topicNames);
    const words = Array.from({ length: 4 + (random() % 6) }, () => pick(random() % 3 === 0 ? topics[topic]! : filler));
    return { text: `${words.join(' ')}${pick(['', '!', '?', '…'])}`, label: random() % 1000 < noise * 1000 ? pick(topicNames) : topic };
  });
  return byContent(examples);
}

export function byContent(examples: Example[]): Example[] {
  const key = ({ text, label }: Example): number =>
    Array.from(text + label).reduce((sum, character) => mixBits(sum + character.codePointAt(0)!), 1);
  return examples
    .map((example) => ({ example, key: key(example) }))
    .sort((a, b) => a.key - b.key || (a.example.text < b.example.text ? -1 : 1))
    .map(({ example }) => example);
}

/** Any text at all: every code point, halves of surrogate pairs included. */
export const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 40 }).map((codes) => String.fromCodePoint(...codes));
