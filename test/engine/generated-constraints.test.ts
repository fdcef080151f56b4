import { afterAll, describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/comprehend/api.ts';
import { type AwsAnswer, openAwsJson } from '../../src/engine/aws-json.ts';
import type { Constraint, Members } from '../../src/engine/constraints.ts';
import { createEngine, operations } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { validate } from '../../src/engine/validation.ts';
import { decodeRequest } from '../../src/engine/wire.ts';
import { refusal } from '../contract/newsroom.ts';
import { modelOf, serviceModel } from '../contract/service-model.ts';
import { openWire, type WireDoor } from '../contract/wire-door.ts';
import { exampleOf, sampleOf } from './example-values.ts';
import { type Violation, violationsOf } from './violations.ts';

const names = Object.keys(operations) as OperationName[];
const generated = names.map((name) => [name, violationsOf(name)] as const);
const counted = names.map((name) => [name, constraintsOf(operations[name].constraints)] as const);

const engine = createEngine({ storage: openMemoryLake(), clock: () => new Date(0) });
const answer = openAwsJson(engine, { onWrite: () => {}, onBug: () => {} });

/** `tags.member.key min`: what the engine's own tables say must hold, with the items of every list as one place. */
function constraintsOf(members: Members, path = ''): string[] {
  return Object.entries(members).flatMap(([name, constraint]) =>
    constraintsAt(constraint, `${path}${path === '' ? '' : '.'}${name.charAt(0).toLowerCase()}${name.slice(1)}`),
  );
}

function constraintsAt(constraint: Constraint, path: string): string[] {
  const limits = constraint as { min?: number; max?: number; pattern?: string; enum?: object };
  const rules = [
    ...(constraint.required ? ['required'] : []),
    // Nothing is shorter than 0.
    ...(['min', 'max', 'pattern', 'enum'] as const).filter((rule) => limits[rule] !== undefined && limits[rule] !== 0),
    'type',
  ];
  const below =
    constraint.type === 'list'
      ? constraintsAt(constraint.member, `${path}.member`)
      : constraint.type === 'structure'
        ? constraintsOf(constraint.members, path)
        : [];
  return [...rules.map((rule) => `${path} ${rule}`), ...below];
}

const keyOf = ({ path, rule }: Violation): string => `${path.replaceAll('.2.member', '.member')} ${rule}`;

const post = (name: string, request: object): Promise<AwsAnswer> => answer(targetOf(name), bytesOf(request));
const bytesOf = (request: object): Uint8Array => new TextEncoder().encode(onWire(request));
const targetOf = (name: string): string => `Comprehend_20171127.${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function onWire(request: object): string {
  return JSON.stringify(request, function (this: Record<string, unknown>, key, value: unknown) {
    const given = this[key];
    if (given instanceof Date) return given.getTime() / 1000;
    return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value;
  });
}

const call = (name: OperationName, request: object) => (engine.comprehend[name] as (request: object) => Promise<object>)(request);

describe('what the service model asks of a request', () => {
  it.each(counted.map(([name, constraints]) => [name, constraints.length, constraints] as const))(
    '%s: each of %i constraints is broken at least once',
    (name, _, constraints) => {
      expect(new Set(violationsOf(name).map(keyOf))).toEqual(new Set(constraints));
    },
  );

  it.each(generated.map(([name, violations]) => [name, violations.length, violations] as const))(
    '%s: %i violations are refused in process and as JSON, in the words of the service',
    async (operation, _, violations) => {
      const wrong: object[] = [];
      for (const { path, rule, request, name, message } of violations) {
        const told = await refusal(call(operation, request)).catch((error: Error) => error.message);
        const { status, body } = await post(operation, request);
        const seen = [told, status, JSON.parse(body)];
        const wanted = [{ name, message }, 400, { __type: name, Message: message }];
        if (JSON.stringify(seen) !== JSON.stringify(wanted)) wrong.push({ path, rule, seen, wanted });
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(names)('%s: a request with all its members, and one with the required ones alone, pass as they are', (name) => {
    const { constraints } = operations[name];
    for (const members of ['all', 'required'] as const) {
      const request = sampleOf(modelOf(name).input, members) as object;
      expect(validate(constraints, request)).toEqual(request);
      expect(validate(constraints, decodeRequest(constraints, bytesOf(request)))).toEqual(request);
    }
  });

  it('asks of the items of a list that they are not null', async () => {
    const told = async (request: object) => (JSON.parse((await post('untagResource', request)).body) as { Message: string }).Message;
    const ResourceArn = 'arn:aws:comprehend:us-east-1:000000000000:flywheel/news';
    expect(await told({ ResourceArn, TagKeys: ['team', null] })).toBe(
      "1 validation error detected: Value '[team, null]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: " +
        '[Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must not be null]',
    );
  });

  it('has an example of every pattern of the model', () => {
    const patterns = Object.values(serviceModel.shapes).flatMap(({ pattern }) => pattern ?? []);
    expect(patterns.length).toBeGreaterThan(20);
    for (const pattern of patterns) expect(exampleOf(pattern).match).not.toBe('');
  });
});

describe('over HTTP', () => {
  let opened: Promise<WireDoor> | undefined;
  const open = (): Promise<WireDoor> => {
    opened ??= openWire();
    return opened;
  };
  afterAll(async () => {
    const door = await opened;
    door?.sdk.destroy();
    await door?.http.close();
  });

  it.each(generated)('%s refuses what the AWS SDK sends, and JSON of the wrong type', async (name, violations) => {
    const { sdk, http } = await open();
    const invalid = violations.find((each) => each.name === 'ValidationException' && each.rule !== 'required')!;
    const sent = (sdk[name] as (request: object) => Promise<object>)(invalid.request);
    expect(await refusal(sent)).toEqual({ name: invalid.name, message: invalid.message });
    const mistyped = violations.find((each) => each.rule === 'type')!;
    const response = await fetch(http.url, { method: 'POST', headers: { 'x-amz-target': targetOf(name) }, body: onWire(mistyped.request) });
    expect([response.status, await response.json()]).toEqual([400, { __type: mistyped.name, Message: mistyped.message }]);
  });
});
