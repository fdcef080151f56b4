import { parseArn } from '../comprehend/arn.ts';
import { endpointMonth, prices } from '../comprehend/prices.ts';
import { type OpenNumbers, wantedBy } from './advance.ts';
import { type Generation, shortKey } from './generation.ts';
import type { HeldModel, Holdings } from './holdings.ts';
import { nowServing, type Observed } from './observe.ts';
import type { Plan } from './plan.ts';
import { busyWith } from './situation.ts';
import { findModel, models } from './version.ts';

/** What nothing needs, as data: in the order in which it can be removed. */
export interface Prune {
  removals: Removal[];
  /** What stays although it costs something, and why. */
  kept: Kept[];
  /** What the removals save. */
  usdPerMonth: number;
}

export interface Removal {
  kind: 'delete-endpoint' | 'delete-model' | 'delete-flywheel';
  /** Its name, for people. */
  target: string;
  arn: string;
  reason: string;
  usdPerMonth: number;
}

export interface Kept {
  target: string;
  reason: string;
}

/** What must stay, whatever else is true. */
interface Needs {
  config: { endpoint: { name: string } | null; pin: string | null };
  /** Promoted models that stay for a rollback, the one that serves included. */
  keep: number;
  /** Pull requests that may want what was trained in advance for them. */
  open: OpenNumbers;
}

/*
 * what                                                                          is
 * ----------------------------------------------------------------------------  -------
 * an endpoint without our tag, or the one that flywheel.yaml declares           kept
 * any other endpoint of ours                                                    removed
 * a model that serves, is the reference, is pinned, is HEAD's candidate         kept
 * one of the last promoted                                                      kept
 * one that an endpoint serves, or that a job works with                         kept
 * one that was trained in advance for a pull request which may want it          kept
 * the active model of a flywheel that is kept                                   kept
 * one that is being trained or deleted                                          left
 * any other model of ours                                                       removed
 * a flywheel in which work goes on, that is busy, or that an endpoint follows   kept
 * one of which a model is kept                                                  kept
 * any other flywheel of ours                                                    removed
 *
 * Endpoints go first, then models, then flywheels; what is active in a flywheel that goes, after that flywheel. Ours is what this flywheel's
 * records name. What was trained in advance is removed without a prune when its pull request is closed (`leftOver`), and by one when nobody could.
 */
export function prunePlan(plan: Plan, observed: Observed, holdings: Holdings, needs: Needs): Prune {
  const endpoints = endpointRemovals(holdings, needs);
  const bound = holdings.endpoints.filter(({ EndpointArn }) => !endpoints.some(({ arn }) => arn === EndpointArn));
  const needed = neededModels(plan, observed, { ...holdings, endpoints: bound }, needs);
  const flywheels = keptFlywheels(plan, observed, { ...holdings, endpoints: bound }, { needed, open: needs.open });
  const gone = observed.generations.filter(({ properties, record }) => properties !== null && !flywheels.has(record.flywheelName));
  const active = new Map(
    observed.generations.flatMap(({ properties, record }) => activeIn(properties?.ActiveModelArn, record.flywheelName)),
  );
  const reason = ({ arn }: HeldModel): string | null => {
    const home = active.get(arn);
    return needed.get(arn) ?? (home !== undefined && flywheels.has(home) ? `it is active in flywheel ${home}` : null);
  };
  const over = holdings.models.filter(({ arn, status }) => isOver(status) && !observed.pruned.has(arn));
  const removed = over.filter((model) => reason(model) === null).map((model) => modelRemoval(model, observed));
  const last = ({ arn }: Removal): boolean => gone.some(({ properties }) => properties!.ActiveModelArn === arn);
  const removals = [
    ...endpoints,
    ...removed.filter((removal) => !last(removal)),
    ...gone.map((generation) => flywheelRemoval(generation, plan)),
    ...removed.filter(last),
  ];
  const kept = over.flatMap((model) => {
    const why = reason(model);
    return why === null ? [] : [{ target: nameOfModel(model.arn, observed), reason: why }];
  });
  return { removals, kept, usdPerMonth: removals.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0) };
}

const activeIn = (model: string | undefined, flywheel: string): [string, string][] => (model === undefined ? [] : [[model, flywheel]]);

/** Only the states that the service calls terminated; a status that is not known is one that is not over. */
const isOver = (status: string): boolean => ['TRAINED', 'TRAINED_WITH_WARNING', 'IN_ERROR', 'STOPPED'].includes(status);

function endpointRemovals({ endpoints }: Holdings, { config }: Needs): Removal[] {
  return endpoints
    .filter(({ EndpointArn, Status, ours }) => ours && Status !== 'DELETING' && nameIn(EndpointArn!) !== config.endpoint?.name)
    .map(({ EndpointArn, DesiredInferenceUnits = 1 }) => ({
      kind: 'delete-endpoint',
      target: nameIn(EndpointArn!),
      arn: EndpointArn!,
      reason: config.endpoint === null ? 'no endpoint is declared any more' : `the declared endpoint is ${config.endpoint.name}`,
      usdPerMonth: endpointMonth(DesiredInferenceUnits),
    }));
}

/** Why a model must stay, by its ARN; the first reason in the order of the table. */
function neededModels(
  plan: Plan,
  observed: Observed,
  { endpoints, jobs, models: held }: Holdings,
  { config, keep, open }: Needs,
): Map<string, string> {
  const serving = nowServing(observed);
  const pinned = plan.pinned ?? (config.pin === null ? null : findModel(observed, config.pin));
  const why = new Map<string, string>();
  const need = (arn: string | undefined, reason: string) => arn !== undefined && !why.has(arn) && why.set(arn, reason);
  need(serving?.model.arn, 'it serves');
  need(serving?.reference.arn, 'it is the reference: the best that was promoted');
  need(pinned?.arn, 'it is pinned');
  need(plan.situation.candidate?.arn, 'it is the model of these documents');
  for (const arn of promoted(observed, keep)) need(arn, `one of the last ${keep} that were promoted, for a rollback`);
  for (const { EndpointArn, ModelArn, DesiredModelArn } of endpoints)
    for (const arn of [ModelArn, DesiredModelArn]) need(arn, `endpoint ${nameIn(EndpointArn!)} serves it`);
  for (const { arn } of held) if (jobs.has(arn)) need(arn, `job ${jobs.get(arn)} works with it`);
  for (const generation of observed.generations) {
    const pullRequest = wantedBy(generation, observed, open);
    if (pullRequest === null) continue;
    for (const { trained } of generation.iterations) need(trained ?? undefined, `trained in advance for pull request #${pullRequest}`);
  }
  return why;
}

/** The last promoted, newest first, until `count` of them can be gone back to. */
function promoted({ serving }: Observed, count: number): Set<string> {
  const away = new Set(serving.at(-1)?.pinnedAway);
  const found = new Map<string, boolean>();
  for (const { model } of serving.toReversed()) {
    if ([...found.values()].filter(Boolean).length >= count) break;
    found.set(model.arn, !away.has(model.key));
  }
  return new Set(found.keys());
}

/** Names of flywheels that stay. */
function keptFlywheels(
  plan: Plan,
  observed: Observed,
  { endpoints, jobs, models: held }: Holdings,
  { needed, open }: { needed: ReadonlyMap<string, string>; open: OpenNumbers },
): Set<string> {
  const homes = new Set(held.filter(({ arn }) => needed.has(arn)).map(({ flywheel }) => flywheel));
  for (const { arn, flywheel } of models(observed)) if (needed.has(arn)) homes.add(flywheel);
  const stays = (generation: Generation): boolean => {
    const arn = generation.properties?.FlywheelArn ?? '';
    return (
      generation.number === plan.situation.working?.number ||
      homes.has(arn) ||
      busyWith(generation) !== null ||
      wantedBy(generation, observed, open) !== null ||
      jobs.has(arn) ||
      endpoints.some(({ FlywheelArn }) => FlywheelArn === arn)
    );
  };
  return new Set(observed.generations.filter(stays).map(({ record }) => record.flywheelName));
}

function modelRemoval({ arn, status }: HeldModel, observed: Observed): Removal {
  const verdict = observed.evidence.findLast((record) => record.candidateKey === keyOfModel(arn, observed))?.verdict.decision;
  const wasPromoted = observed.serving.some(({ model }) => model.arn === arn);
  const reason = wasPromoted
    ? 'others were promoted since'
    : status === 'IN_ERROR' || status === 'STOPPED'
      ? `its training ended ${status}`
      : verdict === undefined
        ? 'it was never judged'
        : `it was judged ${verdict}, and never promoted`;
  return { kind: 'delete-model', target: nameOfModel(arn, observed), arn, reason, usdPerMonth: prices.modelMonth };
}

/** A flywheel itself costs nothing, and counts against the quota. */
function flywheelRemoval({ record, properties, train }: Generation, plan: Plan): Removal {
  const working = plan.situation.working?.record.flywheelName;
  const own = record.pullRequest === undefined ? '' : `it was made for pull request #${record.pullRequest}; `;
  const reason = `${own}its ${train.size} documents are not those of the branch${working === undefined ? '' : `: work goes on in ${working}`}`;
  return { kind: 'delete-flywheel', target: record.flywheelName, arn: properties!.FlywheelArn!, reason, usdPerMonth: 0 };
}

const nameIn = (arn: string): string => parseArn(arn)?.name ?? arn;
const keyOfModel = (arn: string, observed: Observed): string | null => models(observed).find((model) => model.arn === arn)?.key ?? null;

/** What people call it: by its key, or by name and version where the key is lost with its flywheel. */
function nameOfModel(arn: string, observed: Observed): string {
  const key = keyOfModel(arn, observed);
  const { name, part } = parseArn(arn)!;
  return key === null ? `${name}${part === undefined ? '' : `/${part}`}` : shortKey({ key });
}
