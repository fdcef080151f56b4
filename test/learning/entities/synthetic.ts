import type { EntityExample } from '../../../src/learning/entities/train.ts';
import { mixBits, randomSequence } from '../../../src/learning/random.ts';

const names: Record<string, string[]> = {
  CITY: ['Lisbon', 'Porto', 'New York', 'Graz', 'Basel', 'Lyon', 'Rio de Janeiro', 'Turin', 'Madrid', 'St. Gallen'],
  PERSON: ['Ana', 'Bob Miller', 'Chen Li', "Mary O'Neill", 'Jean-Luc', 'Ida', 'Omar Said', 'Eva Roth', 'Tom', 'Pia Lang'],
  PRODUCT: ['X200 camera', 'kettle', 'road bike', 'Aurora lamp', 'tablet', 'office chair', 'drill M5', 'tent', 'red sofa', 'headset'],
};
const patterns = [
  'Please send the {PRODUCT} to {PERSON} in {CITY}.',
  '{PERSON} says the {PRODUCT} never arrived',
  'my {PRODUCT} broke again, who can fix it?',
  'Is there a store in {CITY} where I can return a {PRODUCT}?',
  'I spoke to {PERSON} yesterday about the order from {CITY}!',
  'Thanks, that was quick and friendly.',
  'Can you call me back today?',
  'The courier from {CITY} left {PERSON} waiting…',
];

export const typeNames = Object.keys(names).sort();

/** Made-up messages with names in them, in an order that depends on their content alone. */
export function orders(count: number, seed: number): EntityExample[] {
  const random = randomSequence(seed);
  const pick = (from: readonly string[]): string => from[random() % from.length]!;
  const key = ({ text }: EntityExample): number => Array.from(text).reduce((sum, character) => mixBits(sum + character.codePointAt(0)!), 1);
  return Array.from({ length: count }, () => filled(pick(patterns), (type) => pick(names[type]!)))
    .map((example) => ({ example, key: key(example) }))
    .sort((a, b) => a.key - b.key || (a.example.text < b.example.text ? -1 : 1))
    .map(({ example }) => example);
}

function filled(pattern: string, name: (type: string) => string): EntityExample {
  let text = '';
  const entities: { start: number; end: number; type: string }[] = [];
  for (const part of pattern.split(/(\{[A-Z]+\})/)) {
    const start = text.length;
    if (!part.startsWith('{')) {
      text += part;
      continue;
    }
    const type = part.slice(1, -1);
    text += name(type);
    entities.push({ start, end: text.length, type });
  }
  return { text, entities };
}
