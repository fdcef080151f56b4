import type { Gate } from './verdict.ts';

/** What one rule of the judge found: gates for the table, and sentences with the weight they carry. */
export interface Finding {
  gate: Gate | null;
  reason: { weight: Weight; text: string } | null;
}

/** Heaviest first: the first weight present decides. `FACT` states the comparison, `WARN` what a reader should know. */
export const weights = ['NOT_COMPARABLE', 'REJECT', 'HOLD', 'FACT', 'WARN'] as const;
export type Weight = (typeof weights)[number];

export const passed = (name: string, value: number | null, limit: number | null): Finding => ({
  gate: { name, value, limit, pass: true, inherited: false },
  reason: null,
});

export const missed = (
  gate: { name: string; value: number | null; limit: number | null; inherited?: boolean },
  outcome: NonNullable<Gate['outcome']>,
  text: string | null,
): Finding => ({
  gate: { name: gate.name, value: gate.value, limit: gate.limit, pass: false, inherited: gate.inherited ?? false, outcome },
  reason: text === null ? null : { weight: outcome, text },
});

export const say = (weight: Weight, text: string): Finding => ({ gate: null, reason: { weight, text } });
