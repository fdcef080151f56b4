import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What takes too long for every change, or needs real data: the journeys under each switch, and those on the datasets of journeys.test.ts. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: { include: ['bench/**/*.test.ts'], globalSetup: 'test/runtime/node24.ts', pool: 'forks', testTimeout: 600_000 },
});
