import { defineConfig } from 'vitest/config';

/** Two of them on two cores already keep the database and the Temporal server busy. */
const MAX_WORKERS = 2;
/** A real server on a busy machine: far above what any case takes, so that only a hang reaches it. */
const TIMEOUT_MS = 60_000;

const shared = {
  pool: 'forks',
  maxWorkers: MAX_WORKERS,
  testTimeout: TIMEOUT_MS,
  hookTimeout: 2 * TIMEOUT_MS,
  teardownTimeout: TIMEOUT_MS,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['{bench,config,domain,engine,integrations,sandbox,scripts,web}/**/*.test.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'engine',
          include: ['{activities,api,db,services,test,workers,workflows}/**/*.test.ts'],
          // Only here, so that a plain rule is tested without waiting for two servers.
          globalSetup: ['test/setup.ts'],
        },
      },
    ],
  },
});
