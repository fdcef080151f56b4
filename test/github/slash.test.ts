import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSlash, type Slash, slashCommands } from '../../src/github/slash.ts';

const train = (sha: string | null = null): Slash => ({ kind: 'train', sha });
const unknown = (line: string): Slash => ({ kind: 'unknown', line });
const full = '0123456789abcdef0123456789abcdef01234567';

describe('the first line of a comment', () => {
  it.each<[string, Slash | null]>([
    ['/flywheel train', train()],
    ['  /flywheel \t train  ', train()],
    ['/flywheel train\r\nbecause the labels are right now', train()],
    ['\n\n/flywheel train\n/flywheel help', train()],
    [`/flywheel train ${full}`, train(full)],
    ['/flywheel train 0123ABC', train('0123abc')],
    ['/flywheel help', { kind: 'help' }],
    ['/flywheel', { kind: 'help' }],
    ['/flywheel train 012345', unknown('/flywheel train 012345')],
    [`/flywheel train ${full}0`, unknown(`/flywheel train ${full}0`)],
    ['/flywheel train 0123abc now', unknown('/flywheel train 0123abc now')],
    ['/flywheel train main', unknown('/flywheel train main')],
    ['/flywheel trian', unknown('/flywheel trian')],
    ['/flywheel toString', unknown('/flywheel toString')],
    ['/flywheel help me', unknown('/flywheel help me')],
    [`/flywheel ${'x'.repeat(300)}`, unknown(`/flywheel ${'x'.repeat(190)}`)],
    ['/flywheels train', null],
    ['/Flywheel train', null],
    ['> /flywheel train', null],
    ['`/flywheel train`', null],
    ['```\n/flywheel train\n```', null],
    ['    /flywheel train', null],
    ['\t/flywheel train', null],
    ['Please: /flywheel train', null],
    ['Looks good.\n/flywheel train', null],
    ['<!-- /flywheel train -->', null],
    ['', null],
  ])('%j asks for %j', (body, slash) => {
    expect(readSlash(body)).toEqual(slash);
  });

  it('alone decides, and nothing that it names goes further than hexadecimal digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (words, rest) => {
        const first = `/flywheel train ${words.replace(/[\r\n]/g, '')}`;
        const slash = readSlash(`${first}\n${rest}`);
        expect(slash).toEqual(readSlash(first));
        if (slash?.kind === 'train') expect(slash.sha ?? '0000000').toMatch(/^[0-9a-f]{7,40}$/);
        else expect(slash?.kind).toBe('unknown');
      }),
    );
  });

  it('is listed for whoever asks', () => {
    expect(slashCommands.map(({ usage }) => readSlash(usage.replace(/ \[.*\]/, ''))?.kind)).toEqual(['train', 'help']);
  });
});
