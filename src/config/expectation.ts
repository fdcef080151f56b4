import type { Rule } from './rule.ts';
import { closest } from './suggestion.ts';
import { shortened } from './tree.ts';
import type { Fragment, Violation } from './validate.generated.js';

export interface Sentence {
  rule: Rule;
  message: string;
  hint: string;
}

/** A value that is not what it should be: its dotted path, itself, and how a scalar stands in the file, which tells `1.0` from `1`. */
interface Value {
  name: string;
  data: unknown;
  written: string | undefined;
}

/** What a value should have been, against what it is. */
export function expectation({ keyword, parentSchema, data }: Violation, name: string, written: string | undefined): Sentence {
  const value = { name, data, written };
  switch (keyword) {
    case 'type':
      return wrongType(parentSchema, value);
    case 'enum':
      return unknownValue(parentSchema, value);
    case 'pattern': {
      const message = `\`${name}\` is ${describe(value)}; it must be ${parentSchema.patternErrorMessage!}.`;
      return { rule: 'wrong-format', message, hint: patternHint(parentSchema.pattern!, data as string) };
    }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return outOfRange(parentSchema, value);
    case 'minLength':
      return { rule: 'empty-value', message: `\`${name}\` is empty.`, hint: 'Give it a value, or remove the line.' };
    case 'maxLength': {
      const message = `\`${name}\` has ${(data as string).length} characters; at most ${parentSchema.maxLength!} are allowed.`;
      return { rule: 'too-long', message, hint: 'Choose a shorter one.' };
    }
    default:
      return wrongCount(keyword as CountKeyword, parentSchema, value);
  }
}

const typeWords: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  null: 'null',
};

function wrongType(schema: Fragment, value: Value): Sentence {
  const types = [schema.type!].flat();
  const wanted = types.map((type) => typeWords[type]!).join(', ');
  const message = `\`${value.name}\` must be ${wanted.replace(/, ([^,]*)$/, ' or $1')}, but is ${describe(value)}.`;
  return { rule: 'wrong-type', message, hint: typeHint(types, schema, value) };
}

function typeHint(types: string[], schema: Fragment, { name, data, written }: Value): string {
  if (data === null && types.includes('object')) return 'Indent its settings below it, or remove the line.';
  if (data === null && !(written && types.includes('string'))) return 'Give it a value, or remove the line.';
  if (types.includes('string') && written !== undefined) return `Put it in quotes: "${shortened(written)}".`;
  if (types[0] === 'string') return 'Write one text, without brackets.';
  if (types.includes('boolean')) return 'Write true or false, without quotes.';
  if (types.includes('integer')) return 'Write a whole number, for example 1, without quotes.';
  if (types.includes('number')) return numberHint(data);
  const key = name.split('.').at(-1)!;
  return types.includes('array') ? `Write a list, for example \`${key}: [first, second]\`.` : mappingHint(schema, key, data);
}

/** A value where a mapping belongs is often the one thing that the mapping is there for. */
function mappingHint({ properties = {}, required = [] }: Fragment, key: string, data: unknown): string {
  const keys = Object.keys(properties);
  if (typeof data === 'string' && Object.hasOwn(properties, data)) return `Write \`${key}: { ${data}: {} }\`.`;
  const home = keys.find((property) => typeof data === 'string' && properties[property]!.enum?.includes(data));
  if (home !== undefined) return `Write \`${key}: { ${home}: ${data as string} }\`.`;
  if (required.length === 1 && typeof data !== 'object')
    return `Write \`${key}: { ${required[0]!}: ${shortened(JSON.stringify(data))} }\`.`;
  if (keys.length > 0) return `Its keys are: ${keys.join(', ')}.`;
  return `Write \`${key}: { key: value }\`, or lines of \`key: value\` indented below it.`;
}

function numberHint(data: unknown): string {
  const match = typeof data === 'string' ? /^\s*(\d+)(?:[.,](\d+))?\s*(%?)\s*$/.exec(data) : null;
  if (match === null) return 'Write a number such as 0.8, without quotes.';
  const value = Number(`${match[1]!}.${match[2] ?? '0'}`);
  return `Write ${match[3] === '%' ? share(value) : value}, without quotes.`;
}

const share = (percent: number): string => String(Number((percent / 100).toPrecision(6)));

function unknownValue(schema: Fragment, value: Value): Sentence {
  const rule: Rule = 'unknown-value';
  const words = (schema.enum ?? []).map(String);
  if (value.name === 'version') {
    const message = `\`version\` is ${describe(value)}; this Flywheel reads version ${words.join(', ')}.`;
    return { rule, message, hint: 'Write `version: 1`, or use a newer Flywheel.' };
  }
  const likely = typeof value.data === 'string' ? closest(value.data, words) : null;
  const question = likely === null ? '' : ` Did you mean \`${likely}\`?`;
  return { rule, message: `\`${value.name}\` is ${describe(value)}.${question}`, hint: `Allowed: ${words.join(', ')}.` };
}

function outOfRange(schema: Fragment, value: Value): Sentence {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const range = minimum === undefined ? `above ${exclusiveMinimum!} and below ${exclusiveMaximum!}` : `from ${minimum} to ${maximum!}`;
  const data = value.data as number;
  const percent = data > 1 && data <= 100 && (maximum ?? exclusiveMaximum) === 1;
  return {
    rule: 'out-of-range',
    message: `\`${value.name}\` is ${describe(value)}; allowed is ${range}.`,
    hint: percent ? `Shares are written between 0 and 1: did you mean ${share(data)}?` : `Write a number ${range}.`,
  };
}

type CountKeyword = 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';

/** Lists and mappings with too few or too many entries. */
function wrongCount(keyword: CountKeyword, schema: Fragment, { name, data }: Value): Sentence {
  const rule: Rule = 'wrong-count';
  const count = Object.keys(data as object).length;
  if (name === 'engine') {
    const hint = 'Keep `local`, the embedded engine, or leave `engine` out.';
    return { rule, message: `\`engine\` names ${count} engines; it takes one.`, hint };
  }
  const few = keyword.startsWith('min');
  const message = `\`${name}\` has ${count} ${count === 1 ? 'entry' : 'entries'}; it takes at ${few ? 'least' : 'most'} ${schema[keyword]!}.`;
  return { rule, message, hint: few ? 'Add more, or remove the line.' : 'Remove some.' };
}

function describe({ data, written }: Value): string {
  if (data === null) return 'empty';
  if (typeof data === 'object') return Array.isArray(data) ? 'a list' : 'a mapping';
  return typeof data === 'string' ? `the text "${shortened(data)}"` : shortened(written ?? JSON.stringify(data));
}

/** The same text in the form that the pattern wants, where one of the usual slips is all that is wrong. */
function patternHint(pattern: string, data: string): string {
  const text = data.trim();
  const bucket = text.replace(/^(?:s3:\/*)?([^/]+)/i, (_, name: string) => `s3://${name.toLowerCase()}`);
  const allowed = new RegExp(pattern, 'u');
  const likely = [text, bucket, text.toLowerCase(), hyphenated(text), hyphenated(text).toLowerCase()].find((form) => allowed.test(form));
  return likely === undefined ? 'Choose another one.' : `For example \`${shortened(likely)}\`.`;
}

/** For names: what is not allowed becomes a hyphen. */
function hyphenated(data: string): string {
  const plain = data.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
