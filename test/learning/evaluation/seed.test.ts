import { expect, it } from 'vitest';
import { seedOf } from '../../../src/learning/evaluation/seed.ts';

// Published FNV-1a test vectors.
it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('hashes %j as FNV-1a does', (text, hash) => {
  expect(seedOf(text)).toBe(hash);
});
