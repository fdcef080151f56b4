import type { Metric } from '../config/config.ts';

/** What the judge said of a candidate; stored by evidence key and shown as it stands. docs/verdict.md explains it. */
export interface Verdict {
  decision: 'PROMOTE' | 'HOLD' | 'REJECT' | 'NOT_COMPARABLE';
  /** Sentences, most important first; the first one names the number that decided. */
  reasons: string[];
  gates: Gate[];
  test: TestSummary;
  /** Documents whose labels look wrong, most suspicious first: indices into the added rows that were judged. */
  suspicious: SuspiciousRow[];
}

export interface Gate {
  /** e.g. `minimum f1`, `maximumDrop f1`, `minimumPerLabel refund f1`, `not-worse than active`, `golden`. */
  name: string;
  /** A rate or a difference; of `not-worse` and `better` the p-value, held against its level in `limit`. */
  value: number | null;
  limit: number | null;
  pass: boolean;
  /** The active model misses it too: shown, never a reason to reject. */
  inherited: boolean;
  /** What missing it amounts to; absent when it passes. `WARN` never decides: too few documents to tell. */
  outcome?: 'NOT_COMPARABLE' | 'REJECT' | 'HOLD' | 'WARN';
}

export interface TestSummary {
  /** Judged. */
  documents: number;
  /** Left out because one of the models trained on them. */
  excluded: number;
  metric: string;
  /** One-sided, of the paired randomisation test against the active model, in the direction observed; null without one. */
  pValue: number | null;
  /** Two-sided, of McNemar's exact test on the flipped documents: shown, not used. */
  mcnemar?: number | null;
  /** How far the models' confidences are from the share of right answers, on average, 0–1; `active` null without an active model. */
  calibrationError?: { candidate: number; active: number | null };
  /** Both models on what both know, where that gives the candidate other numbers than all labels, or types, do; floors look at all. */
  compared?: { active: Averages; candidate: Averages };
  /** Of candidate minus active, at the policy's confidence; null without an active model. */
  interval: [number, number] | null;
  /** Smallest difference that this test set can tell from nothing; null when undefined. */
  detectable: number | null;
}

export type Averages = Record<Metric, number>;

export interface SuspiciousRow {
  /** Index into the added rows handed to the judge. */
  index: number;
  given: string;
  predicted: string;
  /** Confidence of the serving model in its own answer minus that in the given label, -1–1. */
  surprise: number;
}

/** A judgement with more that whoever reads it should know, after what decided it. */
export const withReasons = <Judged extends { verdict: Verdict }>(judged: Judged, more: readonly string[]): Judged =>
  more.length === 0 ? judged : { ...judged, verdict: { ...judged.verdict, reasons: [...judged.verdict.reasons, ...more] } };
