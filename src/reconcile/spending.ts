import { endpointCost, storageMonth, trainingCost } from '../comprehend/prices.ts';
import type { Model } from './generation.ts';
import type { LedgerRecord } from './records.ts';

/** What a flywheel costs in one calendar month (UTC): USD, estimates all. */
export interface Spending {
  /** `2026-01` */
  month: string;
  /** Until now. */
  training: number;
  scoring: number;
  endpoint: number;
  /** Each that is kept, for the whole month. */
  models: number;
  /** All of these. */
  spent: number;
  /** By the month's end, if nothing else is started: endpoints go on. */
  expected: number;
  /** Until the month's end. */
  secondsLeft: number;
  /** null without a budget. */
  budget: number | null;
}

/** An endpoint that is there, or was. */
export interface PaidEndpoint {
  name: string;
  inferenceUnits: number;
  since: Date;
  /** null: it is still there. */
  until: Date | null;
}

export interface Account {
  ledger: readonly LedgerRecord[];
  /** Those that are kept. */
  models: readonly Pick<Model, 'flywheel' | 'contentKey' | 'trainingSeconds'>[];
  endpoints: readonly PaidEndpoint[];
  budget: number | null;
}

/**
 * The ledger says what was started, the service what is there. A training counts by its estimate until the service says how long it took; an
 * endpoint from when it was made, by the units of the time.
 */
export function spendingOf({ ledger, models, endpoints, budget }: Account, now: Date): Spending {
  const [from, to] = monthOf(now);
  const started = ledger.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to);
  const training = sum(started.filter(({ kind }) => kind === 'training').map((record) => billed(record, models)));
  const scoring = sum(started.filter(({ kind }) => kind === 'scoring').map(({ usd }) => usd));
  const endpoint = sum(endpoints.map((each) => usedBy(each, ledger, from, now.getTime())));
  const kept = storageMonth(models.length);
  const going = endpoints.filter(({ until }) => until === null);
  const secondsLeft = (to - now.getTime()) / 1000;
  const rest = sum(going.map(({ inferenceUnits }) => endpointCost(inferenceUnits, secondsLeft)));
  const spent = training + scoring + endpoint + kept;
  return {
    month: now.toISOString().slice(0, 7),
    training,
    scoring,
    endpoint,
    models: kept,
    spent,
    expected: spent + rest,
    secondsLeft,
    budget,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** First instant of the month and of the next, in milliseconds. */
function monthOf(now: Date): [from: number, to: number] {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return [Date.UTC(year, month), Date.UTC(year, month + 1)];
}

/** A generation trains the same documents once: another attempt has a generation of its own. */
function billed({ what, contentKey, usd }: LedgerRecord, models: Account['models']): number {
  const seconds = models.find((model) => model.flywheel === what && model.contentKey === contentKey)?.trainingSeconds ?? null;
  return seconds === null ? usd : trainingCost(seconds);
}

/** A record of an endpoint says its units from then on; where there is none, they were always those of now. */
function usedBy({ name, inferenceUnits, since, until }: PaidEndpoint, ledger: readonly LedgerRecord[], from: number, now: number): number {
  const [begin, end] = [Math.max(from, since.getTime()), until?.getTime() ?? now];
  if (end <= begin) return 0;
  const changes = ledger
    .filter(({ kind, what }) => kind === 'endpoint' && what === name)
    .map(({ at, inferenceUnits: units }) => ({ at: Date.parse(at), units: units! }));
  const before = changes.findLast(({ at }) => at <= begin) ?? changes[0];
  const later = changes.filter(({ at }) => at > begin && at < end);
  // One that was made again by hand has the record of its end as its last.
  const steps = [{ at: begin, units: before?.units || inferenceUnits }, ...later];
  return sum(steps.map(({ at, units }, index) => endpointCost(units, ((steps[index + 1]?.at ?? end) - at) / 1000)));
}
