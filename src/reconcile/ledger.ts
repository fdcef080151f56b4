/**
 * What a flywheel started and what it costs: `<root>/index/<flywheel>/ledger/000001.json` and on. A record is put before the start and never
 * changed: who is stopped in between has counted what he may have started, and who goes on counts it no second time. Two flywheels share no
 * ledger, and no budget.
 */
import type { EndpointProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { parseArn } from '../comprehend/arn.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import type { Config } from '../config/config.ts';
import type { Backend } from './backend.ts';
import type { Observed } from './observe.ts';
import { everyPage } from './pages.ts';
import { type LedgerRecord, type PrunedRecord, readSeries, writeRecord } from './records.ts';
import { type PaidEndpoint, type Spending, spendingOf } from './spending.ts';
import { ownModels } from './version.ts';

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

/** What this month has cost. Reads the ledger, and asks the service for endpoints where there may be one. */
export async function readSpending(
  { comprehend, storage, root }: { comprehend: Pick<ReadOnlyComprehend, 'listEndpoints'>; storage: ReadStorage; root: string },
  config: Pick<Config, 'name' | 'budget'>,
  observed: Observed,
  now: Date,
): Promise<Spending> {
  const ledger = await readSeries(storage, root, config.name, 'ledger');
  const pruned = await readSeries(storage, root, config.name, 'pruned');
  const endpoints = await paidEndpoints(comprehend, ledger, pruned, observed.endpoint);
  return spendingOf({ ledger, models: ownModels(observed), endpoints, budget: config.budget?.usdPerMonth ?? null }, now);
}

/** The endpoint that is declared, and those that were and are still there: nothing but a prune deletes one. */
async function paidEndpoints(
  comprehend: Pick<ReadOnlyComprehend, 'listEndpoints'>,
  ledger: readonly LedgerRecord[],
  pruned: readonly PrunedRecord[],
  declared: EndpointProperties | null,
): Promise<PaidEndpoint[]> {
  const made = ledger.filter(({ kind }) => kind === 'endpoint');
  const others = new Set(made.map(({ what }) => what));
  if (declared !== null) others.delete(endpointName(declared.EndpointArn!));
  const listed =
    others.size === 0
      ? []
      : await everyPage(
          (NextToken) => comprehend.listEndpoints({ NextToken }),
          (page) => page.EndpointPropertiesList,
        );
  const there = listed.filter(({ EndpointArn, Status }) => others.has(endpointName(EndpointArn!)) && Status !== 'DELETING');
  const running = [...(declared === null ? [] : [declared]), ...there].filter(({ Status }) => Status !== 'FAILED').map(runningEndpoint);
  const gone = [...others].filter((name) => !running.some((endpoint) => endpoint.name === name));
  return [...running, ...gone.flatMap((name) => prunedEndpoint(name, made, pruned))];
}

const endpointName = (arn: string): string => parseArn(arn)!.name;

const runningEndpoint = ({
  EndpointArn,
  CurrentInferenceUnits,
  DesiredInferenceUnits,
  CreationTime,
}: EndpointProperties): PaidEndpoint => ({
  name: endpointName(EndpointArn!),
  inferenceUnits: CurrentInferenceUnits ?? DesiredInferenceUnits ?? 1,
  since: CreationTime!,
  until: null,
});

/** Of one that somebody deleted by hand nobody knows when it went. */
function prunedEndpoint(name: string, made: readonly LedgerRecord[], pruned: readonly PrunedRecord[]): PaidEndpoint[] {
  const end = pruned.findLast(({ removed }) => removed.some((arn) => arn.includes('-endpoint/') && endpointName(arn) === name));
  const first = made.find(({ what }) => what === name)!;
  return end === undefined ? [] : [{ name, inferenceUnits: first.inferenceUnits!, since: new Date(first.at), until: new Date(end.at) }];
}
