import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AwsJson, openAwsJson } from '../../src/engine/aws-json.ts';
import type { Constraint, Members } from '../../src/engine/constraints.ts';
import { createEngine, operations } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { decodeRequest, encodeResponse } from '../../src/engine/wire.ts';

const names = Object.keys(operations) as (keyof typeof operations)[];

function open(): { answer: AwsJson; bugs: unknown[] } {
  const bugs: unknown[] = [];
  const engine = createEngine({ storage: openMemoryLake(), clock: () => new Date(0), strict: true });
  return { answer: openAwsJson(engine, { onWrite: () => {}, onBug: (error) => bugs.push(error) }), bugs };
}

const targetOf = (name: string): string => `Comprehend_20171127.${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Mostly what the constraint asks for, and sometimes anything. */
function wild(constraint: Constraint): fc.Arbitrary<unknown> {
  const fitting = (): fc.Arbitrary<unknown> => {
    switch (constraint.type) {
      case 'string':
        return fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...(constraint.enum ?? ['s3://lake/a', 'a'])));
      case 'integer':
        return fc.integer();
      case 'timestamp':
        return fc.double();
      case 'blob':
        return fc.base64String();
      case 'list':
        return fc.array(wild(constraint.member), { maxLength: 3 });
      case 'structure':
        return request(constraint.members);
    }
  };
  return fc.oneof({ weight: 8, arbitrary: fitting() }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) });
}

const request = (members: Members): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(Object.entries(members).map(([name, constraint]) => [name, wild(constraint)])), { requiredKeys: [] });

describe('AWS JSON', () => {
  it.each(names)('answers whatever %s is asked, and it is never a bug', async (name) => {
    const { answer, bugs } = open();
    await fc.assert(
      fc.asyncProperty(request(operations[name].constraints), async (asked) => {
        const { status, body, error } = await answer(targetOf(name), json(asked));
        expect(bugs).toEqual([]);
        expect([200, 400, 404, 429, 501]).toContain(status);
        if (status !== 200) expect(JSON.parse(body)).toEqual({ __type: error, Message: expect.any(String) });
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('refuses bytes that are no request', async () => {
    const { answer } = open();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), async (bytes) => {
        expect((await answer(targetOf('describeFlywheel'), bytes)).status).toBe(400);
      }),
    );
  });

  it('writes and reads times to the millisecond, and bytes as they are', () => {
    const members: Members = { At: { type: 'timestamp' }, Bytes: { type: 'blob' } };
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }), fc.uint8Array(), (At, Bytes) => {
        expect(decodeRequest(members, new TextEncoder().encode(encodeResponse({ At, Bytes })))).toEqual({ At, Bytes });
      }),
    );
  });
});
