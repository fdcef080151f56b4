import { closest } from './suggestion.ts';
import { shortened } from './tree.ts';
import type { Violation } from './validate.generated.js';

export interface Sentence {
  rule: string;
  message: string;
  hint?: string;
}

/**
 * What a value should have been, against what it is.
 * `name` is its dotted path; `written` is how a scalar stands in the file, which tells `1.0` from `1`.
 */
export function expectation(violation: Violation, name: string, written: string | undefined): Sentence {
  const { keyword, schema, parentSchema, data } = violation;
  const is = describe(data, written);
  switch (keyword) {
    case 'notYetAvailable':
      return notYetAvailable(violation, name);
    case 'type':
      return wrongType(violation, name, written);
    case 'enum':
      return unknownValue(available(schema as unknown[], parentSchema['notYetAvailable']), name, data, is);
    case 'pattern':
      return { rule: 'wrong-format', message: `\`${name}\` is ${is}; allowed are ${parentSchema['patternErrorMessage']}.`, hint: hyphenated(data) };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return outOfRange(parentSchema, name, data, is);
    case 'minLength':
      return { rule: 'empty-value', message: `\`${name}\` is empty.`, hint: 'Give it a value, or remove the line.' };
    case 'maxLength': {
      const message = `\`${name}\` has ${String(data).length} characters; at most ${schema} are allowed.`;
      return { rule: 'too-long', message, hint: 'Choose a shorter one.' };
    }
    default:
      return wrongCount(violation, name);
  }
}

function notYetAvailable({ data, schema, parentSchema }: Violation, name: string): Sentence {
  const rule = 'not-yet-available';
  if (schema === true) {
    return { rule, message: `\`${name}\` is not available yet.`, hint: 'Use the embedded engine: `engine: { local: {} }`, or leave `engine` out.' };
  }
  const left = available(parentSchema['enum'] as unknown[], schema);
  return { rule, message: `\`${name}: ${data}\` is not available yet.`, hint: `Available now: ${left.join(', ')}.` };
}

const available = (values: unknown[], later: unknown): unknown[] => values.filter((value) => !(Array.isArray(later) && later.includes(value)));

const typeWords: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  null: 'null',
};

function wrongType({ schema, parentSchema, data }: Violation, name: string, written: string | undefined): Sentence {
  const types = [schema].flat().map(String);
  const wanted = types.map((type) => typeWords[type]!).join(', ').replace(/, ([^,]*)$/, ' or $1');
  const message = `\`${name}\` must be ${wanted}, but is ${describe(data, written)}.`;
  return { rule: 'wrong-type', message, hint: typeHint(types, parentSchema, name, data, written) };
}

function typeHint(types: string[], schema: Record<string, unknown>, name: string, data: unknown, written: string | undefined): string {
  const key = name.split('.').at(-1)!;
  if (data === null && !(written && types.includes('string'))) return types.includes('object') ? 'Indent its settings below it, or remove the line.' : 'Give it a value, or remove the line.';
  if (types.includes('string') && written !== undefined) return `Put it in quotes: "${shortened(written)}".`;
  if (types[0] === 'string') return 'Write one text, without brackets.';
  if (types.includes('boolean')) return 'Write true or false, without quotes.';
  if (types.includes('integer')) return 'Write a whole number, for example 1, without quotes.';
  if (types.includes('number')) return numberHint(data);
  if (types.includes('array')) return `Write a list, for example \`${key}: [first, second]\`.`;
  const properties = (schema['properties'] ?? {}) as Record<string, { enum?: unknown[] }>;
  if (typeof data === 'string' && Object.hasOwn(properties, data)) return `Write \`${key}: { ${data}: {} }\`.`;
  const home = Object.keys(properties).find((property) => properties[property]!.enum?.includes(data));
  if (home !== undefined) return `Write \`${key}: { ${home}: ${data} }\`.`;
  const required = schema['required'] as string[] | undefined;
  if (required?.length === 1 && typeof data !== 'object') return `Write \`${key}: { ${required[0]}: ${shortened(JSON.stringify(data))} }\`.`;
  const keys = Object.keys(properties);
  return keys.length > 0 ? `Its keys are: ${keys.join(', ')}.` : `Write \`${key}: { key: value }\`, or lines of \`key: value\` indented below it.`;
}

function numberHint(data: unknown): string {
  const match = typeof data === 'string' ? /^\s*(\d+)(?:[.,](\d+))?\s*(%?)\s*$/.exec(data) : null;
  if (match === null) return 'Write a number such as 0.8, without quotes.';
  const value = Number(`${match[1]}.${match[2] ?? '0'}`);
  return `Write ${match[3] === '%' ? share(value) : value}, without quotes.`;
}

const share = (percent: number): string => String(Number((percent / 100).toPrecision(6)));

function unknownValue(allowed: unknown[], name: string, data: unknown, is: string): Sentence {
  const words = allowed.map(String);
  if (name === 'version') {
    return { rule: 'unknown-value', message: `\`version\` is ${is}; this Flywheel reads version ${words.join(', ')}.`, hint: 'Write `version: 1`, or use a newer Flywheel.' };
  }
  const likely = typeof data === 'string' ? closest(data, words) : null;
  const question = likely === null ? '' : ` Did you mean \`${likely}\`?`;
  return { rule: 'unknown-value', message: `\`${name}\` is ${is}.${question}`, hint: `Allowed: ${words.join(', ')}.` };
}

function outOfRange(schema: Record<string, unknown>, name: string, data: unknown, is: string): Sentence {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const range = minimum === undefined ? `above ${exclusiveMinimum} and below ${exclusiveMaximum}` : `from ${minimum} to ${maximum}`;
  const percent = typeof data === 'number' && data > 1 && data <= 100 && (maximum === 1 || exclusiveMaximum === 1);
  return {
    rule: 'out-of-range',
    message: `\`${name}\` is ${is}; allowed is ${range}.`,
    hint: percent ? `Shares are written between 0 and 1: did you mean ${share(data)}?` : `Write a number ${range}.`,
  };
}

/** Lists and mappings with too few or too many entries. */
function wrongCount({ keyword, schema, data }: Violation, name: string): Sentence {
  const rule = 'wrong-count';
  const count = Object.keys(data as object).length;
  if (name === 'engine') {
    return { rule, message: `\`engine\` names ${count} engines; it takes one.`, hint: 'Keep `local`, the embedded engine, or leave `engine` out.' };
  }
  const limit = keyword.startsWith('min') ? `at least ${schema}` : `at most ${schema}`;
  return { rule, message: `\`${name}\` has ${count} ${count === 1 ? 'entry' : 'entries'}; it takes ${limit}.`, hint: keyword.startsWith('min') ? 'Add more, or remove the line.' : 'Remove some.' };
}

function describe(data: unknown, written: string | undefined): string {
  if (data === null) return 'empty';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a mapping';
  if (typeof data === 'string') return `the text "${shortened(data)}"`;
  return shortened(written ?? String(data));
}

/** For names: what is not allowed becomes a hyphen. */
function hyphenated(data: unknown): string | undefined {
  const name = String(data)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'Choose another one.' : `For example \`${shortened(name)}\`.`;
}
