import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that talk to a server wait half of the time. */
const maxWorkers = Math.max(2, availableParallelism());
const elsewhere = ['**/node_modules/**', '**/.next*/**', '**/.data/**', 'e2e/**'];

const propertyLimit = './lib/testing/test-run/property-limit.ts';
const jobs = 'lib/jobs/**/*.database.test.ts';

const onDatabase = {
  maxWorkers,
  setupFiles: ['./lib/testing/test-run/each-file.ts', propertyLimit],
  globalSetup: './lib/testing/test-run/database-server.ts',
  env: { AUTH_SECRET: 'a secret for tests that is long enough', LOG_LEVEL: 'warn' },
  // Creating a database from the template and real disks are slower than memory, most of
  // all beside a build.
  testTimeout: 120_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers,
          setupFiles: propertyLimit,
          // No unit test changes what another file sees, so files share the modules they import:
          // that takes 60 % off their processor time.
          isolate: false,
          // Laws that are tried thousands of times, maybe on a machine that is busy with something
          // else.
          testTimeout: 30_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, '**/*.database.test.ts'],
        },
      },
      {
        test: {
          ...onDatabase,
          name: 'database',
          include: ['**/*.database.test.ts'],
          exclude: [...elsewhere, jobs],
          // Files share the modules they import and no database: that takes a third off their
          // processor time.
          isolate: false,
        },
      },
      // Job workers that stop leave requests for connections behind, which would fail in the next
      // file.
      { test: { ...onDatabase, name: 'jobs', include: [jobs] } },
      {
        test: {
          name: 'durability',
          // Each file has a product of its own, which it kills and waits for.
          maxWorkers: maxWorkers + 1,
          include: ['e2e/**/*.test.ts'],
          globalSetup: './e2e/support/prepared-data.ts',
          setupFiles: propertyLimit,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
