import type { OutOfFold } from '../comprehend/model-stats.ts';
import { codePointsIn } from '../comprehend/offsets.ts';
import type { Document } from '../datasets/document.ts';
import { canonicalText } from '../datasets/fingerprint.ts';
import { loadRecognizer } from '../learning/entities/model.ts';
import { trainRecognizer } from '../learning/entities/train.ts';
import type { Scores } from '../learning/evaluation/scores.ts';
import { evaluateSpans, spanText } from '../learning/evaluation/spans.ts';
import type { EntityTypeScores } from './lake/averages.ts';
import type { Learner } from './learner.ts';

/** Entity recognizers. */
export const recognition: Learner = {
  async train(_task, documents, types, _threads, progress) {
    const examples = documents.map(({ text, entities = [] }) => ({ text, entities }));
    const { model, outOfFold } = trainRecognizer(examples, types, { progress });
    const { predicted, scores, givenScores } = outOfFold;
    const rows = documents.map(
      (document, at): OutOfFold => ({
        fingerprint: document.fingerprint,
        given: spansOf(document),
        predicted: predicted[at]!.map(spanText),
        score: scores[at]!,
        givenScore: givenScores[at]!,
      }),
    );
    return { model, outOfFold: rows };
  },

  load(bytes) {
    const recognizer = loadRecognizer(bytes);
    return {
      evaluate: (documents) =>
        evaluateSpans(
          documents.map(spansOf),
          documents.map(({ text }) => recognizer.detect(text).map(spanText)),
        ),
      answer(text) {
        const sent = sentOffset(text);
        const codePoints = codePointsIn(text);
        const Entities = recognizer.detect(canonicalText(text)).map(({ start, end, type, score }) => ({
          Score: score,
          Type: type,
          Text: text.slice(sent(start), sent(end)),
          BeginOffset: codePoints(sent(start)),
          EndOffset: codePoints(sent(end)),
        }));
        return { Entities };
      },
    };
  },
};

const spansOf = ({ entities = [] }: Document): string[] => entities.map(spanText);

/** Where a character of the canonical text stands in the text as it was sent, in UTF-16 code units. */
function sentOffset(text: string): (offset: number) => number {
  const cut = /^[\s\u0085]*/.exec(text)![0].length;
  const pairs = Array.from(text.matchAll(/\r\n/g), ({ index }) => index).filter((at) => at >= cut);
  return (offset) => pairs.reduce((at, pair) => (pair < at ? at + 1 : at), cut + offset);
}

/** @param scores null when there was nothing to evaluate on */
export function entityTypeScores(types: readonly string[], train: readonly Document[], scores: Scores | null): EntityTypeScores[] {
  const mentions = new Map<string, number>();
  for (const { entities = [] } of train) for (const { type } of entities) mentions.set(type, (mentions.get(type) ?? 0) + 1);
  return types.map((type) => {
    const { support: _support, ...rates } = scores?.perLabel[type] ?? {};
    return { type, mentions: mentions.get(type) ?? 0, ...rates };
  });
}
