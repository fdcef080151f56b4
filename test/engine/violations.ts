/**
 * Every way to break one constraint of a request that is right otherwise, made from the service model, with the sentence that the service
 * answers with. Nothing here knows the engine.
 *
 * The sentences: a member of a structure is named by its path, `tags.2.member.key`; a list of texts as a whole, with all that its items must
 * satisfy. Length and range come before patterns, and of a text that is too long the pattern is not asked. Wrong types are reported before
 * everything else, and in other words.
 */
import { modelOf, type Shape } from '../contract/service-model.ts';
import { exampleOf, isWhole, sampleOf, shapeOf } from './example-values.ts';

export type Rule = 'required' | 'min' | 'max' | 'pattern' | 'enum' | 'type';

export interface Violation {
  /** As in the service's sentences. */
  path: string;
  rule: Rule;
  request: object;
  name: 'ValidationException' | 'SerializationException';
  message: string;
}

/** Where a value stands in a request. */
interface Place {
  path: string;
  /** The request with this value there; undefined leaves the member out. */
  put: (value: unknown) => object;
  /** What the service says of a value there that breaks these rules. */
  told: (value: unknown, rules: string[], shape: Shape) => string[];
}

export function violationsOf(operation: string): Violation[] {
  const root: Place = { path: '', put: (value) => value as object, told: toldOfMember('') };
  return violationsOfMembers(shapeOf(modelOf(operation).input), sampleOf(modelOf(operation).input, 'all') as object, root);
}

function violationsOfMembers(structure: Shape, whole: object, place: Place): Violation[] {
  return Object.entries(structure.members!).flatMap(([name, { shape }]) => {
    const path = `${place.path}${place.path === '' ? '' : '.'}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const member: Place = { path, put: (value) => place.put({ ...whole, [name]: value }), told: toldOfMember(path) };
    const required = structure.required?.includes(name) ? [undefined, null] : [];
    return [
      ...required.map((value) => refused(member, 'required', value, [`Value null at '${path}' ${failed}Member must not be null`])),
      ...violationsOfShape(shapeOf(shape), sampleOf(shape, 'all'), member),
    ];
  });
}

function violationsOfShape(shape: Shape, whole: unknown, place: Place): Violation[] {
  const wrongTypes = Object.entries(wrongType(shape)).map(([json, message]): Violation => {
    const { path, put } = place;
    return { path, rule: 'type', request: put(JSON.parse(json)), name: 'SerializationException', message };
  });
  if (shape.type === 'structure') return [...wrongTypes, ...violationsOfMembers(shape, whole as object, place)];
  const broken = wrongValues(shape, whole).map(([rule, value, rules]) => refused(place, rule, value, place.told(value, rules, shape)));
  if (shape.type !== 'list') return [...wrongTypes, ...broken];
  const items = whole as unknown[];
  const item = shapeOf(shape.member!.shape);
  const beside = sampleOf(shape.member!.shape, 'all');
  const put = (value: unknown): object => place.put([beside, value]);
  const inList: Place =
    item.type === 'structure'
      ? { path: `${place.path}.2.member`, put, told: toldOfMember(`${place.path}.2.member`) }
      : { path: `${place.path}.member`, put, told: (value) => [sentence([beside, value], place.path, rulesOfItems(item))] };
  return [...wrongTypes, ...broken, ...violationsOfShape(item, items[0], inList)];
}

/** Values of the right type that break one rule, with the rules that they break: a text that is too short may break its pattern too. */
function wrongValues(shape: Shape, whole: unknown): [Rule, unknown, string[]][] {
  const { min, max } = shape;
  const rules = allRules(shape);
  const wrong: [Rule, unknown, string[]][] = [];
  if (min !== undefined && min > 0) {
    const value = shape.type === 'string' ? String(whole).slice(0, min - 1) : sized(shape, whole, min - 1);
    const alsoPattern = typeof value === 'string' && shape.pattern !== undefined && !isWhole(shape.pattern, value);
    wrong.push(['min', value, [rules.min!, ...(alsoPattern ? [rules.pattern!] : [])]]);
  }
  if (max !== undefined) wrong.push(['max', sized(shape, whole, max + 1), [rules.max!]]);
  if (shape.pattern !== undefined) wrong.push(['pattern', exampleOf(shape.pattern).mismatch, [rules.pattern!]]);
  if (shape.enum !== undefined) wrong.push(['enum', `${shape.enum[0]}-not`, [rules.enum!]]);
  return wrong;
}

function sized(shape: Shape, whole: unknown, size: number): unknown {
  if (shape.type === 'string') return String(whole).padEnd(size, 'a');
  if (shape.type === 'list') return Array.from({ length: size }, () => (whole as unknown[])[0]);
  return shape.type === 'blob' ? new Uint8Array(size) : size;
}

function allRules({ type, min, max, pattern, enum: values }: Shape): Partial<Record<Rule, string>> {
  const what = type === 'integer' ? 'value' : 'length';
  return {
    ...(max === undefined ? {} : { max: `Member must have ${what} less than or equal to ${max}` }),
    ...(min === undefined ? {} : { min: `Member must have ${what} greater than or equal to ${min}` }),
    ...(pattern === undefined ? {} : { pattern: `Member must satisfy regular expression pattern: ${pattern}` }),
    ...(values === undefined ? {} : { enum: `Member must satisfy enum value set: [${values.join(', ')}]` }),
  };
}

const rulesOfItems = (item: Shape): string => `Member must satisfy constraint: [${Object.values(allRules(item)).join(', ')}]`;

const failed = 'failed to satisfy constraint: ';

const toldOfMember =
  (path: string): Place['told'] =>
  (value, rules, shape) =>
    rules.map((rule) => (shape.sensitive || shape.type === 'blob' ? `Value at '${path}' ${failed}${rule}` : sentence(value, path, rule)));

const sentence = (value: unknown, path: string, rule: string): string =>
  `Value '${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}' at '${path}' ${failed}${rule}`;

function refused({ path, put }: Place, rule: Rule, value: unknown, sentences: string[]): Violation {
  const count = `${sentences.length} validation error${sentences.length === 1 ? '' : 's'} detected`;
  return { path, rule, request: put(value), name: 'ValidationException', message: `${count}: ${sentences.join('; ')}` };
}

/** JSON of another type, and what the service's parser says of it: of a list or an object it sees the beginning. */
function wrongType({ type }: Shape): Record<string, string> {
  const begun = { '[]': 'Start of list found where not expected', '{}': 'Start of structure or map found where not expected.' };
  const scalars = { '"text"': 'STRING_VALUE', '7': 'NUMBER_VALUE', '1.5': 'NUMBER_VALUE', true: 'TRUE_VALUE', false: 'FALSE_VALUE' };
  const all = (said: (token: string) => string): Record<string, string> => ({
    ...begun,
    ...Object.fromEntries(Object.entries(scalars).map(([json, token]) => [json, said(token)])),
  });
  const without = (own: string[], told: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(told).filter(([json]) => !own.includes(json)));
  switch (type) {
    case 'structure':
      return without(
        ['{}'],
        all(() => 'Expected null'),
      );
    case 'list':
      return without(
        ['[]'],
        all(() => 'Expected list or null'),
      );
    case 'string':
      return without(
        ['"text"'],
        all((token) => `${token} can not be converted to a String`),
      );
    case 'integer':
      // Of 1.5 the service takes 1.
      return without(
        ['7', '1.5'],
        all((token) => `${token} can not be converted to an Integer`),
      );
    case 'timestamp':
      return without(
        ['7', '1.5'],
        all((token) => `${token} can not be converted to milliseconds since epoch`),
      );
    case 'blob':
      // Four letters are base64.
      return without(
        ['"text"'],
        all((token) => `${token} can not be converted to a Blob`),
      );
    default:
      throw new Error(`No request has a ${type}.`);
  }
}
