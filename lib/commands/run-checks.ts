import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Check } from './checks.ts';
import { type Count, readReport } from './read-report.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * Runs them in order with their output as it comes, going on after a failure, and says as the very last line how many passed and failed.
 * @returns the exit code: 0 when nothing failed
 */
export async function runChecks(checks: Check[]): Promise<number> {
  const failed = new Set<string>();
  const total: Count = { passed: 0, failed: 0 };
  for (const check of checks) {
    say(`\n── ${check.name}`);
    const count = check.needs && failed.has(check.needs) ? notTried(check.needs) : await runCheck(check);
    if (count.failed > 0) failed.add(check.name);
    total.passed += count.passed;
    total.failed += count.failed;
  }
  if (failed.size > 0) say(`\nFailed: ${[...failed].join(', ')}`);
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function notTried(cause: string): Count {
  say(`not tried, because of: ${cause}`);
  return { passed: 0, failed: 1 };
}

async function runCheck({ command: [program = '', ...args], report }: Check): Promise<Count> {
  if (report) await rm(report.file, { force: true });
  const search = [path.resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PATH: search } });
  const [code] = (await once(child, 'exit')) as [number | null];
  const count = report ? await readReport(report) : { passed: code === 0 ? 1 : 0, failed: 0 };
  // A run that broke down beside its tests (a file that does not load, a set-up that fails) has failed even if no test has.
  return code === 0 || count.failed > 0 ? count : { ...count, failed: 1 };
}
