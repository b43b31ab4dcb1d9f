import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Check } from './checks.ts';
import { type Count, readReport } from './read-report.ts';
import { speakInTurn } from './speak-in-turn.ts';

/** How many run at once: most keep one processor busy, and those that have tests of their own wait half of the time. */
const atOnce = 2;

type Say = (text: string | Uint8Array) => void;
const write: Say = (text) => void process.stdout.write(text);

/**
 * Runs them two at a time, begun in their order and told of in it, going on after a failure, and says as the very last line how many
 * passed and failed.
 * @returns the exit code: 0 when nothing failed
 */
export async function runChecks(checks: Check[]): Promise<number> {
  const counts = new Map<Check, Count>();
  const waiting = [...checks];
  const running = new Set<Promise<unknown>>();
  const speaker = speakInTurn(write);
  const ended = (name: string | undefined) => [...counts.keys()].find((check) => check.name === name);
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
    const run = (cause && counts.get(cause)?.failed ? notTried(cause, say) : runCheck(check, say)).then((count) => {
      counts.set(check, count);
      running.delete(run);
      end();
    });
    running.add(run);
  }
  return sumUp(checks, counts);
}

function sumUp(checks: Check[], counts: Map<Check, Count>): number {
  const failed = checks.filter((check) => counts.get(check)?.failed);
  const total = (of: keyof Count) => checks.reduce((sum, check) => sum + (counts.get(check)?.[of] ?? 0), 0);
  if (failed.length > 0) write(`\nFailed: ${failed.map(({ name }) => name).join(', ')}\n`);
  write(`\n${total('passed')} passed, ${total('failed')} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

async function notTried({ name }: Check, say: Say): Promise<Count> {
  say(`not tried, because of: ${name}\n`);
  return { passed: 0, failed: 1 };
}

async function runCheck({ command: [program = '', ...args], report }: Check, say: Say): Promise<Count> {
  if (report) await rm(report.file, { force: true });
  const search = [path.resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter);
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...colour, PATH: search } });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', say);
  const [code] = (await once(child, 'close')) as [number | null];
  const count = report ? await readReport(report) : { passed: code === 0 ? 1 : 0, failed: 0 };
  // A run that broke down beside its tests (a file that does not load, a set-up that fails) has failed even if no test has.
  return code === 0 || count.failed > 0 ? count : { ...count, failed: 1 };
}
