import type { Config } from '../config/config.ts';
import type { Verdict } from '../promotion/verdict.ts';
import type { EvidenceRecord } from '../reconcile/records.ts';

/**
 * Amazon Comprehend trains for hours and for money. What a pull request would do there is estimated by the embedded engine, which learns in
 * another way: the difference that the new documents make is a sign, the height of a score is none.
 */
export const isEstimate = ({ engine }: Pick<Config, 'engine'>): boolean => engine.kind === 'comprehend';

/** The policy by which an estimate is made: no floors, no drop, nothing that has to be shown. What is left is harm, and labels that look wrong. */
export const estimating = <Declared extends Config>(config: Declared): Declared => ({
  ...withoutAccount(config),
  promotion: { ...config.promotion, minimum: {}, minimumPerLabel: {}, maximumDrop: {}, require: 'not-worse' },
});

/** A flywheel that is adopted is in the account, and its budget is for what is done there; the embedded engine knows none, and costs nothing. */
export const withoutAccount = <Declared extends Config>(config: Declared): Declared => ({
  ...config,
  budget: null,
  engine: config.engine.kind === 'local' ? config.engine : { ...config.engine, adopt: null },
});

/** The same evidence, decided as an estimate may decide. */
export const asEstimate = (record: EvidenceRecord | null): EvidenceRecord | null =>
  record === null ? null : { ...record, verdict: atMostHold(record.verdict) };

/** What a model of its own would be rejected for holds an estimate back, with the same reasons. */
function atMostHold(verdict: Verdict): Verdict {
  if (verdict.decision === 'PROMOTE' || verdict.decision === 'HOLD') return verdict;
  return {
    ...verdict,
    decision: 'HOLD',
    gates: verdict.gates.map((gate) =>
      gate.outcome === 'REJECT' || gate.outcome === 'NOT_COMPARABLE' ? { ...gate, outcome: 'HOLD' } : gate,
    ),
  };
}
