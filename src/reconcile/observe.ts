import type { EndpointProperties, FlywheelSummary } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { modelKindOf } from '../comprehend/arn.ts';
import type { Config } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';
import { FingerprintSet } from './fingerprints.ts';
import { type FlywheelFacts, gatherFacts, readFacts } from './flywheel-facts.ts';
import type { Generation } from './generation.ts';
import { type Inherited, observeInherited } from './inherited.ts';
import { observeIterations, type Source } from './iterations.ts';
import { everyPage } from './pages.ts';
import {
  type AppliedRecord,
  documentsUri,
  type EvidenceRecord,
  type GenerationRecord,
  type ModelName,
  type ProposalRecord,
  type RetrainRecord,
  readEvidence,
  readSeries,
  type ServingRecord,
  type SettledRecord,
} from './records.ts';
import { describeVersion } from './trained-version.ts';

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
  proposals: ProposalRecord[];
  applied: AppliedRecord[];
  endpoint: EndpointProperties | null;
  /** ARNs of what a prune removed. */
  pruned: ReadonlySet<string>;
  /** ARNs of what a prune was about to remove, and may have. */
  left: ReadonlySet<string>;
  /** What was as declared when a run last ended; null where nothing was, and with the embedded engine. */
  settled: SettledRecord | null;
  /** The flywheel that `engine.comprehend.adopt` names; null without one. */
  inherited: Inherited | null;
  /** How many flywheels there are in the region, whoever made them. */
  flywheels: number;
}

/** @param afresh names of flywheels of the service to ask about, whatever is written down about them */
export async function observe(source: Source, config: Config, afresh: ReadonlySet<string> = new Set()): Promise<Observed> {
  const { comprehend, storage, root } = source;
  const name = config.name;
  const series = <S extends Parameters<typeof readSeries>[3]>(which: S) => readSeries(storage, root, name, which);
  const records = await series('generations');
  const flywheels = await everyPage(
    (NextToken) => comprehend.listFlywheels({ NextToken }),
    (page) => page.FlywheelSummaryList,
  );
  const removals = await series('pruned');
  const pruned = new Set(removals.flatMap(({ removed }) => removed));
  const left = new Set(removals.flatMap((record) => record.left ?? []).filter((arn) => !pruned.has(arn)));
  // A flywheel that was deleted is listed for a while, and may even be called ACTIVE.
  const there = flywheels.filter(({ FlywheelArn }) => !pruned.has(FlywheelArn!));
  const generations: Generation[] = [];
  const serving = await series('serving');
  const known = { config, flywheels: there, pruned, left, serving: serving.at(-1)?.model ?? null, afresh };
  for (const [at, record] of records.entries()) generations.push(await observeGeneration(source, record, at + 1, known));
  return {
    name,
    serving,
    adopted: (await series('adopted')).length >= serving.length,
    generations,
    evidence: await readEvidence(storage, root, name),
    retrains: await series('retrains'),
    proposals: await series('proposals'),
    applied: await series('applied'),
    endpoint: await observeEndpoint(comprehend, config, serving.at(-1)?.model.arn ?? null),
    pruned,
    left,
    settled: (await series('settled')).at(-1) ?? null,
    inherited: await observeInherited(
      comprehend,
      config,
      serving,
      records.find(({ pullRequest }) => pullRequest === undefined)?.labels ?? null,
    ),
    flywheels: flywheels.length,
  };
}

interface Known {
  config: Config;
  flywheels: readonly FlywheelSummary[];
  pruned: ReadonlySet<string>;
  left: ReadonlySet<string>;
  serving: ModelName | null;
  afresh: ReadonlySet<string>;
}

async function observeGeneration(source: Source, record: GenerationRecord, number: number, known: Known): Promise<Generation> {
  const { comprehend, storage, root } = source;
  const { name } = known.config;
  const summary = known.flywheels.find(({ FlywheelArn }) => FlywheelArn?.endsWith(`:flywheel/${record.flywheelName}`));
  const nothing = { number, record, properties: null, datasets: [], asked: null, ours: new Set<string>(), train: FingerprintSet.of([]) };
  if (summary === undefined) return { ...nothing, iterations: [] };
  requireOurs(summary, root);
  const FlywheelArn = summary.FlywheelArn!;
  const written = known.afresh.has(record.flywheelName) ? undefined : await readFacts(source, name, record.flywheelName, summary);
  const properties =
    written === undefined || FlywheelArn === known.serving?.flywheel
      ? (await comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!
      : { ...summary, TaskConfig: written.task };
  const facts = written ?? (await gatherFacts(comprehend, FlywheelArn, properties.TaskConfig!));
  const sets = new Map<string, FingerprintSet>();
  for (const dataset of facts.datasets.filter((each) => each.DatasetType === 'TRAIN' && each.Status !== 'FAILED')) {
    const bytes = await storage.get(documentsUri(root, name, ingestedName(dataset.DatasetName!)));
    if (bytes !== undefined) sets.set(dataset.DatasetName!, FingerprintSet.read(bytes));
  }
  const train = FingerprintSet.union([...sets.values()]);
  const ours = new Set(sets.keys());
  const generation = { number, record, properties, datasets: facts.datasets, asked: written === undefined ? facts : null, ours, train };
  const present = written === undefined ? facts : await stillThere(comprehend, written, known);
  return { ...generation, iterations: await observeIterations(source, generation, present, sets) };
}

/** Two lakes in one account can ask for the same documents under the same name; only one of them made the flywheel that has it. */
function requireOurs({ FlywheelArn, DataLakeS3Uri }: FlywheelSummary, root: string): void {
  if (DataLakeS3Uri === undefined || DataLakeS3Uri.startsWith(`${root}/`)) return;
  throw new Failure('foreign-flywheel', `${FlywheelArn} keeps its data in ${DataLakeS3Uri}, which is not in the data lake ${root}.`, {
    hint: 'Another lake made it for the same documents: give the flywheel another name in flywheel.yaml, or work in that lake.',
  });
}

/** What was written down, without the versions that are gone: those that were pruned or may have been, and the one that serves if somebody deleted it. */
async function stillThere(comprehend: ReadOnlyComprehend, facts: FlywheelFacts, { pruned, left, serving }: Known): Promise<FlywheelFacts> {
  const iterations: FlywheelFacts['iterations'] = [];
  for (const { iteration, version } of facts.iterations) {
    const arn = version?.arn ?? '';
    iterations.push({
      iteration,
      version: pruned.has(arn) ? null : arn === serving?.arn || left.has(arn) ? await describeVersion(comprehend, arn) : version,
    });
  }
  return { ...facts, iterations };
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

/** The record that says which model serves, or null before the first promotion. */
export const nowServing = (observed: Observed): ServingRecord | null => observed.serving.at(-1) ?? null;
