/** A statement of a policy of IAM, and what those of Flywheel speak of. */

export interface Statement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string>>;
}

/** What ARNs are made of; in a template the placeholders of `cloudformation.ts`. */
export interface Scope {
  partition: string;
  region: string;
  account: string;
  /** Of the data lake. */
  bucket: string;
  /** What the keys of the data lake begin with, empty or with a slash at the end; `*` where nobody has said it yet. */
  lake: string;
  /** Begins every flywheel's name: `*` for all. */
  flywheel: string;
  /** ARN of the role that the service itself takes. */
  dataAccessRole: string;
  /** ARNs of flywheels that are adopted: they and their models are looked at and asked, whatever they are called. */
  adopted: readonly string[];
  /** ARNs of the keys of KMS that encrypt models, volumes and the data lake. */
  keys: readonly string[];
  /** Those of them that encrypt a data lake; none where that is left to the bucket. */
  lakeKeys: readonly string[];
}

export const allow = (Sid: string, actions: readonly string[], resources: readonly string[]): Statement => ({
  ...{ Sid, Effect: 'Allow', Action: [...actions], Resource: [...resources] },
});
