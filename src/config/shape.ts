import type { Problem } from '../problems/problem.ts';
import { expectation, type Sentence } from './expectation.ts';
import type { Locator, Path } from './locate.ts';
import { problemAt } from './place.ts';
import { type FlywheelYaml, parents } from './schema.generated.ts';
import { closest } from './suggestion.ts';
import { shortened } from './tree.ts';
import validate, { type Violation } from './validate.generated.js';

/** What remains of a file once everything of a wrong shape is taken out: right in type, perhaps not complete. */
export type Sound = Partial<Omit<FlywheelYaml, 'datasets'>> & { datasets?: Partial<FlywheelYaml['datasets']> };

/** More are no help, and saying each costs time. */
const listed = 100;

/** Checks `value` against the schema, says what is wrong, and takes it out of `value`, so that the rest can be checked further. */
export function checkShape(value: object, file: string, locator: Locator): { problems: Problem[]; sound: Sound } {
  if (validate(value)) return { problems: [], sound: value as Sound };
  const violations = validate.errors!;
  const all = telling(violations);
  const problems = all.slice(0, listed).map((violation, index) => {
    const path = pathOf(violation, value);
    const atKey = violation.keyword === 'additionalProperties' || violation.keyword === 'required';
    const last = index === listed - 1 && all.length > listed;
    const { rule, message, hint } = last ? unlisted(all.length - index) : sentence(violation, path, locator);
    return problemAt(file, atKey ? locator.key(path) : locator.value(path), rule, message, { hint });
  });
  for (const violation of violations) remove(value, violation);
  return { problems, sound: value as Sound };
}

const unlisted = (count: number): Sentence => ({
  rule: 'more-problems',
  message: `This and ${count - 1} more settings are wrong in ways that are not listed.`,
  hint: 'Correct the others first.',
});

/** One violation for each place, the first that Ajv finds; no missing key that is misspelled beside it. */
function telling(violations: readonly Violation[]): Violation[] {
  const misspelled = new Set(
    violations.filter(({ keyword }) => keyword === 'additionalProperties').map((one) => `${one.instancePath}/${meant(one) ?? ''}`),
  );
  const seen = new Set<string>();
  return violations.filter((violation) => {
    const { keyword, instancePath, params } = violation;
    if (keyword === 'required' && misspelled.has(`${instancePath}/${params.missingProperty!}`)) return false;
    const place = `${instancePath}\n${params.missingProperty ?? params.additionalProperty ?? ''}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** Steps into a list are numbers, into a mapping they are keys. */
function pathOf({ instancePath, params }: Violation, value: unknown): Path {
  const steps = instancePath.split('/').slice(1);
  let holder = value;
  const path = steps.map((escaped) => {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const inList = Array.isArray(holder);
    holder = (holder as Record<string, unknown> | null | undefined)?.[step];
    return inList ? Number(step) : step;
  });
  const unknown = params.additionalProperty;
  return unknown !== undefined ? [...path, unknown] : path;
}

/** The path as the user would say it. */
const dotted = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${shortened(step)}`)).join('');

const keysOf = ({ parentSchema }: Violation): string[] => Object.keys(parentSchema.properties ?? {});

/** The key of the same mapping that an unknown key was probably meant to be. */
function meant(violation: Violation): string | null {
  const key = violation.params.additionalProperty!;
  return Object.hasOwn(parents, key) ? null : closest(key, keysOf(violation));
}

function sentence(violation: Violation, path: Path, locator: Locator): Sentence {
  switch (violation.keyword) {
    case 'additionalProperties':
      return unknownKey(violation, path);
    case 'required': {
      const missing = violation.params.missingProperty!;
      const name = dotted([...path, missing]);
      return { rule: 'missing-key', message: `\`${name}\` is missing.`, hint: missingHints[name] ?? `Add \`${missing}\`.` };
    }
    default: {
      const name = dotted(path);
      const said = expectation(violation, name, locator.written(path));
      const empty = violation.data === null || violation.data === '';
      return empty && Object.hasOwn(missingHints, name) ? { ...said, hint: missingHints[name]! } : said;
    }
  }
}

const missingHints: Record<string, string> = {
  name: 'Add a name for the flywheel, for example `name: support-tickets`.',
  task: 'Add `task: {}` for a multi-class classifier of English text, or say more about the task.',
  datasets: 'Say where the labelled documents are, for example `datasets: { train: "data/train/**/*.csv" }`.',
  'datasets.train': 'Say where the documents to train on are, for example `train: data/train/**/*.csv`.',
};

function unknownKey(violation: Violation, path: Path): Sentence {
  const key = violation.params.additionalProperty!;
  const where = path.length === 1 ? 'flywheel.yaml' : `\`${dotted(path.slice(0, -1))}\``;
  const message = `${where} has no key \`${shortened(key)}\`.`;
  const likely = meant(violation);
  const allowed = `Its keys are: ${keysOf(violation).join(', ')}.`;
  if (likely !== null) return { rule: 'unknown-key', message: `${message} Did you mean \`${likely}\`?`, hint: allowed };
  const homes = Object.hasOwn(parents, key) ? parents[key]!.map((home) => (home === '' ? 'the top of the file' : `\`${home}\``)) : [];
  if (/^\d+$/.test(key)) {
    return { rule: 'unknown-key', message, hint: 'If it is the rest of a number: decimals are written with a point, for example 0.8.' };
  }
  if (homes.length === 0) return { rule: 'unknown-key', message, hint: allowed };
  return {
    rule: 'unknown-key',
    message: `${message} \`${key}\` belongs under ${homes.join(' or ')}.`.replace('under the top', 'at the top'),
    hint: `Check the indentation, or move the line. ${allowed}`,
  };
}

/** Takes the violating value out. What stands in a list goes with the whole list, so that the others keep their index. */
function remove(value: object, violation: Violation): void {
  const path = pathOf(violation, value);
  if (violation.keyword === 'required' && (path.length === 0 || path.join() === 'datasets')) return;
  let holder: unknown = value;
  let owner: { in: Record<string, unknown>; key: string } | null = null;
  for (const [index, step] of path.entries()) {
    if (typeof holder !== 'object' || holder === null) return;
    const inList = Array.isArray(holder);
    if (!inList) owner = { in: holder as Record<string, unknown>, key: String(step) };
    if (inList || index === path.length - 1) break;
    holder = (holder as Record<string, unknown>)[step];
  }
  if (owner !== null) delete owner.in[owner.key];
}
