import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Check } from './checks.ts';

/** `failures`: of each failed test its file, its name and what it said first. */
export type Outcome = { passed: number; failed: number; failures: string[] };

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string().default(''),
        assertionResults: z.array(
          z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
        ),
      }),
    ),
  })
  .transform(({ numPassedTests, numFailedTests, testResults }): Outcome => {
    const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const tests = assertionResults.filter((test) => test.status === 'failed');
      // A file that does not load has no tests to name.
      if (status === 'failed' && tests.length === 0) return [failure([path.relative('.', name)], message)];
      return tests.map(({ fullName, failureMessages }) =>
        failure([path.relative('.', name), fullName], failureMessages?.[0]),
      );
    });
    return { passed: numPassedTests, failed: numFailedTests, failures };
  });

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});

const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    suites: z.array(playwrightSuite),
  })
  .transform(({ stats, suites }): Outcome => {
    const failures = suites.flatMap(specsOf).flatMap(({ title, file, line, tests }) => {
      const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky');
      return failed.map(({ projectName, results }) =>
        failure([`e2e/${file}:${line}`, projectName, title], results.find(({ error }) => error)?.error?.message),
      );
    });
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures };
  });

/**
 * How many tests passed and failed by the tool's own report, and which; one failure when it has
 * left none.
 */
export async function readReport({ file, of }: NonNullable<Check['report']>): Promise<Outcome> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1, failures: [] };
  return (of === 'vitest' ? vitestReport : playwrightReport).parse(JSON.parse(text));
}

function specsOf({ specs, suites }: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function failure(where: string[], message = ''): string {
  const said = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 6)
    .map((line) => `      ${line.slice(0, 300)}\n`);
  return `    ${where.join(' › ')}\n${said.join('')}`;
}
