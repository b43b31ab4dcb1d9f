import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumEnvironment, chromiumPath } from '#e2e/support/chromium.ts';

const environment = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
);

/**
 * A journey in both languages runs in French with scripts and in English without, which shows both
 * languages and both modes; `E2E_LANGUAGES=every` runs each language in each mode.
 */
const everyLanguage = process.env.E2E_LANGUAGES === 'every';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    screenshot: 'only-on-failure',
    launchOptions: {
      args: chromiumArguments,
      env: { ...environment, ...chromiumEnvironment },
      ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    },
  },
  projects: [
    { name: 'chromium', grepInvert: everyLanguage ? [] : /en-GB/, use: { javaScriptEnabled: true } },
    {
      name: 'chromium-no-js',
      grepInvert: everyLanguage ? /@requests/ : /@requests|@scripts|fr-FR/,
      use: { javaScriptEnabled: false },
    },
  ],
});
