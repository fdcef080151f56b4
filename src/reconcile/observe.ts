import type { EndpointProperties, FlywheelSummary } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { modelKindOf } from '../comprehend/arn.ts';
import type { Config } from '../config/config.ts';
import { FingerprintSet } from './fingerprints.ts';
import type { Generation } from './generation.ts';
import { observeIterations, type Source } from './iterations.ts';
import { everyPage } from './pages.ts';
import {
  type AppliedRecord,
  documentsUri,
  type EvidenceRecord,
  type GenerationRecord,
  type RetrainRecord,
  readEvidence,
  readSeries,
  type ServingRecord,
} from './records.ts';

/** What is there, from the service and from our own records. Reading it writes nothing: neither type has an operation that writes. */
export interface Observed {
  name: string;
  /** Oldest first; the last one serves. */
  serving: ServingRecord[];
  /** The last serving record was carried out. */
  adopted: boolean;
  /** Oldest first. */
  generations: Generation[];
  evidence: EvidenceRecord[];
  retrains: RetrainRecord[];
  applied: AppliedRecord[];
  endpoint: EndpointProperties | null;
  /** ARNs of what a prune removed. */
  pruned: ReadonlySet<string>;
  /** How many flywheels there are in the region, whoever made them. */
  flywheels: number;
}

export async function observe(source: Source, config: Config): Promise<Observed> {
  const { comprehend, storage, root } = source;
  const name = config.name;
  const series = <S extends Parameters<typeof readSeries>[3]>(which: S) => readSeries(storage, root, name, which);
  const records = await series('generations');
  const flywheels = await everyPage(
    (NextToken) => comprehend.listFlywheels({ NextToken }),
    (page) => page.FlywheelSummaryList,
  );
  const pruned = new Set((await series('pruned')).flatMap(({ removed }) => removed));
  // A flywheel that was deleted is listed for a while, and may even be called ACTIVE.
  const there = flywheels.filter(({ FlywheelArn }) => !pruned.has(FlywheelArn!));
  const generations: Generation[] = [];
  for (const [at, record] of records.entries()) generations.push(await observeGeneration(source, config, record, at + 1, there));
  const serving = await series('serving');
  return {
    name,
    serving,
    adopted: (await series('adopted')).length >= serving.length,
    generations,
    evidence: await readEvidence(storage, root, name),
    retrains: await series('retrains'),
    applied: await series('applied'),
    endpoint: await observeEndpoint(comprehend, config, serving.at(-1)?.model.arn ?? null),
    pruned,
    flywheels: flywheels.length,
  };
}

async function observeGeneration(
  source: Source,
  config: Config,
  record: GenerationRecord,
  number: number,
  flywheels: FlywheelSummary[],
): Promise<Generation> {
  const { comprehend, storage, root } = source;
  const arn = flywheels.find((summary) => summary.FlywheelArn?.endsWith(`:flywheel/${record.flywheelName}`))?.FlywheelArn;
  if (arn === undefined)
    return { number, record, properties: null, datasets: [], ours: new Set(), train: FingerprintSet.of([]), iterations: [] };
  const { FlywheelProperties: properties } = await comprehend.describeFlywheel({ FlywheelArn: arn });
  const listed = await everyPage(
    (NextToken) => comprehend.listDatasets({ FlywheelArn: arn, NextToken }),
    (page) => page.DatasetPropertiesList,
  );
  const datasets = listed.sort((a, b) => seconds(a.CreationTime) - seconds(b.CreationTime));
  const sets = new Map<string, FingerprintSet>();
  for (const dataset of datasets.filter((each) => each.DatasetType === 'TRAIN' && each.Status !== 'FAILED')) {
    const bytes = await storage.get(documentsUri(root, config.name, ingestedName(dataset.DatasetName!)));
    if (bytes !== undefined) sets.set(dataset.DatasetName!, FingerprintSet.read(bytes));
  }
  const train = FingerprintSet.union([...sets.values()]);
  const generation = { number, record, properties: properties ?? null, datasets, ours: new Set(sets.keys()), train };
  return { ...generation, iterations: await observeIterations(source, generation, sets) };
}

/** Classifiers and recognizers have endpoints apart, under names of their own: it is looked for among those of the model that serves. */
async function observeEndpoint(comprehend: ReadOnlyComprehend, config: Config, serving: string | null): Promise<EndpointProperties | null> {
  if (config.endpoint === null || serving === null) return null;
  const kind = modelKindOf(serving);
  const endpoints = await everyPage(
    (NextToken) => comprehend.listEndpoints({ NextToken }),
    (page) => page.EndpointPropertiesList,
  );
  const { name } = config.endpoint;
  return endpoints.find(({ EndpointArn: arn = '' }) => arn.endsWith(`-endpoint/${name}`) && modelKindOf(arn) === kind) ?? null;
}

/** A dataset that failed is created again under its content's name with a number; the documents are the same. */
export const ingestedName = (dataset: string): string => dataset.replace(/^((?:train|test)-[0-9a-f]{16})-\d+$/, '$1');

export const seconds = (time: Date | undefined): number => (time === undefined ? 0 : time.getTime() / 1000);

/** The record that says which model serves, or null before the first promotion. */
export const nowServing = (observed: Observed): ServingRecord | null => observed.serving.at(-1) ?? null;
