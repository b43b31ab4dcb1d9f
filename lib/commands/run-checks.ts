import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Check } from './checks.ts';
import { type Outcome, readReport } from './read-report.ts';
import { serializeOutput } from './serialize-output.ts';

/**
 * How many run at once: most keep one processor busy, and those that have tests of their own wait
 * half of the time.
 */
const atOnce = 2;

type Say = (text: string | Uint8Array) => void;
const write: Say = (text) => void process.stdout.write(text);

/**
 * Runs the checks two at a time and reports them in their order, continues after a failure, and
 * prints as the very last line how many passed and failed.
 * @returns the exit code: 0 when nothing failed
 */
export async function runChecks(checks: Check[]): Promise<number> {
  const outcomes = new Map<Check, Outcome>();
  const waiting = [...checks];
  const running = new Set<Promise<unknown>>();
  const speaker = serializeOutput(write);
  const ended = (name: string | undefined) => [...outcomes.keys()].find((check) => check.name === name);
  while (waiting.length + running.size > 0) {
    const ready = ({ needs, alone }: Check) => running.size < (alone ? 1 : atOnce) && (!needs || ended(needs));
    const check = waiting.find(ready);
    if (!check) {
      await Promise.race(running);
      continue;
    }
    waiting.splice(waiting.indexOf(check), 1);
    const cause = ended(check.needs);
    const { say, end } = speaker();
    say(`\n── ${check.name}\n`);
    const run = (cause && outcomes.get(cause)?.failed ? notTried(cause, say) : runCheck(check, say)).then((outcome) => {
      outcomes.set(check, outcome);
      running.delete(run);
      end();
    });
    running.add(run);
  }
  return sumUp(checks, outcomes);
}

function sumUp(checks: Check[], outcomes: Map<Check, Outcome>): number {
  const failed = checks.filter((check) => outcomes.get(check)?.failed);
  const total = (of: 'passed' | 'failed') => checks.reduce((sum, check) => sum + (outcomes.get(check)?.[of] ?? 0), 0);
  if (failed.length > 0) write('\nFailed\n');
  // Repeated at the end, for a reader who sees only the last lines.
  for (const check of failed) write(`  ${check.name}\n${outcomes.get(check)?.failures.join('') ?? ''}`);
  write(`\n${total('passed')} passed, ${total('failed')} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

async function notTried({ name }: Check, say: Say): Promise<Outcome> {
  say(`not tried, because of: ${name}\n`);
  return { passed: 0, failed: 1, failures: [] };
}

async function runCheck({ command: [program = '', ...args], report }: Check, say: Say): Promise<Outcome> {
  if (report) await rm(report.file, { force: true });
  const search = [path.resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter);
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...colour, PATH: search, NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/compiled') },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', say);
  const [code] = (await once(child, 'close')) as [number | null];
  const outcome = report ? await readReport(report) : { passed: code === 0 ? 1 : 0, failed: 0, failures: [] };
  // A run that broke down beside its tests (a file that does not load, a set-up that fails) has
  // failed even if no test has.
  return code === 0 || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
}
