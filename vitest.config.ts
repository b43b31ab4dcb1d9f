import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/.next*/**', '**/.data/**', 'e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, '**/*.database.test.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['**/*.database.test.ts'],
          exclude: elsewhere,
          globalSetup: './lib/database/test-server.ts',
          // Creating a database from the template and real disks are slower than memory, most of all beside a build.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'durability',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
