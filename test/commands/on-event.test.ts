import { describe, expect, it } from 'vitest';
import { onEvent, type Wish } from '../../src/commands/on-event.ts';
import { files, sandbox } from './sandbox.ts';

const wish = (command: string): Wish => ({ command, version: null, reason: null, flywheel: null, confirm: false });

describe('a comment', () => {
  const { settings } = sandbox(files());

  it.each(['auto', 'train', 'apply', 'rollback'])('by somebody who may not ask starts nothing, also with command: %s', async (command) => {
    expect(await onEvent({ kind: 'comment', request: null }, wish(command), settings)).toEqual({
      ...{ schemaVersion: 1, command: 'none', flywheels: [] },
    });
  });

  it.each(['auto', 'train', 'apply'])(
    'by somebody who may trains in advance and does nothing else, also with command: %s',
    async (command) => {
      const request = { number: 7, head: 'a'.repeat(40), by: 'ada' };
      expect(await onEvent({ kind: 'comment', request }, wish(command), settings)).toMatchObject({ command: 'train', flywheels: [] });
    },
  );
});
