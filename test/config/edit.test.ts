import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { setPin } from '../../src/config/edit.ts';
import { Failure } from '../../src/problems/failure.ts';

const version = '3f9a1c2e-1';

describe('setPin', () => {
  it.each([
    ['replaces null', 'name: a\npin: null  # none\nsuspend: false\n', 'name: a\npin: 3f9a1c2e-1  # none\nsuspend: false\n'],
    ['replaces a version', "pin: 'old' # why\n", 'pin: 3f9a1c2e-1 # why\n'],
    ['fills an empty value', 'name: a\npin:\nsuspend: false\n', 'name: a\npin: 3f9a1c2e-1\nsuspend: false\n'],
    ['fills an empty value before a comment', 'pin: # none\nname: a\n', 'pin: 3f9a1c2e-1 # none\nname: a\n'],
    ['adds the line at the end', '# top\nname: "a"\n# end\n', '# top\nname: "a"\n# end\npin: 3f9a1c2e-1\n'],
    ['adds a missing line break first', 'name: a', 'name: a\npin: 3f9a1c2e-1\n'],
    ['keeps CRLF', 'name: a\r\npin: null\r\nsuspend: false\r\n', 'name: a\r\npin: 3f9a1c2e-1\r\nsuspend: false\r\n'],
    ['adds a line with CRLF', 'name: a\r\n', 'name: a\r\npin: 3f9a1c2e-1\r\n'],
    ['adds into a flow mapping', '{ name: a, task: {} }\n', '{ name: a, task: {} , pin: 3f9a1c2e-1}\n'],
    ['replaces within a flow mapping', '{ name: a, pin: null, task: {} }', '{ name: a, pin: 3f9a1c2e-1, task: {} }'],
    ['follows the indentation of the file', '  name: a\n  task: {}\n', '  name: a\n  task: {}\n  pin: 3f9a1c2e-1\n'],
    ['writes before the end marker', 'name: a\n...\n', 'name: a\npin: 3f9a1c2e-1\n...\n'],
    ['keeps a byte order mark', '\ufeffname: a\n', '\ufeffname: a\npin: 3f9a1c2e-1\n'],
    ['replaces a block of text', 'pin: |\n  old\nname: a\n', 'pin: 3f9a1c2e-1\nname: a\n'],
    ['leaves a nested pin alone', 'a: { pin: x }\npin: null\n', 'a: { pin: x }\npin: 3f9a1c2e-1\n'],
  ])('%s', (_name, before, after) => {
    expect(setPin(before, version)).toBe(after);
  });

  it('unpins by writing null, and changes nothing where nothing is pinned', () => {
    expect(setPin('name: a\npin: v1 # because\n', null)).toBe('name: a\npin: null # because\n');
    expect(setPin('name: a\n', null)).toBe('name: a\n');
    expect(setPin('name: a\npin: v1\n', 'v1')).toBe('name: a\npin: v1\n');
  });

  it.each(['123', '1e5', 'null', 'true', '0x1f', '-1', '-'])('quotes the version %s, which YAML would not read as text', (odd) => {
    expect(parse(setPin('name: a\n', odd))).toEqual({ name: 'a', pin: odd });
  });

  it.each(['- a\n', 'name: [\n', '', 'pin: &x old\nname: *x\n'])('refuses what it cannot edit: %j', (text) => {
    expect(() => setPin(text, version)).toThrow(Failure);
  });

  it('changes one value and nothing else in any file', () => {
    const line = fc.constantFrom(
      '# comment',
      '',
      '   ',
      'x: "a # b"',
      "y: 'q'",
      'z: [1, 2] # list',
      'w:\n  - a\n  - b',
      't: |\n  text\n  more',
    );
    const pin = fc.constantFrom('pin: null', 'pin: "old"   # note', 'pin:', 'pin: ~');
    fc.assert(
      fc.property(fc.uniqueArray(line), fc.option(pin), fc.uniqueArray(line), fc.boolean(), (head, middle, tail, crlf) => {
        const lines = [
          ...head,
          'name: a',
          ...(middle === null ? [] : [middle]),
          ...tail.filter((one) => !head.includes(one) || one.startsWith('#')),
        ];
        const text = `${lines.join('\n')}\n`.replaceAll('\n', crlf ? '\r\n' : '\n');
        const pinned = setPin(text, version);
        expect(parse(pinned)).toEqual({ ...(parse(text) as object), pin: version });
        const rest = (whole: string) => whole.split('\n').filter((one) => !one.startsWith('pin:'));
        expect(rest(pinned)).toEqual(rest(text));
      }),
    );
  });
});
