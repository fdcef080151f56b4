import type { Constraint, Members } from './constraints.ts';
import { ServiceError } from './errors.ts';

/** The service stops counting here. */
const violationsMax = 10;

/**
 * Holds a request against the constraints of its operation, and returns it without members that the table does not know or that are null:
 * the service ignores both, as it does the fraction of a number where an integer belongs. The sentences are the service's: `1 validation error detected: Value null at 'flywheelArn' failed to satisfy
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
  return constraint.type === 'integer' ? Math.trunc(value as number) : value;
}

function membersViolations(members: Members, value: Record<string, unknown>, path: string): string[] {
  return Object.entries(members).flatMap(([name, constraint]) => violations(constraint, value[name], joined(path, lowerFirst(name))));
}

function violations(constraint: Constraint, value: unknown, path: string): string[] {
  if (value === undefined || value === null) return constraint.required ? [sentence('null', path, 'Member must not be null')] : [];
  if (constraint.type === 'structure') return membersViolations(constraint.members, value as Record<string, unknown>, path);
  const isHidden = constraint.type === 'blob' || (constraint.type === 'string' && constraint.sensitive);
  const given = constraint.type === 'integer' ? Math.trunc(value as number) : value;
  const own = rulesOf(constraint)
    .filter((rule) => !rule.allows(given))
    .map((rule) => sentence(isHidden ? '' : `'${shown(given)}'`, path, rule.says));
  return constraint.type === 'list' ? [...own, ...itemViolations(constraint.member, value as unknown[], path)] : own;
}

/** Each structure of a list is told by its number. Of plain values the service shows the list as a whole, and all that its items must satisfy. */
function itemViolations(member: Constraint, items: unknown[], path: string): string[] {
  if (member.type === 'structure')
    return items.flatMap((item, at) => violations({ ...member, required: true }, item, joined(path, `${at + 1}.member`)));
  const notNull: Rule = { says: 'Member must not be null', allows: (item) => item !== null && item !== undefined };
  const isWrong = (item: unknown): boolean => !notNull.allows(item) || rulesOf(member).some((rule) => !rule.allows(item));
  if (!items.some(isWrong)) return [];
  const rules = items.every(notNull.allows) ? rulesOf(member) : [...rulesOf(member), notNull];
  return [sentence(`'${shown(items)}'`, path, `Member must satisfy constraint: [${rules.map((rule) => rule.says).join(', ')}]`)];
}

interface Rule {
  says: string;
  allows: (value: unknown) => boolean;
}

/** What a value of the right type must satisfy besides, in the order in which the service says it. */
function rulesOf(constraint: Constraint): Rule[] {
  const { min, max, pattern, enum: values } = constraint as Limits;
  const what = constraint.type === 'integer' ? 'value' : 'length';
  const isTooLong = (value: unknown): boolean => max !== undefined && sizeOf(value) > max;
  const rules: Rule[] = [];
  if (max !== undefined)
    rules.push({ says: `Member must have ${what} less than or equal to ${max}`, allows: (value) => !isTooLong(value) });
  if (min !== undefined)
    rules.push({ says: `Member must have ${what} greater than or equal to ${min}`, allows: (value) => sizeOf(value) >= min });
  if (pattern !== undefined)
    rules.push({
      says: `Member must satisfy regular expression pattern: ${pattern}`,
      // A text over its limit is not matched: it is refused already, and patterns should see only short texts.
      allows: (value) => isTooLong(value) || new RegExp(`^(?:${pattern})$`, 'u').test(value as string),
    });
  if (values !== undefined)
    rules.push({ says: `Member must satisfy enum value set: [${values.join(', ')}]`, allows: (value) => values.includes(value as string) });
  return rules;
}

interface Limits {
  min?: number;
  max?: number;
  pattern?: string;
  enum?: readonly string[];
}

const sizeOf = (value: unknown): number => (typeof value === 'number' ? value : (value as { length: number }).length);

const sentence = (value: string, path: string, rule: string): string =>
  `Value ${value === '' ? '' : `${value} `}at '${path}' failed to satisfy constraint: ${rule}`;

function checkTypes(constraint: Constraint, value: unknown): void {
  if (value === undefined || value === null) return;
  if (!hasType(constraint, value)) throw new ServiceError('SerializationException', mistyped(constraint.type, value));
  if (constraint.type === 'list') for (const item of value as unknown[]) checkTypes(constraint.member, item);
  if (constraint.type === 'structure')
    for (const [name, member] of Object.entries(constraint.members)) checkTypes(member, (value as Record<string, unknown>)[name]);
}

/** In the words of the parser that AWS's JSON services share, as they were seen at others of them. */
function mistyped(wanted: Constraint['type'], value: unknown): string {
  if (Array.isArray(value)) return 'Start of list found where not expected';
  if (typeof value === 'object') return 'Start of structure or map found where not expected.';
  if (wanted === 'list') return 'Expected list or null';
  if (wanted === 'structure') return 'Expected null';
  return `${scalarName(value)} can not be converted to ${scalars[wanted]}`;
}

const scalars = { string: 'a String', integer: 'an Integer', timestamp: 'milliseconds since epoch', blob: 'a Blob' };

function hasType(constraint: Constraint, value: unknown): boolean {
  switch (constraint.type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isFinite(value);
    case 'timestamp':
      return value instanceof Date && !Number.isNaN(value.getTime());
    case 'blob':
      return value instanceof Uint8Array;
    case 'list':
      return Array.isArray(value);
    case 'structure':
      return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
  }
}

function scalarName(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return typeof value === 'number' ? 'NUMBER_VALUE' : 'STRING_VALUE';
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
