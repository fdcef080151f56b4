import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Fetches the Node of GitHub's runners where it is not there yet.
    globalSetup: 'test/runtime/node24.ts',
    pool: 'forks',
    // Vitest's own default leaves one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    // A machine that is busy with something else is slow, not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
