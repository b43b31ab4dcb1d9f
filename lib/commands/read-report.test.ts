import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReport } from './read-report.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'club-report-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function read(of: 'vitest' | 'playwright', report: object) {
  const file = path.join(folder, `${of}.json`);
  await writeFile(file, JSON.stringify(report));
  return readReport({ file, of });
}

test('lists each failed test of vitest with its message, and a file that does not load', async () => {
  const failed = {
    fullName: 'adds up',
    status: 'failed',
    failureMessages: ['\u001b[31mexpected 2 to be 3\u001b[39m\n\n  at sum'],
  };
  const testResults = [
    {
      name: path.resolve('lib/sum.test.ts'),
      status: 'failed',
      assertionResults: [failed, { fullName: 'other', status: 'passed' }],
    },
    { name: path.resolve('lib/broken.test.ts'), status: 'failed', message: 'does not load', assertionResults: [] },
  ];
  expect(await read('vitest', { numPassedTests: 1, numFailedTests: 1, testResults })).toEqual({
    passed: 1,
    failed: 1,
    failures: [
      '    lib/sum.test.ts › adds up\n      expected 2 to be 3\n        at sum\n',
      '    lib/broken.test.ts\n      does not load\n',
    ],
  });
});

test('lists each failed test of each Playwright project at any depth', async () => {
  const results = [{ error: { message: 'not visible' } }];
  const tests = [
    { projectName: 'chromium', status: 'expected', results: [{}] },
    { projectName: 'chromium-no-js', status: 'unexpected', results },
  ];
  const suites = [{ suites: [{ specs: [{ title: 'a page opens', file: 'page.spec.ts', line: 7, tests }] }] }];
  expect(await read('playwright', { stats: { expected: 1, unexpected: 1, flaky: 0 }, suites })).toEqual({
    passed: 1,
    failed: 1,
    failures: ['    e2e/page.spec.ts:7 › chromium-no-js › a page opens\n      not visible\n'],
  });
});

test('counts a tool without a report as failed', async () => {
  expect(await readReport({ file: path.join(folder, 'none.json'), of: 'vitest' })).toEqual({
    passed: 0,
    failed: 1,
    failures: [],
  });
});
