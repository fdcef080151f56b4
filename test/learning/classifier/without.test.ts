import { describe, expect, it } from 'vitest';
import { loadClassifier } from '../../../src/learning/classifier/model.ts';
import { trainClassifier } from '../../../src/learning/classifier/train.ts';
import { predictWithout } from '../../../src/learning/classifier/without.ts';

const topics = { sport: ['goal', 'match', 'coach'], food: ['soup', 'bread', 'oven'], space: ['rocket', 'orbit', 'moon'] };
const labels = Object.keys(topics);
const examples = Object.entries(topics).flatMap(([label, words]) =>
  Array.from({ length: 12 }, (_, at) => ({ text: `${words[at % 3]} and ${words[(at + 1) % 3]} number ${at}`, label })),
);
const texts = ['the coach saw a goal', 'bread from the oven', 'a rocket to the moon', 'soup in orbit'];

describe('leaving examples out', () => {
  it('of none answers as the trained model does', () => {
    const classifier = loadClassifier(trainClassifier(examples, labels).model);
    expect(predictWithout(examples, labels, [new Set()], texts)).toEqual([texts.map((text) => classifier.classify(text)[0]!.name)]);
  });

  it('of a whole label never answers that label', () => {
    const sport = new Set(examples.flatMap(({ label }, at) => (label === 'sport' ? [at] : [])));
    const [all, without] = predictWithout(examples, labels, [new Set(), sport], texts);
    expect(all).toContain('sport');
    expect(without).not.toContain('sport');
    expect(without!.slice(1, 3)).toEqual(['food', 'space']);
  });
});
