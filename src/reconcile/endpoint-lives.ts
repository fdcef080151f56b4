/**
 * When endpoints were there, by what is recorded: the ledger says when each was started and how large it was, `pruned` when a prune removed it, and
 * a record of no units when a run found that somebody had deleted it by hand. Whoever deletes one by hand has paid for it until then.
 */
import type { EndpointProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { parseArn } from '../comprehend/arn.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import { type Backend, isEmbedded } from './backend.ts';
import { recordStart } from './ledger.ts';
import { everyPage } from './pages.ts';
import { type LedgerRecord, type PrunedRecord, readSeries, type SettledRecord } from './records.ts';
import type { PaidEndpoint } from './spending.ts';

interface Records {
  ledger: readonly LedgerRecord[];
  pruned: readonly PrunedRecord[];
  settled: readonly SettledRecord[];
}

async function readRecords({ storage, root }: { storage: ReadStorage; root: string }, flywheel: string): Promise<Records> {
  return {
    ledger: await readSeries(storage, root, flywheel, 'ledger'),
    pruned: await readSeries(storage, root, flywheel, 'pruned'),
    settled: await readSeries(storage, root, flywheel, 'settled'),
  };
}

/**
 * The endpoint that is declared, those that were and are still there, and those that are gone.
 * @param now until when one counts that is gone since nobody knows when: the next run that writes finds it out
 */
export async function paidEndpoints(
  source: { comprehend: Pick<ReadOnlyComprehend, 'listEndpoints'>; storage: ReadStorage; root: string },
  flywheel: string,
  declared: EndpointProperties | null,
  now: Date,
): Promise<PaidEndpoint[]> {
  const records = await readRecords(source, flywheel);
  const running = await runningEndpoints(source.comprehend, namesIn(records.ledger), declared);
  const paid = running.filter(({ Status }) => Status !== 'FAILED').map(paidFor);
  const gone = namesIn(records.ledger).filter((name) => !running.some((each) => nameOf(each) === name));
  return [
    ...paid,
    ...namesIn(records.ledger).flatMap((name) => pastLives(name, records)),
    ...gone.flatMap((name) => (hasVanished(name, records) ? [lastLife(name, records, now)] : [])),
  ];
}

/** Writes down of each endpoint that was there and is not that it has no units any more. */
export async function recordVanished(backend: Backend, flywheel: string, declared: EndpointProperties | null): Promise<void> {
  if (isEmbedded(backend)) return;
  const records = await readRecords(backend, flywheel);
  const suspects = namesIn(records.ledger).filter((name) => hasVanished(name, records));
  const running = await runningEndpoints(backend.comprehend, suspects, declared);
  for (const name of suspects) {
    if (running.some((each) => nameOf(each) === name)) continue;
    const why = 'it is not there any more, and no prune removed it';
    await recordStart(backend, flywheel, { kind: 'endpoint', start: `${name}/0`, what: name, usd: 0, inferenceUnits: 0, why });
  }
}

const namesIn = (ledger: readonly LedgerRecord[]): string[] => [
  ...new Set(ledger.filter(({ kind }) => kind === 'endpoint').map(({ what }) => what)),
];

const nameOf = ({ EndpointArn }: EndpointProperties): string => parseArn(EndpointArn!)!.name;

/** Asks the service only where there may be another than the one that is declared. */
async function runningEndpoints(
  comprehend: Pick<ReadOnlyComprehend, 'listEndpoints'>,
  names: readonly string[],
  declared: EndpointProperties | null,
): Promise<EndpointProperties[]> {
  const others = names.filter((name) => declared === null || name !== nameOf(declared));
  const listed =
    others.length === 0
      ? []
      : await everyPage(
          (NextToken) => comprehend.listEndpoints({ NextToken }),
          (page) => page.EndpointPropertiesList,
        );
  const there = listed.filter((each) => others.includes(nameOf(each)));
  return [...(declared === null ? [] : [declared]), ...there].filter(({ Status }) => Status !== 'DELETING');
}

const paidFor = (endpoint: EndpointProperties): PaidEndpoint => ({
  name: nameOf(endpoint),
  inferenceUnits: endpoint.CurrentInferenceUnits ?? endpoint.DesiredInferenceUnits ?? 1,
  since: endpoint.CreationTime!,
  until: null,
});

/** When it began and ended, in order; an end is a record of no units or a prune. */
function turnsOf(name: string, { ledger, pruned }: Records): { at: string; units: number }[] {
  const made = ledger
    .filter(({ kind, what }) => kind === 'endpoint' && what === name)
    .map(({ at, inferenceUnits }) => ({ at, units: inferenceUnits! }));
  const removed = pruned.filter((record) => record.removed.some((arn) => arn.includes('-endpoint/') && parseArn(arn)?.name === name));
  return [...made, ...removed.map(({ at }) => ({ at, units: 0 }))].sort((a, b) => (a.at < b.at ? -1 : 1));
}

function pastLives(name: string, records: Records): PaidEndpoint[] {
  const lives: PaidEndpoint[] = [];
  let begun: { at: string; units: number } | null = null;
  for (const turn of turnsOf(name, records)) {
    if (turn.units > 0) begun ??= turn;
    else if (begun !== null) {
      lives.push({ name, inferenceUnits: begun.units, since: new Date(begun.at), until: new Date(turn.at) });
      begun = null;
    }
  }
  return lives;
}

/** Where a run ended with it since it was started, it was there: what was asked for and refused costs nothing. */
function hasVanished(name: string, records: Records): boolean {
  const begun = lastBeginning(name, records);
  return begun !== null && records.settled.some(({ endpoint, at }) => endpoint?.name === name && at >= begun.at);
}

function lastLife(name: string, records: Records, now: Date): PaidEndpoint {
  const { at, units } = lastBeginning(name, records)!;
  return { name, inferenceUnits: units, since: new Date(at), until: now };
}

/** null when its last life has ended. */
function lastBeginning(name: string, records: Records): { at: string; units: number } | null {
  const turns = turnsOf(name, records);
  return turns[turns.findLastIndex(({ units }) => units === 0) + 1] ?? null;
}
