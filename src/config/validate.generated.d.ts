/** What a message needs of the schema that a keyword stands in. */
export interface Fragment {
  type?: string | string[];
  enum?: (string | number)[];
  pattern?: string;
  patternErrorMessage?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  required?: string[];
  properties?: Record<string, Fragment>;
}

/** One violation, as Ajv reports it with `verbose`. */
export interface Violation {
  instancePath: string;
  keyword: string;
  params: { additionalProperty?: string; missingProperty?: string };
  /** The schema that the keyword stands in. */
  parentSchema: Fragment;
  /** The value that violates it. */
  data: unknown;
}

declare const validate: {
  (data: unknown): boolean;
  errors?: Violation[] | null;
};
export default validate;
