import { openComprehend } from '../../src/aws/comprehend.ts';
import { openS3 } from '../../src/aws/s3.ts';
import type { Comprehend } from '../../src/comprehend/api.ts';
import { type Door, type Place, startOfTime } from './door.ts';
import { checked } from './service-model.ts';
import { plain } from './wire-door.ts';

/** What is under way in the account and belongs to this run. */
const unfinished = new Set(['CREATING', 'UPDATING', 'DELETING', 'TRAINING', 'EVALUATING', 'STOP_REQUESTED', 'SUBMITTED', 'IN_PROGRESS']);
const lookSeconds = 15;
const mostHours = 8;

/** The service itself, as the credentials in the environment reach it. */
export function openRemote(variable: (name: string) => string): Door {
  const region = variable('AWS_REGION');
  const place: Place = { role: variable('REMOTE_ROLE'), root: variable('REMOTE_ROOT'), suffix: `-${Date.now().toString(36)}` };
  const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const { comprehend, credentials } = openComprehend({ region, endpoint: null, pause, chance: Math.random });
  const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? `https://s3.${region}.amazonaws.com`;
  const storage = openS3({ endpoint, region, credentials, clock: () => new Date() });
  const seconds = process.env.REMOTE_LOOK_SECONDS === undefined ? lookSeconds : Number(process.env.REMOTE_LOOK_SECONDS);
  return {
    comprehend: checked(plain(comprehend)),
    storage,
    place,
    time: startOfTime(),
    work: async () => {
      for (let look = 0; look < (mostHours * 3600) / seconds; look++) {
        await pause(seconds * 1000);
        if (!(await states(comprehend, place.suffix)).some((state) => unfinished.has(state))) return;
      }
      throw new Error(`Something is under way after ${mostHours} hours.`);
    },
  };
}

async function states(comprehend: Comprehend, suffix: string): Promise<string[]> {
  const { FlywheelSummaryList: flywheels = [] } = await comprehend.listFlywheels({});
  const own = flywheels.filter(({ FlywheelArn }) => FlywheelArn!.endsWith(suffix));
  const inside = await Promise.all(
    own.map(async ({ FlywheelArn }) => {
      const { DatasetPropertiesList: datasets = [] } = await comprehend.listDatasets({ FlywheelArn });
      const { FlywheelIterationPropertiesList: iterations = [] } = await comprehend.listFlywheelIterationHistory({ FlywheelArn });
      return [...datasets, ...iterations].map(({ Status }) => Status!);
    }),
  );
  const { EndpointPropertiesList: endpoints = [] } = await comprehend.listEndpoints({});
  const { DocumentClassificationJobPropertiesList: jobs = [] } = await comprehend.listDocumentClassificationJobs({});
  const { DocumentClassifierPropertiesList: models = [] } = await comprehend.listDocumentClassifiers({});
  return [
    ...own.map(({ Status }) => Status!),
    ...inside.flat(),
    ...endpoints.filter(({ EndpointArn }) => EndpointArn!.endsWith(suffix)).map(({ Status }) => Status!),
    ...jobs.filter(({ FlywheelArn }) => FlywheelArn?.endsWith(suffix)).map(({ JobStatus }) => JobStatus!),
    ...models.filter(({ DocumentClassifierArn }) => DocumentClassifierArn!.includes(suffix)).map(({ Status }) => Status!),
  ];
}
