/**
 * What a request member must be, as data: the vocabulary of the service model, and the shapes that several operations share.
 * Patterns match the whole value, also where the model leaves them unanchored. Lengths of strings are in UTF-16 code units.
 */
export type Constraint = (
  | StringConstraint
  | NumberConstraint
  | TimestampConstraint
  | BlobConstraint
  | ListConstraint
  | StructureConstraint
) & { required?: true };

export interface StringConstraint {
  type: 'string';
  min?: number;
  max?: number;
  pattern?: string;
  enum?: readonly string[];
  /** The value is left out of messages. */
  sensitive?: true;
}

export interface NumberConstraint {
  type: 'integer';
  min?: number;
  max?: number;
}

export interface TimestampConstraint {
  type: 'timestamp';
}

export interface BlobConstraint {
  type: 'blob';
  min?: number;
}

export interface ListConstraint {
  type: 'list';
  min?: number;
  max?: number;
  member: Constraint;
}

export interface StructureConstraint {
  type: 'structure';
  members: Members;
}

export type Members = Record<string, Constraint>;

export const required = <C extends Constraint>(constraint: C): C & { required: true } => ({ ...constraint, required: true });
export const text = (limits: Omit<StringConstraint, 'type'> = {}): StringConstraint => ({ type: 'string', ...limits });
export const list = (member: Constraint, limits: { min?: number; max?: number } = {}): ListConstraint => ({
  type: 'list',
  member,
  ...limits,
});
export const structure = (members: Members): StructureConstraint => ({ type: 'structure', members });

const name = '[a-zA-Z0-9](-*[a-zA-Z0-9])*';
const arn = (account: string, resource: string): StringConstraint =>
  text({ max: 256, pattern: `arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]*:${account}:${resource}` });
const bucketAndKey = 's3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?';
const described = '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)$';

export const arnName = text({ max: 63, pattern: `^${name}$` });
export const endpointName = text({ max: 40, pattern: `^${name}$` });
export const flywheelArn = arn('[0-9]{12}', `flywheel/${name}`);
export const datasetArn = arn('[0-9]{12}', `flywheel/${name}/dataset/${name}`);
export const modelArn = arn('[0-9]{12}', `(document-classifier|entity-recognizer)/${name}(/version/${name})?`);
export const classifierArn = arn('[0-9]{12}', `document-classifier/${name}(/version/${name})?`);
export const recognizerArn = arn('[0-9]{12}', `entity-recognizer/${name}(/version/${name})?`);
export const endpointArn = arn('[0-9]{12}', `(document-classifier-endpoint|entity-recognizer-endpoint)/${name}`);
export const classifierEndpointArn = arn('([0-9]{12}|aws)', `document-classifier-endpoint/${name}`);
export const recognizerEndpointArn = arn('[0-9]{12}', `entity-recognizer-endpoint/${name}`);
export const resourceArn = arn('[0-9]{12}', `[a-zA-Z0-9-]{1,64}/${name}((/dataset/${name})|(/version/${name}))?`);
export const iterationId = text({ max: 63, pattern: '[0-9]{8}T[0-9]{6}Z' });
export const roleArn = text({ min: 20, max: 2048, pattern: 'arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+' });
export const flywheelS3Uri = text({ max: 512, pattern: bucketAndKey });
export const s3Uri = text({ max: 1024, pattern: bucketAndKey });
export const kmsKeyId = text({ max: 2048, pattern: '^\\p{ASCII}+$' });
export const clientRequestToken = text({ min: 1, max: 64, pattern: '^[a-zA-Z0-9-]+$' });
export const description = text({ max: 2048, pattern: '^([a-zA-Z0-9_])[\\\\a-zA-Z0-9_@#%*+=:?./!\\s-]*$' });
export const jobName = text({ min: 1, max: 256, pattern: described });
export const jobId = text({ min: 1, max: 32, pattern: described });
export const inferenceUnits: NumberConstraint = { type: 'integer', min: 1 };
export const timestamp: TimestampConstraint = { type: 'timestamp' };
export const languageCode = text({ enum: ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'] });
export const inputFormat = text({ enum: ['ONE_DOC_PER_FILE', 'ONE_DOC_PER_LINE'] });

export const labelDelimiter = text({ min: 1, max: 1, pattern: '^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/]$' });
export const policy = text({ min: 1, max: 20000, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' });
export const policyRevision = text({ max: 64, pattern: '[0-9A-Fa-f]+' });

/** Of a training outside of flywheels: each manifest says what it is for. */
export const augmentedManifest = structure({
  S3Uri: required(s3Uri),
  Split: text({ enum: ['TRAIN', 'TEST'] }),
  AttributeNames: required(list(text({ min: 1, max: 63, pattern: '^[a-zA-Z0-9](-*[a-zA-Z0-9])*' }))),
  AnnotationDataS3Uri: s3Uri,
  SourceDocumentsS3Uri: s3Uri,
  DocumentType: text({ enum: ['PLAIN_TEXT_DOCUMENT', 'SEMI_STRUCTURED_DOCUMENT'] }),
});

export const tagKey = text({ min: 1, max: 128 });
export const tags = list(structure({ Key: required(tagKey), Value: text({ min: 0, max: 256 }) }));

const vpcPart = text({ min: 1, max: 32, pattern: '[-0-9a-zA-Z]+' });
export const vpcConfig = structure({
  SecurityGroupIds: required(list(vpcPart, { min: 1, max: 5 })),
  Subnets: required(list(vpcPart, { min: 1, max: 16 })),
});

export const documentReaderConfig = structure({
  DocumentReadAction: required(text({ enum: ['TEXTRACT_DETECT_DOCUMENT_TEXT', 'TEXTRACT_ANALYZE_DOCUMENT'] })),
  DocumentReadMode: text({ enum: ['SERVICE_DEFAULT', 'FORCE_DOCUMENT_READ_ACTION'] }),
  FeatureTypes: list(text({ enum: ['TABLES', 'FORMS'] }), { min: 1, max: 2 }),
});

/** What every Start operation of a job takes, besides the model. */
export const job = {
  JobName: jobName,
  InputDataConfig: required(structure({ S3Uri: required(s3Uri), InputFormat: inputFormat, DocumentReaderConfig: documentReaderConfig })),
  OutputDataConfig: required(structure({ S3Uri: required(s3Uri), KmsKeyId: kmsKeyId })),
  DataAccessRoleArn: required(roleArn),
  ClientRequestToken: clientRequestToken,
  VolumeKmsKeyId: kmsKeyId,
  VpcConfig: vpcConfig,
  Tags: tags,
  FlywheelArn: flywheelArn,
} as const satisfies Members;

export const jobFilter = structure({
  JobName: jobName,
  JobStatus: text({ enum: ['SUBMITTED', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'STOP_REQUESTED', 'STOPPED'] }),
  SubmitTimeBefore: timestamp,
  SubmitTimeAfter: timestamp,
});

/** What every List operation of models filters by, besides the name. */
export const modelFilter = {
  Status: text({
    enum: ['SUBMITTED', 'TRAINING', 'DELETING', 'STOP_REQUESTED', 'STOPPED', 'IN_ERROR', 'TRAINED', 'TRAINED_WITH_WARNING'],
  }),
  SubmitTimeBefore: timestamp,
  SubmitTimeAfter: timestamp,
} as const satisfies Members;

export const entityTypes = list(
  structure({ Type: required(text({ max: 64, pattern: '^(?![^\\n\\r\\t,]*\\\\n|\\\\r|\\\\t)[^\\n\\r\\t,]+$' })) }),
);

/** How every List operation pages. */
export const paging = { NextToken: text({ min: 1 }), MaxResults: { type: 'integer', min: 1, max: 500 } } as const satisfies Members;
