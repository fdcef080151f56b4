/** One violation, as Ajv reports it with `verbose`. */
export interface Violation {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  /** The keyword's own value in the schema. */
  schema: unknown;
  /** The schema that the keyword stands in. */
  parentSchema: Record<string, unknown>;
  /** The value that violates it. */
  data: unknown;
}

declare const validate: {
  (data: unknown): boolean;
  errors?: Violation[] | null;
};
export default validate;
