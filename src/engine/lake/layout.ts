/**
 * Which key holds what. Two places:
 *
 *     <records>/<region>/                        the engine's own records; <records> is `s3://lake/engine` unless told otherwise
 *       flywheels/<name>/000001.json …             a flywheel with its datasets and iterations: one series, so that whoever starts
 *                                                  an iteration and whoever deletes the flywheel cannot both succeed
 *       models/<model>/<version>/000001.json …     a model version; it outlives its flywheel
 *       endpoints/<name>/000001.json …             of an entity recognizer `recognizer=<name>`; so are its models and jobs
 *       jobs/<id>/000001.json …
 *       artefacts/<resource of the ARN>/<time>/<digest>/   what a flywheel's version has below models/<version>/, of a model outside of flywheels
 *
 *     <DataLakeS3Uri>                            what a flywheel made; the flywheel's own folder, `…/<name>/schemaVersion=1/<time>/`
 *       datasets/<dataset>/<time>/                 what was ingested, in Comprehend's format, in fingerprint order
 *         documents.csv                            of a classifier
 *         documents.txt, annotations.csv           of an entity recognizer
 *       evaluation/<iteration>/manifest.json      EvaluationManifestS3Prefix: on which documents it evaluated which models, and how good they are
 *       models/<version>/                          FlywheelStatsS3Prefix
 *         model.bin                                the model, compressed by zlib
 *         ModelStats/model.json, out-of-fold.bin   see comprehend/model-stats.ts
 *
 * Everything but manifests, which nobody reads to decide anything, is immutable. In a series the highest number wins; a resource that was
 * deleted ends its series with a record that says so, and one created later under the same name continues it.
 */
import type { ModelKind } from '../../comprehend/arn.ts';
import { modelStatsUri, outOfFoldUri } from '../../comprehend/model-stats.ts';

export const defaultRecords = 's3://lake/engine';

export type Kind = 'flywheels' | 'models' | 'endpoints' | 'jobs';

/** Ends in a slash, so that no name is a prefix of another's. `name` of a model is `<model>/<version>`. */
export const seriesPrefix = (records: string, region: string, kind: Kind, name?: string): string =>
  `${records}/${region}/${kind}/${name === undefined ? '' : `${name}/`}`;

/**
 * Under which a model, endpoint or job has its records. Two of different kinds may have the same name: no name that the service allows has
 * the form that a recognizer's gets here. A model without versions is its own only version.
 */
export function recordName({ model, name, part }: { model: ModelKind; name: string; part?: string }): string {
  const whole = part === undefined ? name : `${name}/${part}`;
  return model === 'classifier' ? whole : `${model}=${whole}`;
}

export const recordUri = (series: string, number: number): string => `${series}${String(number).padStart(6, '0')}.json`;

/** The series and number of a record's URI, or undefined for any other object. */
export function parseRecordUri(uri: string): { series: string; number: number } | undefined {
  const match = /^(.*\/)(\d{6,})\.json$/.exec(uri);
  return match === null ? undefined : { series: match[1]!, number: Number(match[2]) };
}

/** As the service spells it: `<given>/<name>/schemaVersion=1/<yyyymmddThhmmssZ>/`. */
export const flywheelLake = (given: string, name: string, created: number): string =>
  `${given.replace(/\/+$/, '')}/${name}/schemaVersion=1/${stamp(created)}/`;

export const datasetPrefix = (lake: string, dataset: string, created: number): string => `${lake}datasets/${dataset}/${stamp(created)}/`;
/** The documents of a dataset. */
export const documentsUri = (kind: ModelKind, prefix: string): string => `${prefix}documents.${kind === 'classifier' ? 'csv' : 'txt'}`;
/** Of the documents of a recognizer, which lie beside it. */
export const annotationsUri = (documents: string): string => `${documents.slice(0, documents.lastIndexOf('/') + 1)}annotations.csv`;

/** Of a model outside of flywheels. */
export const artefactsPrefix = (records: string, region: string, arn: string, created: number): string =>
  `${records}/${region}/artefacts/${arn.slice(arn.lastIndexOf(':') + 1)}/${stamp(created)}/`;

export const statsPrefix = (lake: string, version: string): string => `${lake}models/${version}/`;
export const evaluationPrefix = (lake: string, iteration: string): string => `${lake}evaluation/${iteration}/`;
export const modelUris = (prefix: string): { model: string; stats: string; outOfFold: string } => ({
  model: `${prefix}model.bin`,
  stats: modelStatsUri(prefix),
  outOfFold: outOfFoldUri(prefix),
});

/** UTC with a resolution of one second: `20220907T214613Z`. */
export const stamp = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
