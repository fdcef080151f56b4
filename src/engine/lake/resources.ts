/** What the records hold. Times are milliseconds since 1970; names stand for ARNs where the engine gives them. */
import type {
  DataSecurityConfig,
  DatasetType,
  DocumentClassifierInputDataConfig,
  DocumentReaderConfig,
  EntityRecognizerInputDataConfig,
  InputFormat,
  LanguageCode,
  VpcConfig,
} from '@aws-sdk/client-comprehend';
import type { Averages, EntityTypeScores, Evaluated } from './averages.ts';

/** Given by a caller to make a request repeatable: the same token with the same request is the same request. */
export interface Token {
  token: string;
  /** Hash of the request. */
  request: string;
}

/** In a list, because the order of creation is the order that ListTagsForResource answers in. */
export type Tags = { key: string; value: string }[];

interface Resource {
  /** Of a model: `<model>/<version>`. */
  name: string;
  created: number;
  tags: Tags;
  token?: Token;
}

export interface Flywheel extends Resource {
  status: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING' | 'DELETED';
  modified: number;
  role: string;
  language: LanguageCode;
  /** Absent: a classifier. */
  kind?: 'recognizer';
  /** Of a classifier; absent: MULTI_CLASS. */
  mode?: 'MULTI_LABEL';
  /** Of a recognizer the entity types. null: taken from the documents. */
  labels: string[] | null;
  /** DataLakeS3Uri with the service's suffix. */
  lake: string;
  security: DataSecurityConfig;
  /** Name of the models that iterations train. */
  model: string;
  /** ARN. */
  activeModel: string | null;
  datasets: Dataset[];
  /** Oldest first. */
  iterations: Iteration[];
}

export interface Dataset extends Resource {
  type: DatasetType;
  status: 'CREATING' | 'COMPLETED' | 'FAILED';
  description?: string;
  message?: string;
  /** S3 prefixes to read from. */
  sources: string[];
  /** Between the labels of a document of a multi-label classifier, when it is not the service's default. */
  delimiter?: string;
  /** Augmented manifests instead of CSV: for each of the sources, the attribute that holds its labels. */
  attributes?: string[];
  /** Of a recognizer, where the sources are plain documents: how they lie in their files, and for each of the sources what is in them. */
  format?: InputFormat;
  annotations?: string[];
  entityLists?: string[];
  ended?: number;
  documents?: number;
}

export interface Iteration {
  /** Its time of creation, in seconds. */
  id: string;
  created: number;
  status: 'TRAINING' | 'EVALUATING' | 'STOP_REQUESTED' | 'COMPLETED' | 'FAILED' | 'STOPPED';
  /** When it went on from TRAINING to EVALUATING, or from EVALUATING to TRAINING; absent where states take no time of their own. */
  turned?: number;
  token?: Token;
  /** Names of the datasets it sees; its own once it is COMPLETED. */
  datasets: string[];
  ended?: number;
  message?: string;
  evaluated?: Evaluated;
  trained?: Evaluated;
  /** Prefix of what says on which documents it evaluated. */
  manifest?: string;
}

/** Where documents are read from. */
export type DocumentSource = Pick<Dataset, 'sources' | 'delimiter' | 'attributes' | 'format' | 'annotations' | 'entityLists'>;

/** What CreateDocumentClassifier or CreateEntityRecognizer asked for. */
export interface Submission {
  /** As it was given, to describe it: the former of a classifier, the latter of a recognizer. */
  input: DocumentClassifierInputDataConfig | EntityRecognizerInputDataConfig;
  train: DocumentSource;
  /** Absent: a tenth of the documents is held back. */
  test?: DocumentSource;
  /** `uri` of the archive with the confusion matrix. */
  output?: { uri: string; kmsKeyId?: string };
  volumeKmsKeyId?: string;
  vpc?: VpcConfig;
}

/** Who may import a model, in the words of whoever owns it. */
export interface Policy {
  /** JSON. */
  text: string;
  revision: string;
  created: number;
  modified: number;
}

/** A version of a model. What training finds out is absent, or empty, until it is trained. */
export interface Model extends Resource {
  status: 'SUBMITTED' | 'TRAINING' | 'STOP_REQUESTED' | 'STOPPED' | 'IN_ERROR' | 'TRAINED' | 'DELETING' | 'DELETED';
  message?: string;
  arn: string;
  /** Absent: the model has no versions. */
  version?: string;
  language: LanguageCode;
  /** Absent: a classifier. */
  kind?: 'recognizer';
  /** Of a classifier; absent: MULTI_CLASS. */
  mode?: 'MULTI_LABEL';
  /** Of a recognizer the entity types. */
  labels: string[];
  role: string;
  modelKmsKeyId?: string;
  /** ARN of the flywheel and id of the iteration that trained it. */
  flywheel?: string;
  iteration?: string;
  /** Absent: a flywheel trained it, or it was imported. */
  submission?: Submission;
  /** ARN of the model that it was imported from. */
  source?: string;
  policy?: Policy;
  statsPrefix: string;
  /** Names of the objects of documents it was trained on. */
  trainedOn: string[];
  digest?: string;
  trainingStarted?: number;
  trainingEnded?: number;
  trainedDocuments?: number;
  testDocuments?: number;
  averages: Averages | null;
  /** Of a recognizer, in the order of the labels. */
  types?: EntityTypeScores[];
  /** When it was asked to stop. */
  stopped?: number;
  /** When it ended without a model. */
  ended?: number;
  /** When its deletion was asked for. */
  deleted?: number;
}

export interface Endpoint extends Resource {
  status: 'CREATING' | 'IN_SERVICE' | 'UPDATING' | 'DELETING' | 'DELETED';
  modified: number;
  /** ARN of the model that answers. */
  model: string;
  desiredModel: string;
  units: number;
  desiredUnits: number;
  /** ARN of the flywheel whose active model it follows. */
  flywheel: string | null;
  role?: string;
  desiredRole?: string;
}

export interface Job extends Resource {
  status: 'SUBMITTED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'STOP_REQUESTED' | 'STOPPED';
  /** When it went on to IN_PROGRESS, and when it was asked to stop. */
  started?: number;
  stopped?: number;
  jobName?: string;
  /** ARNs. */
  model: string;
  flywheel?: string;
  input: { uri: string; format: InputFormat; reader?: DocumentReaderConfig };
  output: { uri: string; kmsKeyId?: string };
  role: string;
  /** As a job that finds entities was told; the language of the model counts. */
  language?: LanguageCode;
  volumeKmsKeyId?: string;
  vpc?: VpcConfig;
  ended?: number;
  message?: string;
}
