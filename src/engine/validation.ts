import type { Constraint, Members } from './constraints.ts';
import { ServiceError } from './errors.ts';

/** The service stops counting here. */
const violationsMax = 10;

/**
 * Holds a request against the constraints of its operation, and returns it without members that the table does not know or that are null:
 * the service ignores both. The sentences are the service's: `1 validation error detected: Value null at 'flywheelArn' failed to satisfy
 * constraint: Member must not be null`.
 * @throws {ServiceError} SerializationException for a wrong type, ValidationException for everything else.
 */
export function validate<R extends object>(members: Members, request: R): R {
  checkTypes({ type: 'structure', members }, request);
  const violations = membersViolations(members, request as Record<string, unknown>, '').slice(0, violationsMax);
  if (violations.length === 0) return knownMembers(members, request);
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected`;
  throw new ServiceError('ValidationException', `${count}: ${violations.join('; ')}`);
}

function knownMembers<R extends object>(members: Members, value: R): R {
  const known = Object.entries(value).filter(([name, member]) => Object.hasOwn(members, name) && member !== undefined && member !== null);
  return Object.fromEntries(known.map(([name, member]) => [name, knownValue(members[name]!, member)])) as R;
}

function knownValue(constraint: Constraint, value: unknown): unknown {
  if (constraint.type === 'structure') return knownMembers(constraint.members, value as object);
  if (constraint.type === 'list') return (value as unknown[]).map((item) => knownValue(constraint.member, item));
  return value;
}

function membersViolations(members: Members, value: Record<string, unknown>, path: string): string[] {
  return Object.entries(members).flatMap(([name, constraint]) => violations(constraint, value[name], joined(path, lowerFirst(name))));
}

function violations(constraint: Constraint, value: unknown, path: string): string[] {
  if (value === undefined || value === null) return constraint.required ? [sentence('null', path, 'Member must not be null')] : [];
  const said = (rule: string): string =>
    sentence(constraint.type === 'string' && constraint.sensitive ? '' : `'${shown(value)}'`, path, rule);
  switch (constraint.type) {
    case 'string':
      return textRules(constraint, value as string).map(said);
    case 'integer':
      return rangeRules(constraint, value as number, 'value').map(said);
    case 'blob':
      return rangeRules(constraint, (value as Uint8Array).length, 'length').map((rule) => sentence('', path, rule));
    case 'timestamp':
      return [];
    case 'list': {
      const items = value as unknown[];
      const ofItems = items.flatMap((item, at) =>
        violations({ ...constraint.member, required: true }, item, joined(path, `${at + 1}.member`)),
      );
      return [...rangeRules(constraint, items.length, 'length').map(said), ...ofItems];
    }
    case 'structure':
      return membersViolations(constraint.members, value as Record<string, unknown>, path);
  }
}

function textRules(constraint: Constraint & { type: 'string' }, value: string): string[] {
  const rules = rangeRules(constraint, value.length, 'length');
  const tooLong = constraint.max !== undefined && value.length > constraint.max;
  // A text over its limit is not matched: it is refused already, and patterns should see only short texts.
  if (constraint.pattern !== undefined && !tooLong && !new RegExp(`^(?:${constraint.pattern})$`, 'u').test(value))
    rules.push(`Member must satisfy regular expression pattern: ${constraint.pattern}`);
  if (constraint.enum !== undefined && !constraint.enum.includes(value))
    rules.push(`Member must satisfy enum value set: [${constraint.enum.join(', ')}]`);
  return rules;
}

function rangeRules(constraint: { min?: number; max?: number }, size: number, what: 'length' | 'value'): string[] {
  const rules: string[] = [];
  if (constraint.max !== undefined && size > constraint.max) rules.push(`Member must have ${what} less than or equal to ${constraint.max}`);
  if (constraint.min !== undefined && size < constraint.min)
    rules.push(`Member must have ${what} greater than or equal to ${constraint.min}`);
  return rules;
}

const sentence = (value: string, path: string, rule: string): string =>
  `Value ${value === '' ? '' : `${value} `}at '${path}' failed to satisfy constraint: ${rule}`;

function checkTypes(constraint: Constraint, value: unknown): void {
  if (value === undefined || value === null) return;
  if (!hasType(constraint, value))
    throw new ServiceError('SerializationException', `${typeName(value)} can not be converted to ${wanted[constraint.type]}`);
  if (constraint.type === 'list') for (const item of value as unknown[]) checkTypes(constraint.member, item);
  if (constraint.type === 'structure')
    for (const [name, member] of Object.entries(constraint.members)) checkTypes(member, (value as Record<string, unknown>)[name]);
}

const wanted = {
  string: 'a String',
  integer: 'an Integer',
  timestamp: 'milliseconds since epoch',
  blob: 'a Blob',
  list: 'a List',
  structure: 'a Structure',
};

function hasType(constraint: Constraint, value: unknown): boolean {
  switch (constraint.type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'timestamp':
      return value instanceof Date && !Number.isNaN(value.getTime());
    case 'blob':
      return value instanceof Uint8Array;
    case 'list':
      return Array.isArray(value);
    case 'structure':
      return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
  }
}

function typeName(value: unknown): string {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'number') return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
