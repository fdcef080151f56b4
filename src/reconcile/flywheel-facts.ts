/**
 * What the service says of one of its flywheels. When nothing of it runs any more this is written down, under the name of its last iteration: nobody
 * is asked again for what can change no more, however many flywheels there were.
 */
import type { DatasetProperties, FlywheelIterationProperties, FlywheelSummary, TaskConfig } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import type { Backend } from './backend.ts';
import type { Generation } from './generation.ts';
import type { Observed } from './observe.ts';
import { everyPage } from './pages.ts';
import { indexPrefix } from './records.ts';
import { busyWith } from './situation.ts';
import { describeVersion, type Version } from './trained-version.ts';

export interface FlywheelFacts {
  task: TaskConfig;
  /** Oldest first. */
  datasets: DatasetProperties[];
  /** Oldest first, each with the version that it trained, unless that is gone. */
  iterations: { iteration: FlywheelIterationProperties; version: Version | null }[];
}

const factsUri = (root: string, name: string, flywheel: string, iteration: string): string =>
  `${indexPrefix(root, name)}flywheels/${flywheel}/${iteration}.json`;

/** Asks the service. */
export async function gatherFacts(comprehend: ReadOnlyComprehend, FlywheelArn: string, task: TaskConfig): Promise<FlywheelFacts> {
  const datasets = await everyPage(
    (NextToken) => comprehend.listDatasets({ FlywheelArn, NextToken }),
    (page) => page.DatasetPropertiesList,
  );
  const listed = await everyPage(
    (NextToken) => comprehend.listFlywheelIterationHistory({ FlywheelArn, NextToken }),
    (page) => page.FlywheelIterationPropertiesList,
  );
  const iterations: FlywheelFacts['iterations'] = [];
  for (const iteration of listed.sort((a, b) => (a.FlywheelIterationId! < b.FlywheelIterationId! ? -1 : 1))) {
    const { TrainedModelArn: arn } = iteration;
    iterations.push({ iteration, version: arn === undefined ? null : await describeVersion(comprehend, arn) });
  }
  return { task, datasets: datasets.sort((a, b) => time(a.CreationTime) - time(b.CreationTime)), iterations };
}

const time = (date: Date | undefined): number => date?.getTime() ?? 0;

/** What was written down; undefined when the flywheel may have moved on since. */
export async function readFacts(
  { storage, root, scoring }: { storage: ReadStorage; root: string; scoring: object | null },
  name: string,
  flywheel: string,
  { Status, LatestFlywheelIteration }: FlywheelSummary,
): Promise<FlywheelFacts | undefined> {
  if (scoring !== null || Status !== 'ACTIVE' || LatestFlywheelIteration === undefined) return undefined;
  const bytes = await storage.get(factsUri(root, name, flywheel, LatestFlywheelIteration));
  if (bytes === undefined) return undefined;
  const revived = (key: string, value: unknown) => (/Time$/.test(key) && typeof value === 'string' ? new Date(value) : value);
  return JSON.parse(Buffer.from(bytes).toString('utf8'), revived) as FlywheelFacts;
}

/** Writes down what is settled of the flywheels that were asked about. The embedded engine is asked at no cost. */
export async function writeFacts(
  { storage, root, scoring }: Pick<Backend, 'storage' | 'root' | 'scoring'>,
  observed: Observed,
): Promise<void> {
  if (scoring !== null) return;
  for (const generation of observed.generations) {
    const iteration = settledWith(generation);
    if (iteration === null) continue;
    const uri = factsUri(root, observed.name, generation.record.flywheelName, iteration);
    await storage.putIfAbsent(uri, Buffer.from(JSON.stringify(generation.asked)));
  }
}

/** The last iteration of a flywheel in which nothing runs and everything that it holds was trained on. */
function settledWith(generation: Generation): string | null {
  const { asked, properties, iterations } = generation;
  const last = iterations.at(-1);
  if (asked === null || properties?.Status !== 'ACTIVE' || last === undefined || busyWith(generation) !== null) return null;
  return properties.LatestFlywheelIteration === last.id && last.documents.size === generation.train.size ? last.id : null;
}
