// Made from schemas/flywheel.schema.json by `node scripts/generate.mjs`. Edit the schema, not this file.

/**
 * A path or glob, a list of them, or a mapping with these keys.
 *
 * @minItems 1
 * @maxItems 100
 */
export type Sources =
  | string
  | (
      | string
      | {
          path: Path;
          format?: Format;
          columns?: Columns;
          delimiter?: Delimiter;
          labelDelimiter?: LabelDelimiter;
          annotations?: Annotations;
          entityList?: EntityList;
        }
    )[]
  | {
      path: Path;
      format?: Format;
      columns?: Columns;
      delimiter?: Delimiter;
      labelDelimiter?: LabelDelimiter;
      annotations?: Annotations;
      entityList?: EntityList;
    };
/**
 * Path or glob, relative to flywheel.yaml, with forward slashes: `*` matches within a folder, `**` across folders, `{a,b}` either, `[0-9]` one of. Parentheses, and leaving the repository, are not allowed.
 */
export type Path = string;
/**
 * How the files are written. Without it, it is recognised from each file's name and first rows. A classifier reads `comprehend-csv`, `csv`, `tsv`, `jsonl` and `augmented-manifest`; an entity-recognizer reads `jsonl`, `augmented-manifest` and `conll` (columns with a tag last: IOB1, IOB2, BIOES or BILOU, as the file shows), and plain text with `annotations` or `entityList`, which need no format.
 */
export type Format = 'comprehend-csv' | 'csv' | 'tsv' | 'jsonl' | 'augmented-manifest' | 'entity-annotations' | 'entity-list' | 'conll';
/**
 * The one character between the fields of a csv file with a header. Without it, it is recognised.
 */
export type Delimiter = string;
/**
 * Of a multi-label classifier: the one character between the labels of a document where they stand in one text. Lists in JSON need none. A comma is not for comprehend-csv.
 */
export type LabelDelimiter = string;
/**
 * Of an entity-recognizer: path or glob of the CSV that says where the entities of the documents in `path` are, as Amazon Comprehend has it: a header `File,Line,Begin Offset,End Offset,Type`, lines counted from 0, offsets in characters (Unicode code points), the end exclusive. Documents are the lines of `path`; without a column Line, each file is one.
 */
export type Annotations = string;
/**
 * Of an entity-recognizer: path or glob of a CSV of entities to find in the lines of `path`, as Amazon Comprehend has it: a header `Text,Type`. Found are whole words with the same capitals, the longest first.
 */
export type EntityList = string;
export type Rate = number;
/**
 * What applications call; it always serves the active model. `null`: no endpoint. Without this setting the embedded engine has one of the flywheel's name, and Amazon Comprehend none: there it costs $1,296 a month for each inference unit, whether anybody calls it or not.
 */
export type Endpoint = {
  /**
   * Name of the endpoint, unique in the repository. Without it, the flywheel's name.
   */
  name?: string;
  /**
   * Throughput of the endpoint: one unit is 100 characters a second. Amazon Comprehend allows 10 for an endpoint unless the quota is raised.
   */
  inferenceUnits?: number;
  /**
   * What the endpoint is bound to. `flywheel`: the service switches it as soon as a model is promoted. `version`: to the model version that serves, and after a promotion it is moved to the next one as a step of its own.
   */
  follow?: 'flywheel' | 'version';
} | null;

/**
 * One file declares one flywheel: a task, its datasets, the engine that trains, the promotion policy and the endpoint. Paths and globs are relative to the file. Only `name`, `task` and `datasets` are required.
 */
export interface FlywheelYaml {
  /**
   * Version of this format.
   */
  version?: 1;
  /**
   * Name of the flywheel, unique in the repository (in any case: `Tickets` and `tickets` clash). Amazon Comprehend allows 63 characters; nine are kept for `-` and the key of a generation.
   */
  name: string;
  task: Task;
  datasets: Datasets;
  engine?: Engine;
  promotion?: Promotion;
  pullRequests?: PullRequests;
  budget?: Budget;
  endpoint?: Endpoint;
  /**
   * A model version that must serve, whatever is trained: a rollback that sticks. Datasets are still ingested and models still trained, but nothing is promoted until the pin is null again. `flywheel rollback` writes it.
   */
  pin?: string | null;
  /**
   * While true, nothing is written: no ingesting, no training, no promotion.
   */
  suspend?: boolean;
}
/**
 * What the model learns. `task: {}` is a multi-class classifier of English text.
 */
export interface Task {
  /**
   * A `classifier` labels whole documents. An `entity-recognizer` finds spans in them.
   */
  type?: 'classifier' | 'entity-recognizer';
  /**
   * Of a classifier: `multi-class` gives each document exactly one label, `multi-label` one or more.
   */
  mode?: 'multi-class' | 'multi-label';
  /**
   * Language of the documents, as its two-letter code: the languages that Amazon Comprehend trains custom models for.
   */
  language?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'pt';
  /**
   * The labels of a classifier. Without it they are inferred for the first model; afterwards a new label must be declared here. A document with a label that is not declared is an error.
   *
   * @minItems 2
   * @maxItems 1000
   */
  labels?: string[];
  /**
   * The entity types of an entity-recognizer. Without it they are inferred for the first model; afterwards a new type must be declared here. An entity of a type that is not declared is an error. No type holds a comma, a tab, a line break or `|`.
   *
   * @minItems 1
   * @maxItems 25
   */
  entities?: string[];
  /**
   * Old label to new label, or old entity type to new one, after a renaming. Models trained before and after it are compared as if they had always used the new name.
   */
  renamed?: {
    [k: string]: string;
  };
  /**
   * Of a multi-label classifier: a label is predicted when its confidence reaches this, and where none does, the most likely one. Confidences are fitted so that 0.5 is best; a higher threshold gives fewer labels, more of them right.
   */
  threshold?: number;
}
/**
 * Files of labelled documents. Each key takes a path or glob, a list of them, or a mapping that says how to read the files.
 */
export interface Datasets {
  train: Sources;
  test?: Sources;
  golden?: Sources;
}
/**
 * Which columns of a csv or tsv file with a header, or which keys of a jsonl file, hold the text and the label; for an entity-recognizer, the text and the list of entities. Without it they are recognised by name: text, document, sentence, utterance …; label, category, class, intent …; entities, spans, annotations, labels ….
 */
export interface Columns {
  /**
   * Name of the column that holds the text.
   */
  text: string;
  /**
   * Name of the column that holds the label.
   */
  label: string;
}
/**
 * What trains and serves: exactly one of `local` and `comprehend`.
 */
export interface Engine {
  /**
   * The embedded engine: trains on the machine that runs Flywheel, costs nothing and needs no account.
   */
  local?: {
    /**
     * Where models and datasets are kept: `git:BRANCH`, an orphan branch of this repository; or a directory relative to flywheel.yaml; or an s3:// URI (not yet available).
     */
    lake?: string;
  };
  /**
   * Amazon Comprehend, in your account: trains for hours rather than seconds, and costs what its price list says.
   */
  comprehend?: {
    /**
     * AWS region.
     */
    region: string;
    /**
     * Where Amazon Comprehend keeps the flywheel's data.
     */
    dataLake: string;
    /**
     * ARN of the role that Amazon Comprehend assumes to read and write the data lake.
     */
    dataAccessRole: string;
    /**
     * Account that owns the bucket of the data lake: nothing is read from or written to a bucket of that name that somebody else owns. By default the account of dataAccessRole.
     */
    bucketOwner?: string;
    /**
     * KMS key that encrypts models.
     */
    modelKmsKey?: string;
    /**
     * KMS key that encrypts training volumes.
     */
    volumeKmsKey?: string;
    /**
     * KMS key that encrypts the data lake.
     */
    dataLakeKmsKey?: string;
    /**
     * Network that training runs in.
     */
    vpc?: {
      /**
       * Security group ids.
       *
       * @minItems 1
       * @maxItems 5
       */
      securityGroups: string[];
      /**
       * Subnet ids.
       *
       * @minItems 1
       * @maxItems 16
       */
      subnets: string[];
    };
    /**
     * How models are compared. `per-document`: both answer every test document in a job, which is paid for once for each model and document, and a paired test decides. `service`: by the averages that the service reports for an iteration, which cost nothing more and show much less: no labels, no golden documents, no significance.
     */
    scoring?: 'per-document' | 'service';
    /**
     * Tags for everything that Flywheel creates.
     */
    tags?: {
      [k: string]: string;
    };
    /**
     * ARN of a flywheel that is there already. Its active model serves, and is what candidates are judged against, until one of them is promoted; nothing is ever written to it.
     */
    adopt?: string;
    /**
     * How many promoted models `flywheel prune` leaves for a rollback, the one that serves included.
     */
    keep?: number;
    /**
     * Whether `apply` takes back what was changed by hand: the active model, the endpoint, the role, keys of models and volumes, and the network of the flywheel that serves. Without it, drift is told and left.
     */
    correctDrift?: boolean;
  };
}
/**
 * When a candidate replaces the active model. Limits are shares between 0 and 1. A mapping given here replaces the default as a whole.
 */
export interface Promotion {
  minimum?: Limits;
  /**
   * Floors by label (or entity type) and metric; `default` holds for every label that is not named. They reject only with at least 20 test documents of the label, otherwise they warn.
   */
  minimumPerLabel?: {
    [k: string]: LabelLimits;
  };
  maximumDrop?: Limits;
  /**
   * What a paired test at `confidence` must show: `not-worse`, no evidence of harm; `non-inferior`, that the candidate is not below the active model by more than `maximumDrop.f1`; `better`, that it is better.
   */
  require?: 'not-worse' | 'non-inferior' | 'better';
  /**
   * Confidence of every test, above 0.5 and below 1.
   */
  confidence?: number;
  /**
   * `on-merge`: merging promotes a candidate that passes. `manual`: it waits for `flywheel promote`.
   */
  approval?: 'on-merge' | 'manual';
}
/**
 * Limits by metric, as shares between 0 and 1.
 */
export interface Limits {
  f1?: Rate;
  precision?: Rate;
  recall?: Rate;
  accuracy?: Rate;
  microF1?: Rate;
}
/**
 * Floors for one label, by metric, as shares between 0 and 1.
 */
export interface LabelLimits {
  f1?: Rate;
  precision?: Rate;
  recall?: Rate;
}
/**
 * What happens in pull requests.
 */
export interface PullRequests {
  /**
   * Whether a pull request trains the model that merging would give. With the embedded engine `always` is the default, and anything else checks the data alone. On Amazon Comprehend every pull request is estimated by the embedded engine, and this says when the service itself trains before the merge, which costs as much as any training: `on-request` (the default there) by the comment `/flywheel train` or the label `flywheel:train`, `always` for every pull request that is no draft and from no fork.
   */
  train?: 'always' | 'on-request' | 'never';
}
/**
 * What this flywheel may cost on Amazon Comprehend: training, storage of models, scoring jobs and the endpoint together. What would go beyond is refused. The embedded engine costs nothing, so with it a budget has no effect.
 */
export interface Budget {
  /**
   * US dollars a calendar month (UTC).
   */
  usdPerMonth: number;
}

/** Where each key belongs: key to dotted parents; '' is the top of the file. */
export const parents: Record<string, string[]> = {
  "version": [
    ""
  ],
  "name": [
    "",
    "endpoint"
  ],
  "task": [
    ""
  ],
  "type": [
    "task"
  ],
  "mode": [
    "task"
  ],
  "language": [
    "task"
  ],
  "labels": [
    "task"
  ],
  "entities": [
    "task"
  ],
  "renamed": [
    "task"
  ],
  "threshold": [
    "task"
  ],
  "datasets": [
    ""
  ],
  "train": [
    "datasets",
    "pullRequests"
  ],
  "path": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "format": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "columns": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "text": [
    "datasets.train.columns",
    "datasets.test.columns",
    "datasets.golden.columns"
  ],
  "label": [
    "datasets.train.columns",
    "datasets.test.columns",
    "datasets.golden.columns"
  ],
  "delimiter": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "labelDelimiter": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "annotations": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "entityList": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "test": [
    "datasets"
  ],
  "golden": [
    "datasets"
  ],
  "engine": [
    ""
  ],
  "local": [
    "engine"
  ],
  "lake": [
    "engine.local"
  ],
  "comprehend": [
    "engine"
  ],
  "region": [
    "engine.comprehend"
  ],
  "dataLake": [
    "engine.comprehend"
  ],
  "dataAccessRole": [
    "engine.comprehend"
  ],
  "bucketOwner": [
    "engine.comprehend"
  ],
  "modelKmsKey": [
    "engine.comprehend"
  ],
  "volumeKmsKey": [
    "engine.comprehend"
  ],
  "dataLakeKmsKey": [
    "engine.comprehend"
  ],
  "vpc": [
    "engine.comprehend"
  ],
  "securityGroups": [
    "engine.comprehend.vpc"
  ],
  "subnets": [
    "engine.comprehend.vpc"
  ],
  "scoring": [
    "engine.comprehend"
  ],
  "tags": [
    "engine.comprehend"
  ],
  "adopt": [
    "engine.comprehend"
  ],
  "keep": [
    "engine.comprehend"
  ],
  "correctDrift": [
    "engine.comprehend"
  ],
  "promotion": [
    ""
  ],
  "minimum": [
    "promotion"
  ],
  "f1": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "precision": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "recall": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "accuracy": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "microF1": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "minimumPerLabel": [
    "promotion"
  ],
  "maximumDrop": [
    "promotion"
  ],
  "require": [
    "promotion"
  ],
  "confidence": [
    "promotion"
  ],
  "approval": [
    "promotion"
  ],
  "pullRequests": [
    ""
  ],
  "budget": [
    ""
  ],
  "usdPerMonth": [
    "budget"
  ],
  "endpoint": [
    ""
  ],
  "inferenceUnits": [
    "endpoint"
  ],
  "follow": [
    "endpoint"
  ],
  "pin": [
    ""
  ],
  "suspend": [
    ""
  ]
};
