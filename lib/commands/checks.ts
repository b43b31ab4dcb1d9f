/** One thing that is checked. The command is one of node_modules/.bin. */
export type Check = {
  name: string;
  command: string[];
  /**
   * Where the tool writes its JSON report, whose tests are counted; without one the whole check
   * counts as one.
   */
  report?: { file: string; of: 'vitest' | 'playwright' };
  /** Not tried once the check of that name has failed. */
  needs?: string;
  /** Keeps every processor busy by itself: begun when nothing else runs. */
  alone?: true;
};

const cruised = [
  'app',
  'components',
  'lib',
  'e2e',
  'instrumentation.ts',
  'next.config.ts',
  'playwright.config.ts',
  'vitest.config.ts',
];

/** Everything but the browser, cheapest first. */
export const checks: Check[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings'] },
  { name: 'route types', command: ['next', 'typegen'] },
  { name: 'types', command: ['tsc'], needs: 'route types' },
  { name: 'imports', command: ['depcruise', '--config', '.dependency-cruiser.json', ...cruised] },
  { name: 'dead code', command: ['knip'] },
  { name: 'OpenAPI document', command: ['node', 'lib/commands/lint-open-api.ts'] },
  vitest('unit'),
  vitest('database'),
  vitest('jobs'),
  { name: 'build', command: ['node', 'lib/commands/build.ts'] },
  { ...vitest('durability'), needs: 'build' },
];

/** What people do, in a real browser, with scripts on and off. */
export const browserCheck: Check = {
  name: 'browser',
  command: ['playwright', 'test'],
  report: { file: 'test-results/browser.json', of: 'playwright' },
  needs: 'build',
  alone: true,
};

function vitest(project: string): Check {
  const file = `test-results/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return {
    name: project,
    command: ['vitest', 'run', '--project', project, ...reporters],
    report: { file, of: 'vitest' },
  };
}
