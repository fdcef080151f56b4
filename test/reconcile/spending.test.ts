import { describe, expect, it } from 'vitest';
import type { LedgerRecord } from '../../src/reconcile/records.ts';
import { type Account, spendingOf } from '../../src/reconcile/spending.ts';

const record = (changes: Partial<LedgerRecord>): LedgerRecord => ({
  ...{ kind: 'scoring', start: 'one', what: 'arn:model', usd: 1, why: 'a test', at: '2026-01-10T00:00:00Z' },
  ...changes,
});
const account = (changes: Partial<Account>): Account => ({ ledger: [], models: [], endpoints: [], budget: null, ...changes });
const at = (time: string): Date => new Date(time);
/** An hour of one inference unit: $1.80. */
const endpoint = { name: 'support', inferenceUnits: 1, since: at('2026-01-10T00:00:00Z'), until: null };

describe('the sums of a month', () => {
  it('are those of an example reckoned by hand', () => {
    const spending = spendingOf(
      account({
        ledger: [
          record({ kind: 'training', start: 'a', what: 'arn:flywheel/x', contentKey: 'k1', usd: 3 }),
          record({ kind: 'training', start: 'b', what: 'arn:flywheel/x', contentKey: 'k2', usd: 3 }),
          record({ start: 'c', usd: 0.7995 }),
        ],
        // The first took 20 minutes, $1; the second is not over.
        models: [{ flywheel: 'arn:flywheel/x', contentKey: 'k1', trainingSeconds: 1200 }],
        endpoints: [endpoint],
        budget: 50,
      }),
      at('2026-01-10T10:00:00Z'),
    );
    expect(spending).toMatchObject({ month: '2026-01', training: 4, scoring: 0.7995, models: 0.5, budget: 50 });
    expect(spending.endpoint).toBeCloseTo(18, 8);
    expect(spending.spent).toBeCloseTo(4 + 0.7995 + 18 + 0.5, 8);
    // Until the end of January there are 21 days and 14 hours left.
    expect(spending.expected - spending.spent).toBeCloseTo((21 * 24 + 14) * 1.8, 6);
  });

  it('begin anew each month, in UTC', () => {
    const ledger = [record({ start: 'a', at: '2025-12-31T23:59:59Z' }), record({ start: 'b', at: '2026-01-01T00:00:00Z', usd: 2 })];
    expect(spendingOf(account({ ledger }), at('2026-01-31T23:59:59Z')).scoring).toBe(2);
    expect(spendingOf(account({ ledger }), at('2026-02-01T00:00:00Z')).scoring).toBe(0);
    expect(spendingOf(account({ ledger }), at('2025-12-31T23:59:59Z')).scoring).toBe(1);
  });
});

describe('an endpoint', () => {
  const resized = [
    record({ kind: 'endpoint', start: '1', what: 'support', inferenceUnits: 1, at: '2026-01-10T00:00:00Z', usd: 0 }),
    record({ kind: 'endpoint', start: '3', what: 'support', inferenceUnits: 3, at: '2026-01-10T06:00:00Z', usd: 0 }),
  ];

  it.each([
    ['costs by the hour, called or not', [], endpoint, '2026-01-10T01:00:00Z', 1.8],
    [
      'that was there before the month costs from its first second',
      [],
      { ...endpoint, since: at('2025-06-01T00:00:00Z') },
      '2026-01-01T02:00:00Z',
      3.6,
    ],
    ['costs by the units of the time', resized, { ...endpoint, inferenceUnits: 3 }, '2026-01-10T08:00:00Z', (6 + 3 * 2) * 1.8],
    ['that was removed costs until then', [], { ...endpoint, until: at('2026-01-10T02:00:00Z') }, '2026-01-20T00:00:00Z', 3.6],
    ['that was removed before the month costs nothing', [], { ...endpoint, until: at('2026-01-10T02:00:00Z') }, '2026-02-20T00:00:00Z', 0],
  ] as const)('%s', (_, ledger, paid, now, usd) => {
    expect(spendingOf(account({ ledger, endpoints: [paid] }), at(now)).endpoint).toBeCloseTo(usd, 8);
  });

  it('that was removed is expected to cost nothing more', () => {
    const { spent, expected } = spendingOf(
      account({ endpoints: [{ ...endpoint, until: at('2026-01-10T02:00:00Z') }] }),
      at('2026-01-20T00:00:00Z'),
    );
    expect(expected).toBe(spent);
  });
});
