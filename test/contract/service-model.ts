/** Holds every answer and every refusal against the published service model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';

export interface Shape {
  type: 'structure' | 'list' | 'string' | 'integer' | 'long' | 'float' | 'double' | 'timestamp' | 'blob';
  required?: string[];
  members?: Record<string, { shape: string; idempotencyToken?: boolean }>;
  member?: { shape: string };
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  sensitive?: boolean;
}

interface ServiceModel {
  operations: Record<string, { input: string; output: string; errors: string[] }>;
  shapes: Record<string, Shape>;
}

export const serviceModel = JSON.parse(
  readFileSync(join(import.meta.dirname, '../engine/comprehend-constraints.json'), 'utf8'),
) as ServiceModel;

/** `createFlywheel` → what the model says of `CreateFlywheel`. */
export const modelOf = (name: string): ServiceModel['operations'][string] =>
  serviceModel.operations[name.charAt(0).toUpperCase() + name.slice(1)]!;

/** Not in the model, and still what the service's front end answers with. */
const undeclared = ['ValidationException', 'SerializationException'];

/** The same client; each answer must fit its output shape, and each refusal must be declared by its operation. */
export function checked(comprehend: Comprehend): Comprehend {
  const calls = Object.entries(comprehend) as [OperationName, (request: never) => Promise<object>][];
  return Object.fromEntries(
    calls.map(([name, call]) => [
      name,
      async (request: never) => {
        const answer = await call(request).catch((error: Error) => {
          // What has no $fault did not come from the service.
          if ('$fault' in error) expect([...modelOf(name).errors, ...undeclared], `${name} answered: ${error.stack}`).toContain(error.name);
          throw error;
        });
        expect(misfits(modelOf(name).output, answer, name, 'value')).toEqual([]);
        return answer;
      },
    ]),
  ) as unknown as Comprehend;
}

/** What of it does not fit the shape: of a value as the SDK hands it out, or of JSON as it is on the wire, where times are numbers. */
export function misfits(shapeName: string, value: unknown, path: string, form: 'value' | 'wire'): string[] {
  if (value === undefined) return [];
  const shape = serviceModel.shapes[shapeName]!;
  switch (shape.type) {
    case 'structure': {
      const unknown = Object.keys(value as object).filter((name) => shape.members?.[name] === undefined);
      const members = Object.entries(shape.members ?? {}).flatMap(([name, { shape: member }]) =>
        misfits(member, (value as Record<string, unknown>)[name], `${path}.${name}`, form),
      );
      return [...unknown.map((name) => `${path}.${name} is no member`), ...members];
    }
    case 'list':
      return (value as unknown[]).flatMap((item, at) => misfits(shape.member!.shape, item, `${path}.${at}`, form));
    case 'timestamp':
      return form === 'value' ? (value instanceof Date ? [] : [`${path} is no Date`]) : isEpoch(value) ? [] : [`${path} is no time`];
    case 'string':
      return fits(shape, value) ? [] : [`${path}: ${JSON.stringify(value)} does not fit ${JSON.stringify(shape)}`];
    default:
      return typeof value === 'number' && Number.isFinite(value) ? [] : [`${path}: ${JSON.stringify(value)} is no number`];
  }
}

/** Seconds since 1970, of this century: milliseconds would be far beyond. */
const isEpoch = (value: unknown): boolean => typeof value === 'number' && value > 946_684_800 && value < 4_102_444_800;

function fits(shape: Shape, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (value.length > (shape.max ?? Number.POSITIVE_INFINITY) || value.length < (shape.min ?? 0)) return false;
  if (shape.enum !== undefined && !shape.enum.includes(value)) return false;
  return shape.pattern === undefined || new RegExp(`^(?:${shape.pattern})$`, 'u').test(value);
}
