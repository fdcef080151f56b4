import { describe, expect, it } from 'vitest';
import { evidenceText, judgeText } from '../../src/promotion/judge-key.ts';
import { policy } from './sample.ts';

const judge = { policy: { ...policy, minimum: { f1: 0.8, recall: 0.7 } }, test: ['bb', 'aa'], golden: ['cc'], renamed: { y: 'z', x: 'w' } };

describe('the text of a judge', () => {
  it('is readable and sorted', () => {
    expect(judgeText(judge)).toBe(
      '{"golden":["cc"],"policy":{"confidence":0.95,"maximumDrop":{},"minimum":{"f1":0.8,"recall":0.7},"minimumPerLabel":{},"require":"not-worse"},"renamed":{"x":"w","y":"z"},"test":["aa","bb"]}',
    );
  });

  it.each([
    ['the order of documents', { ...judge, test: ['aa', 'bb'] }],
    ['the order of settings', { ...judge, policy: { ...judge.policy, minimum: { recall: 0.7, f1: 0.8 } } }],
    ['who approves', { ...judge, policy: { ...judge.policy, approval: 'manual' as const } }],
  ])('does not depend on %s', (_, other) => {
    expect(judgeText(other)).toBe(judgeText(judge));
  });

  it.each([
    ['a test document', { ...judge, test: ['aa'] }],
    ['a golden document', { ...judge, golden: [] }],
    ['test and golden documents changing places', { ...judge, test: ['cc'], golden: ['bb', 'aa'] }],
    ['a limit', { ...judge, policy: { ...judge.policy, minimum: { f1: 0.81, recall: 0.7 } } }],
    ['the confidence', { ...judge, policy: { ...judge.policy, confidence: 0.9 } }],
    ['a renaming', { ...judge, renamed: {} }],
  ])('changes with %s', (_, other) => {
    expect(judgeText(other)).not.toBe(judgeText(judge));
  });
});

it('the text of evidence names both models, the reference and the judge', () => {
  expect(evidenceText('a1', 'c1', 'j1', 'r1')).toBe('{"active":"a1","candidate":"c1","judge":"j1","reference":"r1"}');
  expect(evidenceText(null, 'c1', 'j1')).toBe('{"active":null,"candidate":"c1","judge":"j1","reference":null}');
});
