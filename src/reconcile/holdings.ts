import type { EndpointProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { parseArn } from '../comprehend/arn.ts';
import type { Observed } from './observe.ts';
import { ownerIn, readTags } from './ownership.ts';
import { everyPage } from './pages.ts';

/** What a flywheel has in the account beyond what `observe` sees: what a prune has to know before it removes anything. */
export interface Holdings {
  /** Every endpoint of the region, whoever made it: each keeps what it serves. */
  endpoints: Endpoint[];
  /** The models that flywheels of ours trained, those of flywheels that are gone included. */
  models: HeldModel[];
  /** ARNs of models and flywheels that a job works with, and that job. */
  jobs: ReadonlyMap<string, string>;
}

interface Endpoint extends EndpointProperties {
  /** Made by this flywheel, as its tag says. */
  ours: boolean;
}

export interface HeldModel {
  arn: string;
  /** ARN of the flywheel that trained it. */
  flywheel: string;
  status: string;
}

/** Reads what is there; lists alone, so that nothing is asked for that is not. */
export async function observeHoldings(comprehend: ReadOnlyComprehend, observed: Observed): Promise<Holdings> {
  const names = new Set(observed.generations.map(({ record }) => record.flywheelName));
  const isOurs = (flywheel: string | undefined): flywheel is string => flywheel !== undefined && names.has(parseArn(flywheel)?.name ?? '');
  return {
    endpoints: await endpoints(comprehend, observed.name),
    models: (await models(comprehend)).filter(({ flywheel }) => isOurs(flywheel)),
    jobs: await jobs(comprehend),
  };
}

async function endpoints(comprehend: ReadOnlyComprehend, name: string): Promise<Endpoint[]> {
  const found = await everyPage(
    (NextToken) => comprehend.listEndpoints({ NextToken }),
    (page) => page.EndpointPropertiesList,
  );
  const all: Endpoint[] = [];
  for (const endpoint of found) all.push({ ...endpoint, ours: ownerIn(await readTags(comprehend, endpoint.EndpointArn!)) === name });
  return all;
}

/** The service has no filter by flywheel. What was trained outside of flywheels has no ARN of one. */
async function models(comprehend: ReadOnlyComprehend): Promise<HeldModel[]> {
  const classifiers = await everyPage(
    (NextToken) => comprehend.listDocumentClassifiers({ NextToken }),
    (page) => page.DocumentClassifierPropertiesList,
  );
  const recognizers = await everyPage(
    (NextToken) => comprehend.listEntityRecognizers({ NextToken }),
    (page) => page.EntityRecognizerPropertiesList,
  );
  const all = [
    ...classifiers.map(({ DocumentClassifierArn: arn, FlywheelArn, Status }) => ({ arn, FlywheelArn, Status })),
    ...recognizers.map(({ EntityRecognizerArn: arn, FlywheelArn, Status }) => ({ arn, FlywheelArn, Status })),
  ];
  return all.flatMap(({ arn, FlywheelArn: flywheel, Status }) =>
    flywheel === undefined ? [] : [{ arn: arn!, flywheel, status: Status! }],
  );
}

/** One filter at a time, says the service. */
const unfinished = ['SUBMITTED', 'IN_PROGRESS', 'STOP_REQUESTED'] as const;

async function jobs(comprehend: ReadOnlyComprehend): Promise<Map<string, string>> {
  const working = new Map<string, string>();
  for (const JobStatus of unfinished) {
    const classifying = await everyPage(
      (NextToken) => comprehend.listDocumentClassificationJobs({ Filter: { JobStatus }, NextToken }),
      (page) => page.DocumentClassificationJobPropertiesList,
    );
    const detecting = await everyPage(
      (NextToken) => comprehend.listEntitiesDetectionJobs({ Filter: { JobStatus }, NextToken }),
      (page) => page.EntitiesDetectionJobPropertiesList,
    );
    for (const { DocumentClassifierArn, FlywheelArn, JobId } of classifying) note(working, [DocumentClassifierArn, FlywheelArn], JobId!);
    for (const { EntityRecognizerArn, FlywheelArn, JobId } of detecting) note(working, [EntityRecognizerArn, FlywheelArn], JobId!);
  }
  return working;
}

function note(working: Map<string, string>, arns: readonly (string | undefined)[], job: string): void {
  for (const arn of arns) if (arn !== undefined) working.set(arn, job);
}
