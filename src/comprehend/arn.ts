/** Amazon Comprehend's names for its resources, made and read in one place. */

/** What a custom model does: it gives a document a label, or it finds entities in it. */
export type ModelKind = 'classifier' | 'recognizer';

/** A model, endpoint or job is of a model kind, and its ARN says which. */
export type ArnKind = 'flywheel' | 'dataset' | 'model' | 'endpoint' | 'job';

interface Named {
  partition: string;
  region: string;
  account: string;
  /** Of the flywheel, model, endpoint or job. */
  name: string;
  /** The dataset of a flywheel, or the version of a model. */
  part?: string;
}

export type Arn = Named & ({ kind: 'flywheel' | 'dataset' } | { kind: 'model' | 'endpoint' | 'job'; model: ModelKind });

/** ARN of one of these kinds. */
export type ArnOf<K extends ArnKind> = K extends 'flywheel' | 'dataset' ? Named & { kind: K } : Named & { kind: K; model: ModelKind };

export interface Place {
  region: string;
  account: string;
}

/** The service's words for what belongs to each kind of model. */
const words = {
  classifier: { model: 'document-classifier', endpoint: 'document-classifier-endpoint', job: 'document-classification-job' },
  recognizer: { model: 'entity-recognizer', endpoint: 'entity-recognizer-endpoint', job: 'entities-detection-job' },
} as const satisfies Record<ModelKind, Record<'model' | 'endpoint' | 'job', string>>;

const modelKinds = Object.keys(words) as ModelKind[];

const arn = (place: Place, resource: string): string => `arn:aws:comprehend:${place.region}:${place.account}:${resource}`;

export const flywheelArn = (place: Place, name: string): string => arn(place, `flywheel/${name}`);
export const datasetArn = (place: Place, flywheel: string, dataset: string): string =>
  arn(place, `flywheel/${flywheel}/dataset/${dataset}`);
export const modelArn = (place: Place, kind: ModelKind, model: string, version?: string): string =>
  arn(place, `${words[kind].model}/${model}${version === undefined ? '' : `/version/${version}`}`);
export const endpointArn = (place: Place, kind: ModelKind, name: string): string => arn(place, `${words[kind].endpoint}/${name}`);
export const jobArn = (place: Place, kind: ModelKind, id: string): string => arn(place, `${words[kind].job}/${id}`);

const form = /^arn:(aws(?:-[^:]+)?):comprehend:([a-zA-Z0-9-]*):([0-9]{12}):([a-z-]+)\/([^/]+)(?:\/(dataset|version)\/([^/]+))?$/;

type Kinds = { kind: 'flywheel' | 'dataset' } | { kind: 'model' | 'endpoint' | 'job'; model: ModelKind };

const kinds = new Map<string, Kinds>([
  ['flywheel', { kind: 'flywheel' }],
  ['flywheel/dataset', { kind: 'dataset' }],
  ...modelKinds.flatMap((model): [string, Kinds][] => [
    [words[model].model, { kind: 'model', model }],
    [`${words[model].model}/version`, { kind: 'model', model }],
    [words[model].endpoint, { kind: 'endpoint', model }],
    [words[model].job, { kind: 'job', model }],
  ]),
]);

/** What the ARN names, or undefined when it is none of the kinds above. */
export function parseArn(text: string): Arn | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, partition, region, account, type, name, partType, part] = match as unknown as string[];
  const kind = kinds.get(partType === undefined ? type! : `${type}/${partType}`);
  if (kind === undefined) return undefined;
  return { ...kind, partition: partition!, region: region!, account: account!, name: name!, ...(part === undefined ? {} : { part }) };
}

/** The kind of the model, endpoint or job that the ARN names. @throws {RangeError} when it names something else. */
export function modelKindOf(text: string): ModelKind {
  const arn = parseArn(text);
  if (arn === undefined || !('model' in arn)) throw new RangeError(`${text} names no model, endpoint or job.`);
  return arn.model;
}
