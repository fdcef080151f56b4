/** Holds every answer and every refusal against the published service model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';
import { incomplete, mispaged } from './answers.ts';

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

/** Not in the model, and still what the service's front end answers with; and what the engine says of pretrained models. */
const undeclared = ['ValidationException', 'SerializationException', 'NotImplementedException'];

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
        expect(unfit(name, request, answer, 'value')).toEqual([]);
        return answer;
      },
    ]),
  ) as unknown as Comprehend;
}

/** What of an answer is not as the service's would be: of a value as the SDK hands it out, or of JSON as it is on the wire, where times are numbers. */
export function unfit(operation: string, request: object, answer: object, form: 'value' | 'wire'): string[] {
  const { output } = modelOf(operation);
  return [...misfits(output, answer, operation, form), ...mispaged(output, request as Members, answer as Members)];
}

type Members = Record<string, unknown>;

function misfits(shapeName: string, value: unknown, path: string, form: 'value' | 'wire'): string[] {
  if (value === undefined) return [];
  // The service leaves out what has no value.
  if (value === null) return [`${path} is null`];
  const shape = serviceModel.shapes[shapeName]!;
  switch (shape.type) {
    case 'structure': {
      if (typeof value !== 'object' || Array.isArray(value)) return [`${path} is no structure`];
      const unknown = Object.keys(value).filter((name) => shape.members?.[name] === undefined);
      const missing = (shape.required ?? []).filter((name) => (value as Members)[name] === undefined);
      const members = Object.entries(shape.members ?? {}).flatMap(([name, { shape: member }]) =>
        misfits(member, (value as Members)[name], `${path}.${name}`, form),
      );
      return [
        ...unknown.map((name) => `${path}.${name} is no member`),
        ...missing.map((name) => `${path}.${name} is required`),
        ...incomplete(shapeName, value as Members, path),
        ...members,
      ];
    }
    case 'list': {
      if (!Array.isArray(value)) return [`${path} is no list`];
      const size = isWithin(shape, value.length) ? [] : [`${path} has ${value.length} items`];
      return [...size, ...value.flatMap((item, at) => misfits(shape.member!.shape, item ?? null, `${path}.${at}`, form))];
    }
    case 'timestamp':
      return form === 'value' ? (value instanceof Date ? [] : [`${path} is no Date`]) : isEpoch(value) ? [] : [`${path} is no time`];
    case 'string':
      return fits(shapeName, shape, value) ? [] : [`${path}: ${JSON.stringify(value)} does not fit ${JSON.stringify(shape)}`];
    case 'blob':
      return [`${path} is a blob, which no answer has`];
    default:
      return isNumber(shape, value) ? [] : [`${path}: ${JSON.stringify(value)} does not fit ${JSON.stringify(shape)}`];
  }
}

const isWithin = ({ min, max }: Shape, size: number): boolean =>
  size >= (min ?? Number.NEGATIVE_INFINITY) && size <= (max ?? Number.POSITIVE_INFINITY);

function isNumber(shape: Shape, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  const isWhole = shape.type === 'integer' || shape.type === 'long';
  return (!isWhole || Number.isInteger(value)) && isWithin(shape, value);
}

/** Seconds since 1970, of this century: milliseconds would be far beyond. */
const isEpoch = (value: unknown): boolean => typeof value === 'number' && value > 946_684_800 && value < 4_102_444_800;

function fits(shapeName: string, shape: Shape, value: unknown): boolean {
  if (typeof value !== 'string' || !isWithin(shape, value.length)) return false;
  // "For custom entity detection, this field contains one of the entity types that you specified" (service model, Entity.Type).
  if (shapeName === 'EntityType') return fits('EntityTypeName', serviceModel.shapes.EntityTypeName!, value);
  if (shape.enum !== undefined && !shape.enum.includes(value)) return false;
  return shape.pattern === undefined || new RegExp(`^(?:${shape.pattern})$`, 'u').test(value);
}
