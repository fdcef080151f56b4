import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/comprehend/api.ts';
import { operations } from '../../src/engine/engine.ts';
import { modelOf, type Shape, serviceModel } from '../contract/service-model.ts';

describe('the constraint tables', () => {
  it.each(Object.keys(operations))('of %s are those of the service model', (name) => {
    const { members } = expanded(modelOf(name).input) as { members: object };
    expect(operations[name as OperationName].constraints).toEqual(members);
  });

  it('leave out nothing but the type of what the model says of a string, number or list', () => {
    const known = ['type', 'required', 'members', 'member', 'min', 'max', 'pattern', 'enum', 'sensitive', 'exception', 'fault'];
    expect(
      Object.values(serviceModel.shapes)
        .flatMap(Object.keys)
        .filter((key) => !known.includes(key)),
    ).toEqual([]);
  });
});

/** A shape of the model with the shapes it refers to put in their places. */
function expanded(name: string): object {
  const { type, required = [], members, member, ...limits } = serviceModel.shapes[name] as Shape;
  if (type === 'list') return { type, ...limits, member: expanded(member!.shape) };
  if (type !== 'structure') return { type, ...limits };
  const entries = Object.entries(members ?? {}).map(([each, { shape }]) => [
    each,
    { ...expanded(shape), ...(required.includes(each) ? { required: true } : {}) },
  ]);
  return { type, members: Object.fromEntries(entries) };
}
