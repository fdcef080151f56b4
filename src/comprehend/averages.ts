import type { FlywheelModelEvaluationMetrics } from '@aws-sdk/client-comprehend';

/** What the service says of a model in an iteration, 0–1. null where it says nothing, or nothing that is a rate. */
export interface Averages {
  f1: number | null;
  precision: number | null;
  recall: number | null;
  accuracy: number | null;
}

const names = {
  f1: 'AverageF1Score',
  precision: 'AveragePrecision',
  recall: 'AverageRecall',
  accuracy: 'AverageAccuracy',
} as const;

/**
 * The averages of the models of one iteration on one scale. The service model gives a recognizer's metrics as 0–100 in some places and as 0–1 in
 * others, and does not say which holds here: where any of an iteration's numbers is above 1, all of them are percentages.
 */
export function averagesOf(metrics: readonly (FlywheelModelEvaluationMetrics | undefined)[]): Averages[] {
  const values = metrics.flatMap((each) => Object.values(names).flatMap((name) => each?.[name] ?? []));
  const scale = values.some((value) => value > 1) ? 100 : 1;
  const rate = (value: number | undefined): number | null =>
    value === undefined || !(value >= 0 && value <= scale) ? null : value / scale;
  return metrics.map((each) => ({
    f1: rate(each?.[names.f1]),
    precision: rate(each?.[names.precision]),
    recall: rate(each?.[names.recall]),
    accuracy: rate(each?.[names.accuracy]),
  }));
}
