/** Amazon Comprehend's names for its resources, made and read in one place. */

export type ArnKind = 'flywheel' | 'dataset' | 'classifier' | 'endpoint' | 'job';

export interface Arn {
  kind: ArnKind;
  partition: string;
  region: string;
  account: string;
  /** Of the flywheel, model, endpoint or job. */
  name: string;
  /** The dataset of a flywheel, or the version of a model. */
  part?: string;
}

export interface Place {
  region: string;
  account: string;
}

const arn = (place: Place, resource: string): string => `arn:aws:comprehend:${place.region}:${place.account}:${resource}`;

export const flywheelArn = (place: Place, name: string): string => arn(place, `flywheel/${name}`);
export const datasetArn = (place: Place, flywheel: string, dataset: string): string =>
  arn(place, `flywheel/${flywheel}/dataset/${dataset}`);
export const classifierArn = (place: Place, model: string, version?: string): string =>
  arn(place, `document-classifier/${model}${version === undefined ? '' : `/version/${version}`}`);
export const endpointArn = (place: Place, name: string): string => arn(place, `document-classifier-endpoint/${name}`);
export const jobArn = (place: Place, id: string): string => arn(place, `document-classification-job/${id}`);

const form = /^arn:(aws(?:-[^:]+)?):comprehend:([a-zA-Z0-9-]*):([0-9]{12}):([a-z-]+)\/([^/]+)(?:\/(dataset|version)\/([^/]+))?$/;
const kinds: Record<string, ArnKind> = {
  flywheel: 'flywheel',
  'flywheel/dataset': 'dataset',
  'document-classifier': 'classifier',
  'document-classifier/version': 'classifier',
  'document-classifier-endpoint': 'endpoint',
  'document-classification-job': 'job',
};

/** What the ARN names, or undefined when it is none of the kinds above. */
export function parseArn(text: string): Arn | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, partition, region, account, type, name, partType, part] = match as unknown as string[];
  const kind = kinds[partType === undefined ? type! : `${type}/${partType}`];
  if (kind === undefined) return undefined;
  return { kind, partition: partition!, region: region!, account: account!, name: name!, ...(part === undefined ? {} : { part }) };
}
