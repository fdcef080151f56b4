import { calibration } from '../evaluation/calibration.ts';
import type { Span } from '../evaluation/spans.ts';
import { foldsOf } from '../folds.ts';
import { answersAmong, confidenceOf, type Decision, decide, type Evidence } from './decision.ts';
import { type JudgedChain, judgeChains } from './judging.ts';
import type { EntityExample, Problem } from './problem.ts';

/** What models that did not see a document's text say of it: the honest view of the training documents. */
export interface EntitiesOutOfFold {
  folds: number;
  /** What is found in each example, by start, without overlaps. */
  predicted: Span[][];
  /** Mean confidence in what is found, 0–1; 0 where nothing is. */
  scores: Float32Array;
  /** Mean confidence in the example's own entities, 0–1; of an example without any, that there is none: that all that might be one is not. */
  givenScores: Float32Array;
  /** Mean gap between confidence and share of right answers over what is found, 0–1. */
  expectedCalibrationError: number;
  /** Entities are answers from this confidence on. */
  threshold: number;
}

/** How sure something must be to count against a document without entities. */
const anySpan = { threshold: 0 };

/** Trains once without each fold, learns from the answers when to answer, and gives what each fold gets by the answers of the others. */
export function crossValidate(
  problem: Problem,
  examples: readonly EntityExample[],
  folds: number,
  progress: (message: string) => void,
): { outOfFold: EntitiesOutOfFold; decision: Decision } {
  const texts = examples.map(({ text }) => text);
  const assigned = foldsOf(texts, folds);
  const judged = judgeChains(problem, assigned, folds, progress);
  const foldOf = (chain: number): number => assigned[problem.chains.texts[chain]!]!;
  const outside = Array.from({ length: folds }, (_, fold) => decide(evidenceOf(judged.filter((_, chain) => foldOf(chain) !== fold))));
  const decision = decide(evidenceOf(judged));
  const answers = answerAll(problem, judged, texts.length, (chain) => outside[foldOf(chain)]!);
  return { outOfFold: { folds, threshold: decision.threshold, ...answers }, decision };
}

function evidenceOf(judged: readonly JudgedChain[]): Evidence {
  const candidates = judged.flatMap((chain) => chain.candidates);
  return {
    chances: candidates.map(({ chance }) => chance),
    right: candidates.map(({ right }) => right),
    entities: judged.reduce((sum, { own }) => sum + own.length, 0),
  };
}

function answerAll(
  { chains, types }: Problem,
  judged: readonly JudgedChain[],
  documents: number,
  decisionOf: (chain: number) => Decision,
): Omit<EntitiesOutOfFold, 'folds' | 'threshold'> {
  const each = Array.from({ length: documents }, () => ({ found: [] as Span[], sure: [] as number[], own: [] as number[], none: 1 }));
  const [confidences, right]: [number[], boolean[]] = [[], []];
  judged.forEach(({ candidates, own }, chain) => {
    const decision = decisionOf(chain);
    const document = each[chains.texts[chain]!]!;
    const from = chains.bounds[chain]!;
    for (const chance of own) document.own.push(confidenceOf(decision, chance));
    for (const { confidence } of answersAmong(candidates, { ...decision, ...anySpan })) document.none *= 1 - confidence;
    for (const answer of answersAmong(candidates, decision)) {
      const [start, end] = [chains.starts[from + answer.first]!, chains.ends[from + answer.last]!];
      document.found.push({ start, end, type: types[answer.type]! });
      document.sure.push(answer.confidence);
      confidences.push(answer.confidence);
      right.push(answer.right);
    }
  });
  return {
    predicted: each.map(({ found }) => found),
    scores: Float32Array.from(each, ({ sure }) => mean(sure, 0)),
    givenScores: Float32Array.from(each, ({ own, none }) => mean(own, none)),
    expectedCalibrationError: calibration(confidences, right).error,
  };
}

const mean = (values: readonly number[], ofNone: number): number =>
  values.length === 0 ? ofNone : values.reduce((sum, value) => sum + value, 0) / values.length;
