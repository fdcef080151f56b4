/** One flywheel as declared by one flywheel.yaml, with every default filled in. */
export interface Config {
  /** Path of the flywheel.yaml, relative to the repository root. */
  file: string;
  name: string;
  task: Task;
  datasets: { train: Source[]; test: Source[] | null; golden: Source[] | null };
  engine: Engine;
  promotion: Policy;
  pullRequests: { train: 'always' | 'on-request' | 'never' };
  /** What Amazon Comprehend may cost; without effect on the embedded engine. Absent means null. */
  budget?: { usdPerMonth: number } | null;
  endpoint: EndpointSettings | null;
  /** A model version that must serve, whatever is trained: rollback that sticks. */
  pin: string | null;
  suspend: boolean;
}

/** What applications call. */
export interface EndpointSettings {
  name: string;
  inferenceUnits: number;
  /** It is bound to the flywheel, which switches it with the active model, or to a version, and is moved after each promotion. */
  follow: 'flywheel' | 'version';
}

export type Task = MultiClassTask | MultiLabelTask | EntityTask;

export interface MultiClassTask extends ClassifierTask {
  mode: 'multi-class';
}

export interface MultiLabelTask extends ClassifierTask {
  mode: 'multi-label';
  /** A label is predicted when its confidence reaches this, 0–1. */
  threshold: number;
}

/** Finds spans of entities in a text. Its labels are the entity types. */
export interface EntityTask extends AnyTask {
  type: 'entity-recognizer';
  /** Not written in flywheel.yaml: there is one way to recognise entities. */
  mode: 'entities';
}

interface ClassifierTask extends AnyTask {
  type: 'classifier';
}

interface AnyTask {
  language: 'de' | 'en' | 'es' | 'fr' | 'it' | 'pt';
  /** null: inferred from the documents of the first model. */
  labels: string[] | null;
  /** Old label to new label: the same thing under another name, for comparing models across a renaming. */
  renamed: Record<string, string>;
}

/** The threshold of a multi-label classifier; null for one that gives each document one label. */
export const thresholdOf = (task: Task): number | null => (task.mode === 'multi-label' ? task.threshold : null);

/** Files of documents; the glob is relative to the repository root after parsing, with the folder's own special characters escaped by a backslash. */
export interface Source {
  path: string;
  format: 'comprehend-csv' | 'csv' | 'tsv' | 'jsonl' | 'augmented-manifest' | 'entity-annotations' | 'entity-list' | 'conll' | null;
  columns: { text: string; label: string } | null;
  delimiter: string | null;
  /** Between the labels of a document; only of a multi-label classifier. */
  labelDelimiter?: string;
  /** Documents carry entities instead of labels; only of an entity recognizer. */
  entities?: true;
  /** Of format entity-annotations: the CSV that says where the entities of `path` are. Relative to the repository root after parsing. */
  annotations?: string;
  /** Of format entity-list: the CSV of texts and types to be found in `path`. Relative to the repository root after parsing. */
  entityList?: string;
}

export type Engine = LocalEngine | ComprehendEngine;

/** The embedded engine. */
export interface LocalEngine {
  kind: 'local';
  /** `git:branch`, or a directory relative to the repository root. */
  lake: string;
}

/** Amazon Comprehend, in the account of whoever runs Flywheel. */
export interface ComprehendEngine {
  kind: 'comprehend';
  region: string;
  /** `s3://bucket` or `s3://bucket/prefix`, without a slash at the end. */
  dataLake: string;
  /** ARN of the role that the service takes. */
  dataAccessRole: string;
  /** Account that must own the bucket of the data lake, 12 digits. */
  bucketOwner: string;
  /** Keys of KMS by what they encrypt. */
  kms: { model?: string; volume?: string; dataLake?: string };
  vpc: { securityGroups: string[]; subnets: string[] } | null;
  /** Both models answer every test document, or the averages of the service are believed. */
  scoring: 'per-document' | 'service';
  /** For everything that is made. */
  tags: Record<string, string>;
  /** ARN of a flywheel that is there already, and is looked at alone; null for none. */
  adopt: string | null;
  /** Promoted models that prune leaves for a rollback, the one that serves included. */
  keep: number;
  /** What was changed by hand is taken back; otherwise it is told and left. */
  correctDrift: boolean;
}

/** Where documents, models and records are, in the words of flywheel.yaml. */
export const lakeOf = (engine: Engine): string => (engine.kind === 'local' ? engine.lake : engine.dataLake);

/** Limits by metric name, 0–1. */
export type Limits = Partial<Record<Metric, number>>;
export type Metric = 'f1' | 'precision' | 'recall' | 'accuracy' | 'microF1';

export interface Policy {
  minimum: Limits;
  /** By label; `default` holds for every label not named. */
  minimumPerLabel: Record<string, Limits>;
  maximumDrop: Limits;
  require: 'not-worse' | 'non-inferior' | 'better';
  /** Of every test, e.g. 0.95. */
  confidence: number;
  approval: 'on-merge' | 'manual';
}

/** Where a setting stands in flywheel.yaml, so that a later check can point at it. Keys are dotted paths, e.g. `promotion.minimum.f1`. */
export type Positions = ReadonlyMap<string, { line: number; column: number; source: string }>;
