import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFeatures, extractFeatures, type FeatureSettings } from '../../../src/learning/classifier/features.ts';
import { emptyLexicon, emptyNumbered, numberFeatures } from '../../../src/learning/classifier/lexicon.ts';
import { emptyWords, splitWords } from '../../../src/learning/text/words.ts';
import { addHash, emptyVocabulary } from '../../../src/learning/vocabulary.ts';
import { anyText, messages } from '../synthetic.ts';

/** The numbers of the features of each text, by its hashes alone, and where those of words end. */
function byHashes(texts: readonly string[], settings: FeatureSettings, limit: number): number[][] {
  const features = emptyFeatures();
  const vocabulary = emptyVocabulary();
  return texts.map((text) => {
    extractFeatures(text, settings, features);
    return [features.wordsEnd, ...Array.from(features.hashes.subarray(0, features.length), (hash) => addHash(vocabulary, hash, limit))];
  });
}

function byLexicon(texts: readonly string[], settings: FeatureSettings, limit: number): number[][] {
  const lexicon = emptyLexicon(emptyVocabulary(), limit);
  const [words, numbered] = [emptyWords(), emptyNumbered()];
  return texts.map((text) => {
    splitWords(text, words);
    numberFeatures(words, settings, lexicon, numbered);
    return [numbered.wordsEnd, ...numbered.numbers.subarray(0, numbered.length)];
  });
}

describe('a lexicon', () => {
  it('numbers features as their hashes alone would be numbered, new words and known ones, and beyond the limit', () => {
    const texts = fc.array(fc.oneof(anyText, fc.constantFrom('', 'a', 'A b a', 'näher ab', '東京 x')), { maxLength: 12 });
    const settings = fc.record({ wordPairs: fc.boolean(), characters: fc.boolean() });
    fc.assert(
      fc.property(texts, settings, fc.constantFrom(1 << 20, 30, 1), (each, how, limit) => {
        expect(byLexicon(each, how, limit)).toEqual(byHashes(each, how, limit));
      }),
      { numRuns: 200 },
    );
  });

  it('grows with what it is given', () => {
    const texts = messages(300, 80).map(
      ({ text }, at) =>
        `${text} number${at} ${'x'.repeat(at)}${at % 7} ${Array.from({ length: 40 }, (_, word) => `w${at * 40 + word}`).join(' ')}`,
    );
    const how = { wordPairs: true, characters: true };
    expect(byLexicon(texts, how, 1 << 22)).toEqual(byHashes(texts, how, 1 << 22));
  });
});
