import type { DatasetProperties, Tag } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { parseArn } from '../comprehend/arn.ts';
import type { Config } from '../config/config.ts';
import { nowServing, type Observed } from './observe.ts';
import { readTags, tagsOf } from './ownership.ts';
import { everyPage } from './pages.ts';
import { isSame, type SettledAccess, seenAccess, seenEndpoint, servingFlywheel, wantedAccess, wantedEndpoint } from './settled.ts';

/** Something that was changed by hand. */
export interface Drift {
  kind: 'active-model' | 'flywheel' | 'endpoint' | 'access' | 'datasets' | 'tags';
  /** Name of the flywheel of the service, or of the endpoint. */
  target: string;
  /** Sentences: what is, what should be, and what the service tells of when and who. */
  message: string;
  /** When the thing was last changed, as far as the service tells. */
  at: string | null;
}

/** What only those ask for who look for drift. */
export interface ByHand {
  /** By ARN. */
  tags: ReadonlyMap<string, readonly Tag[]>;
  /** Of the flywheel that serves. */
  datasets: readonly DatasetProperties[];
}

/** Whether flywheel.yaml asks to take back what was changed by hand. */
export const correctsDrift = ({ engine }: Config): boolean => engine.kind === 'comprehend' && engine.correctDrift;

const nothingSeen: ByHand = { tags: new Map(), datasets: [] };

/** What is written down of a flywheel does not say what was added since, and nothing says what its tags are. Nobody reaches into the embedded engine. */
export async function observeByHand(
  { comprehend, scoring }: { comprehend: ReadOnlyComprehend; scoring: object | null },
  observed: Observed,
): Promise<ByHand> {
  if (scoring !== null) return nothingSeen;
  const FlywheelArn = servingFlywheel(observed)?.FlywheelArn;
  const tags = new Map<string, readonly Tag[]>();
  for (const arn of [FlywheelArn, observed.endpoint?.EndpointArn]) if (arn !== undefined) tags.set(arn, await readTags(comprehend, arn));
  const datasets =
    FlywheelArn === undefined
      ? []
      : await everyPage(
          (NextToken) => comprehend.listDatasets({ FlywheelArn, NextToken }),
          (page) => page.DatasetPropertiesList,
        );
  return { tags, datasets };
}

/**
 * Everything that is otherwise than Flywheel left it. An edit of flywheel.yaml that no run has carried out yet is none, and neither is what a
 * run began and did not finish.
 */
export function driftOf(config: Config, observed: Observed, seen: ByHand = nothingSeen): Drift[] {
  const found = [
    flywheelDrift(observed),
    activeModelDrift(observed),
    endpointDrift(config, observed),
    accessDrift(config, observed),
    datasetDrift(observed, seen),
    ...tagDrift(config, observed, seen),
  ];
  return found.filter((drift) => drift !== null);
}

/** Only for a flywheel of our own that was there when it was promoted. */
function flywheelDrift(observed: Observed): Drift | null {
  const serving = nowServing(observed);
  if (serving === null || serving.decision === 'adopted' || !observed.adopted) return null;
  const target = nameIn(serving.model.flywheel);
  const isOurs = observed.generations.some(({ record }) => record.flywheelName === target);
  if (!isOurs || servingFlywheel(observed) !== undefined) return null;
  return drift('flywheel', target, `Flywheel ${target}, whose model serves, was deleted.`, undefined, 'DeleteFlywheel');
}

/** Somebody promoted, or took back, by hand. */
export function activeModelDrift(observed: Observed): Drift | null {
  const serving = nowServing(observed);
  const flywheel = servingFlywheel(observed);
  if (serving === null || flywheel === undefined || !observed.adopted || flywheel.ActiveModelArn === serving.model.arn) return null;
  const target = nameIn(flywheel.FlywheelArn!);
  const message = `Flywheel ${target} serves ${flywheel.ActiveModelArn ?? 'no model'}; recorded is ${serving.model.arn}.`;
  return drift('active-model', target, message, flywheel.LastModifiedTime, 'UpdateFlywheel');
}

/** The endpoint was deleted, bound elsewhere or resized by hand: it was as declared once, and flywheel.yaml says the same still. */
export function endpointDrift(config: Config, { endpoint, serving, settled, adopted }: Observed): Drift | null {
  const last = serving.at(-1);
  const wanted = last === undefined ? null : wantedEndpoint(config, last);
  if (wanted === null || !adopted || !isSame(settled?.endpoint ?? null, wanted)) return null;
  if (endpoint === null || endpoint.Status === 'DELETING')
    return drift('endpoint', wanted.name, `Endpoint ${wanted.name} was deleted.`, undefined, 'DeleteEndpoint');
  const is = seenEndpoint(endpoint);
  const parts = [
    is.boundTo === wanted.boundTo ? '' : `is bound to ${named(is.boundTo)}, and declared is ${named(wanted.boundTo)}`,
    is.inferenceUnits === wanted.inferenceUnits
      ? ''
      : `has ${is.inferenceUnits} inference units, and declared are ${wanted.inferenceUnits}`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return null;
  return drift('endpoint', wanted.name, `Endpoint ${wanted.name} ${parts.join('; it ')}.`, endpoint.LastModifiedTime, 'UpdateEndpoint');
}

/** Role, keys or network of the flywheel that serves. */
export function accessDrift(config: Config, observed: Observed): Drift | null {
  const flywheel = servingFlywheel(observed);
  const wanted = wantedAccess(config);
  const is = flywheel === undefined ? null : seenAccess(flywheel);
  if (is === null || wanted === null || !isSame(observed.settled?.access ?? null, wanted) || isSame(is, wanted)) return null;
  const parts = (Object.keys(words) as (keyof SettledAccess)[])
    .filter((key) => String(is[key]) !== String(wanted[key]))
    .map((key) => `${words[key]} is ${shown(is[key])}, and declared is ${shown(wanted[key])}`);
  const target = nameIn(flywheel!.FlywheelArn!);
  return drift('access', target, `Of flywheel ${target} the ${parts.join('; the ')}.`, flywheel!.LastModifiedTime, 'UpdateFlywheel');
}

const words: Record<keyof SettledAccess, string> = {
  role: 'data access role',
  modelKey: 'key of models',
  volumeKey: 'key of volumes',
  network: 'network',
};
const shown = (value: string | readonly string[] | null): string =>
  value === null || value.length === 0 ? 'none' : [value].flat().join(', ');

/** What the service itself adds when a flywheel is made from a model is nobody's doing; our own flywheels are never made so. */
const ours = /^(train|test)-[0-9a-f]{16}(-\d+)?$/;
const byTheService = /Dataset created by Flywheel creation/;

function datasetDrift(observed: Observed, { datasets }: ByHand): Drift | null {
  const target = nameIn(servingFlywheel(observed)?.FlywheelArn ?? '');
  const known = observed.generations.find(({ record }) => record.flywheelName === target)?.datasets ?? [];
  const others = [...(datasets.length > 0 ? datasets : known)].filter(
    ({ DatasetName, Description = '' }) => !ours.test(DatasetName!) && !byTheService.test(Description),
  );
  if (others.length === 0) return null;
  const names = others.map(({ DatasetName, DatasetType }) => `${DatasetName} (${DatasetType})`).sort();
  const message = `Flywheel ${target} holds datasets that no commit declares: ${names.join(', ')}. They cannot be taken out; the next training is in a fresh flywheel.`;
  return drift('datasets', target, message, others.map(({ CreationTime }) => CreationTime!).sort((a, b) => +b - +a)[0], 'CreateDataset');
}

/** Tags that somebody added are theirs. */
function tagDrift(config: Config, observed: Observed, { tags }: ByHand): Drift[] {
  return [...tags].flatMap(([arn, found]) => {
    // An endpoint that was there before it was declared has no tag of ours.
    const isEndpoint = arn === observed.endpoint?.EndpointArn;
    if (isEndpoint && observed.settled?.endpoint == null) return [];
    const missing = tagsOf(config).filter(({ Key, Value }) => !found.some((tag) => tag.Key === Key && tag.Value === Value));
    if (missing.length === 0) return [];
    const list = missing.map(({ Key, Value }) => `${Key}=${Value}`).join(', ');
    return [
      drift(
        'tags',
        nameIn(arn),
        `${isEndpoint ? 'Endpoint' : 'Flywheel'} ${nameIn(arn)} has lost tags: ${list}.`,
        undefined,
        'UntagResource',
      ),
    ];
  });
}

/** The service does not say who: the trail of the account does, by the event's name. */
function drift(kind: Drift['kind'], target: string, what: string, at: Date | undefined, event: string): Drift {
  const when = at === undefined ? '' : `It was last modified ${at.toISOString().replace(/^(.{10})T(.{5}).*$/, '$1 $2 UTC')}. `;
  return { kind, target, message: `${what} ${when}Who did it is in CloudTrail: ${event}.`, at: at?.toISOString() ?? null };
}

const nameIn = (arn: string): string => parseArn(arn)?.name ?? arn;

/** `flywheel news-1a2b3c4d`, or a version's ARN. */
const named = (arn: string): string => (parseArn(arn)?.kind === 'flywheel' ? `flywheel ${nameIn(arn)}` : arn);
