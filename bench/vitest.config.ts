import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Journeys through the action on real data, which the tests do without: see journeys.test.ts. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: { include: ['bench/**/*.test.ts'], globalSetup: 'test/runtime/node24.ts', pool: 'forks', testTimeout: 600_000 },
});
