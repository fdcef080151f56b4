import type { FlywheelProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { parseArn } from '../comprehend/arn.ts';
import type { Config } from '../config/config.ts';
import { labelNoun } from '../promotion/answer.ts';
import type { Change } from './change.ts';
import { type Desired, sha256 } from './desired.ts';
import { FingerprintSet } from './fingerprints.ts';
import { type Model, nameOf, shortKey, taskOf } from './generation.ts';
import type { Observed } from './observe.ts';
import type { ModelName, ServingRecord } from './records.ts';
import { describeVersion } from './trained-version.ts';

/** A flywheel that is not ours: `engine.comprehend.adopt`. It is looked at, and nothing is ever written to it. */
export interface Inherited {
  arn: string;
  name: string;
  /** null: it is not there. */
  properties: FlywheelProperties | null;
  /** null where the service does not tell. */
  labels: string[] | null;
  /** Those that served, and the one that is active, last. Their documents are unknown. */
  models: Model[];
}

/**
 * What was adopted once goes on to be known when the setting is taken out.
 * @param ours labels of our first generation, which stand for those that the service does not tell: they had to be the same
 */
export async function observeInherited(
  comprehend: ReadOnlyComprehend,
  { engine, task }: Config,
  serving: readonly ServingRecord[],
  ours: readonly string[] | null,
): Promise<Inherited | null> {
  const records = serving.filter(({ decision }) => decision === 'adopted').map(({ model }) => model);
  const arn = (engine.kind === 'comprehend' ? engine.adopt : null) ?? records.at(-1)?.flywheel ?? null;
  if (arn === null) return null;
  const properties = await describe(comprehend, arn);
  const labels = properties === null ? null : labelsOf(properties);
  const active = properties?.ActiveModelArn;
  const known = records.filter((model) => model.flywheel === arn && model.arn !== active);
  const last = active === undefined ? [] : [records.find((model) => model.arn === active) ?? (await found(comprehend, active, arn))];
  const models = [...known, ...last].map((model) => unknownDocuments(model, [...(labels ?? ours ?? task.labels ?? [])]));
  return { arn, name: parseArn(arn)!.name, properties, labels, models };
}

async function describe(comprehend: ReadOnlyComprehend, FlywheelArn: string): Promise<FlywheelProperties | null> {
  try {
    return (await comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties ?? null;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
    throw error;
  }
}

/** There are samples of flywheels in use that do not tell their labels. */
function labelsOf({ TaskConfig }: FlywheelProperties): string[] | null {
  const types = TaskConfig?.EntityRecognitionConfig?.EntityTypes?.map(({ Type }) => Type!);
  const labels = types ?? TaskConfig?.DocumentClassificationConfig?.Labels;
  return labels === undefined || labels.length === 0 ? null : [...labels].sort();
}

/** Its key names the version: what it was trained on, and by what, nobody tells. */
async function found(comprehend: ReadOnlyComprehend, arn: string, flywheel: string): Promise<ModelName> {
  const key = sha256(`adopted\n${arn}`);
  const version = await describeVersion(comprehend, arn);
  return { arn, flywheel, key, contentKey: key, modelDigest: null, documents: version?.trainedDocuments ?? 0 };
}

const unknownDocuments = (model: ModelName, labels: string[]): Model => ({
  ...model,
  labels,
  trainedDocuments: null,
  trainingSeconds: null,
  learningVersion: null,
  statsPrefix: null,
  trainedOn: FingerprintSet.of([]),
});

/** Whether a model's training documents are unknown. */
export const isInherited = ({ inherited }: Observed, model: { arn: string } | null): boolean =>
  model !== null && (inherited?.models.some(({ arn }) => arn === model.arn) ?? false);

/** A model that may have seen the answers is measured too well: the candidate has a harder time, and whoever reads the numbers should know. */
export function doubtsAbout(observed: Observed, opponents: readonly (Model | null)[]): string[] {
  const model = opponents.find((each) => isInherited(observed, each)) ?? null;
  if (model === null) return [];
  return [
    `What model ${shortKey(model)} was trained on is unknown, for its flywheel is adopted: these test documents may have been among it.`,
  ];
}

/** As long as nothing of ours was promoted, what is active there is what serves, whoever made it so. */
export function takeOverChange(observed: Observed): (Change & { kind: 'take-over' })[] {
  const { inherited } = observed;
  const serving = observed.serving.at(-1) ?? null;
  const active = inherited?.models.find(({ arn }) => arn === inherited.properties?.ActiveModelArn);
  if (inherited === null || active === undefined) return [];
  if (serving !== null && (serving.decision !== 'adopted' || serving.model.arn === active.arn)) return [];
  const reason = `flywheel ${inherited.name} serves it; it is looked at, and nothing is written to it`;
  return [{ kind: 'take-over', target: shortKey(active), reason, model: nameOf(active) }];
}

/** What else the first promotion of our own means; empty for every other one. */
export function movingOn(config: Config, observed: Observed): string {
  const serving = observed.serving.at(-1) ?? null;
  if (serving?.decision !== 'adopted' || observed.inherited === null) return '';
  const instead = config.endpoint === null ? 'an endpoint that flywheel.yaml declares' : `endpoint ${config.endpoint.name}`;
  return `; flywheel ${observed.inherited.name} keeps its model ${shortKey(serving.model)}, as does whoever calls it by its ARN or writes ActiveModelArn in CloudFormation: call ${instead} instead`;
}

/** Why a flywheel cannot be adopted; null when it can. */
export function adoptionProblem({ config, labels }: Desired, { inherited, serving }: Observed): { message: string; hint: string } | null {
  const last = serving.at(-1);
  if (inherited === null || (last !== undefined && last.decision !== 'adopted')) return null;
  const { arn, name, properties } = inherited;
  if (properties === null)
    return {
      message: `Flywheel ${arn}, which engine.comprehend.adopt names, is not there.`,
      hint: 'Correct the ARN, or take `adopt` out.',
    };
  if (properties.ActiveModelArn === undefined)
    return {
      message: `Flywheel ${name} has no active model: there is nothing to adopt.`,
      hint: 'Activate one there, or take `adopt` out of flywheel.yaml.',
    };
  const there = taskOf(properties);
  const parts = [
    ...(['type', 'mode', 'language'] as const)
      .filter((key) => (key !== 'mode' || there.type === config.task.type) && there[key] !== config.task[key])
      .map((key) => `its ${key} is ${there[key]} and not ${config.task[key]}`),
    ...labelParts(inherited.labels, labels, labelNoun(config.task.mode)),
  ];
  if (parts.length === 0) return null;
  return {
    message: `Flywheel ${name} does something else than ${config.file} declares: ${parts.join('; ')}.`,
    hint: `Declare its task in ${config.file} until a model of your own serves, or take \`adopt\` out and begin with a first model.`,
  };
}

function labelParts(there: readonly string[] | null, here: readonly string[], noun: string): string[] {
  if (there === null) return [];
  const more = there.filter((label) => !here.includes(label));
  const fewer = here.filter((label) => !there.includes(label));
  const list = (labels: readonly string[]): string => `${noun}${labels.length === 1 ? '' : 's'} ${labels.join(', ')}`;
  return [...(more.length > 0 ? [`it also knows ${list(more)}`] : []), ...(fewer.length > 0 ? [`it does not know ${list(fewer)}`] : [])];
}
