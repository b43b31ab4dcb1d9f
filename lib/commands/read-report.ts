import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Check } from './checks.ts';

export type Count = { passed: number; failed: number };

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform(({ numPassedTests, numFailedTests }): Count => ({ passed: numPassedTests, failed: numFailedTests }));

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }): Count => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));

/** How many tests passed and failed by the tool's own report; one failure when it has left none. */
export async function readReport({ file, of }: NonNullable<Check['report']>): Promise<Count> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1 };
  return (of === 'vitest' ? vitestReport : playwrightReport).parse(JSON.parse(text));
}
