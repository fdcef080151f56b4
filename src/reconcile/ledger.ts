/**
 * What a flywheel started and what it costs: `<root>/index/<flywheel>/ledger/000001.json` and on. A record is put before the start and never
 * changed: who is stopped in between has counted what he may have started, and who goes on counts it no second time. Two flywheels share no
 * ledger, and no budget.
 */
import type { Backend } from './backend.ts';
import { type LedgerRecord, readSeries, writeRecord } from './records.ts';

/**
 * Counts what is about to be started, unless it is counted already.
 * @throws {LostRace} when somebody else counted something at the same time.
 */
export async function recordStart(
  { storage, root, now }: Pick<Backend, 'storage' | 'root' | 'now'>,
  flywheel: string,
  start: Omit<LedgerRecord, 'at'>,
): Promise<void> {
  const ledger = await readSeries(storage, root, flywheel, 'ledger');
  if (isCounted(start, ledger)) return;
  await writeRecord(storage, root, flywheel, 'ledger', ledger.length + 1, { ...start, at: now().toISOString() });
}

/** An endpoint may be changed back and forth: of its records only the last one counts. */
function isCounted({ kind, start, what }: Omit<LedgerRecord, 'at'>, ledger: readonly LedgerRecord[]): boolean {
  if (kind === 'endpoint') return ledger.findLast((record) => record.kind === kind && record.what === what)?.start === start;
  return ledger.some((record) => record.start === start);
}
