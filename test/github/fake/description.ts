import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'openapi-backend';
import type { State } from './state.ts';

interface Schema {
  properties?: Record<string, { nullable?: boolean }>;
  required?: string[];
}

/** GitHub's own description of the operations the fake answers; where it comes from stands in the file's `info`. */
export const description = JSON.parse(readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8'), nullable) as Document & {
  components: { schemas: Record<string, Schema> };
};

/** OpenAPI's `nullable` in the words of JSON Schema, where the validator would take it for an error or overlook it. */
function nullable(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('nullable' in value) || value.nullable !== true) return value;
  const { nullable: _flag, ...rest } = value;
  if ('enum' in value) return { ...value, enum: [...(value.enum as unknown[]), null] };
  return 'type' in value ? value : { anyOf: [rest, { enum: [null] }] };
}

/**
 * Adds the addresses that the schema requires and that nobody follows. Only addresses: every other required member must be given, or
 * the answer fails validation, so that no meaning is ever made up.
 */
export function addressed(state: State, schemaName: string, value: Record<string, unknown>): Record<string, unknown> {
  const { required = [], properties = {} } = description.components.schemas[schemaName]!;
  const missing = required.filter((key) => !(key in value) && (key === 'url' || key.endsWith('_url')));
  const filled = missing.map((key) => [key, properties[key]?.nullable === true ? null : `${state.url}/not-modelled/${schemaName}/${key}`]);
  return { ...value, ...Object.fromEntries(filled) };
}
