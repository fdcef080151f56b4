import type { Config, Engine, Policy, Source, Task } from './config.ts';
import { formatOf } from './entity-sources.ts';
import { defaultLake, resolvedLake } from './lake.ts';
import { datasetPath } from './repository-path.ts';
import type { FlywheelYaml, Promotion } from './schema.generated.ts';
import { type Written, writtenSources } from './sources.ts';

/** Amazon Comprehend's own (CreateDataset, LabelDelimiter). */
const defaultLabelDelimiter = '|';

/** A checked file with every default filled in and every path relative to the repository root. The defaults are the schema's. */
export function complete(raw: FlywheelYaml, file: string): Config {
  return {
    file,
    name: raw.name,
    task: task(raw),
    datasets: {
      train: sources(raw, 'train', file)!,
      test: sources(raw, 'test', file),
      golden: sources(raw, 'golden', file),
    },
    engine: engine(raw, file),
    promotion: policy(raw.promotion ?? {}),
    // On Amazon Comprehend it would cost money that nobody asked for.
    pullRequests: { train: raw.pullRequests?.train ?? (raw.engine?.comprehend === undefined ? 'always' : 'on-request') },
    budget: raw.budget === undefined ? null : { usdPerMonth: raw.budget.usdPerMonth },
    endpoint: endpoint(raw),
    pin: raw.pin ?? null,
    suspend: raw.suspend ?? false,
  };
}

function task({ task: raw }: FlywheelYaml): Task {
  const mode = raw.mode ?? 'multi-class';
  const language = raw.language ?? 'en';
  const renamed = byLabel(raw.renamed ?? {});
  if (raw.type === 'entity-recognizer') return { type: raw.type, mode: 'entities', language, labels: raw.entities ?? null, renamed };
  return {
    type: 'classifier',
    ...(mode === 'multi-label' ? { mode, threshold: raw.threshold ?? 0.5 } : { mode }),
    ...{ language, labels: raw.labels ?? null, renamed },
  };
}

function engine({ engine: raw }: FlywheelYaml, file: string): Engine {
  if (raw?.comprehend === undefined) return { kind: 'local', lake: resolvedLake(raw?.local?.lake ?? defaultLake, file) };
  const { region, dataLake, dataAccessRole, bucketOwner, modelKmsKey, volumeKmsKey, dataLakeKmsKey, vpc } = raw.comprehend;
  const { scoring, tags, adopt, keep, correctDrift } = raw.comprehend;
  return {
    ...{ kind: 'comprehend', region, dataLake: dataLake.replace(/\/+$/, ''), dataAccessRole },
    // arn:aws:iam::ACCOUNT:role/NAME, by the schema.
    bucketOwner: bucketOwner ?? dataAccessRole.split(':')[4]!,
    kms: {
      ...(modelKmsKey === undefined ? {} : { model: modelKmsKey }),
      ...(volumeKmsKey === undefined ? {} : { volume: volumeKmsKey }),
      ...(dataLakeKmsKey === undefined ? {} : { dataLake: dataLakeKmsKey }),
    },
    vpc: vpc ?? null,
    scoring: scoring ?? 'per-document',
    tags: tags ?? {},
    adopt: adopt ?? null,
    keep: keep ?? 5,
    correctDrift: correctDrift ?? false,
  };
}

/** On Amazon Comprehend an endpoint costs money as long as it is there: only a file that asks for one gets one. */
function endpoint({ name, engine: on, endpoint: raw }: FlywheelYaml): Config['endpoint'] {
  if (raw === null || (raw === undefined && on?.comprehend !== undefined)) return null;
  return { name: raw?.name ?? name, inferenceUnits: raw?.inferenceUnits ?? 1, follow: raw?.follow ?? 'flywheel' };
}

function policy(raw: Promotion): Policy {
  return {
    minimum: raw.minimum ?? {},
    minimumPerLabel: byLabel(raw.minimumPerLabel ?? {}),
    maximumDrop: raw.maximumDrop ?? { f1: 0.01 },
    require: raw.require ?? 'not-worse',
    confidence: raw.confidence ?? 0.95,
    approval: raw.approval ?? 'on-merge',
  };
}

/** Without a prototype: a label may be called `constructor`, and looking it up must find nothing. */
function byLabel<Value>(entries: Record<string, Value>): Record<string, Value> {
  return Object.assign(Object.create(null) as Record<string, Value>, entries);
}

function sources({ datasets, task: { type, mode } }: FlywheelYaml, role: 'train' | 'test' | 'golden', file: string): Source[] | null {
  const raw = datasets[role];
  if (raw === undefined) return null;
  return writtenSources(raw, []).map((source) => {
    const { path, columns, delimiter, labelDelimiter } = source;
    const format = (formatOf(source) ?? null) as Source['format'];
    const common = { path: resolved(path, file), format, columns: columns ?? null, delimiter: delimiter ?? null };
    if (type === 'entity-recognizer') return { ...common, entities: true, ...companion(source, file) };
    return { ...common, ...(mode === 'multi-label' ? { labelDelimiter: labelDelimiter ?? defaultLabelDelimiter } : {}) };
  });
}

function companion({ annotations, entityList }: Written, file: string): Pick<Source, 'annotations' | 'entityList'> {
  if (annotations !== undefined) return { annotations: resolved(annotations, file) };
  return entityList === undefined ? {} : { entityList: resolved(entityList, file) };
}

function resolved(path: string, file: string): string {
  const found = datasetPath(path, file);
  if (!('path' in found)) throw new Error(`the path ${path} was not checked`);
  return found.path;
}
