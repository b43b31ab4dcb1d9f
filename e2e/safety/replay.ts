// Replays the reproductions of the security review against a running demo and prints a table.
import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runCommand } from '#lib/commands/run-command.ts';
import { Refusal } from '#lib/refusal.ts';
import { runningDemo } from './running-demo.ts';
import type { RunningDemo, SafetyCheck } from './safety-check.ts';

await runCommand(replayAll);

async function replayAll(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, kill: { type: 'boolean', default: false } } });
  const lines = values.only?.split(',').map(Number);
  const demo = await runningDemo(process.env.DATA_DIR || '.data/demo');
  let failures = 0;
  for (const check of await allChecks()) {
    if (lines && !lines.includes(check.line)) continue;
    const { state, figure } =
      check.disruptive && !values.kill ? { state: 'skipped', figure: 'needs --kill' } : await replay(check, demo);
    if (state === 'FAILS') failures += 1;
    process.stdout.write(
      `${String(check.line).padStart(3)}  ${state.padEnd(7)}  ${check.title.padEnd(76)}  ${figure}\n`,
    );
  }
  if (failures > 0) throw new Refusal(`${failures} of the reproductions still work.`);
}

async function replay(check: SafetyCheck, demo: RunningDemo): Promise<{ state: string; figure: string }> {
  try {
    const { holds, figure } = await check.replay(demo);
    return { state: holds ? 'holds' : 'FAILS', figure };
  } catch (error) {
    return { state: 'FAILS', figure: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Loads every check of the folder `checks`, by line; then those that kill something, and at the end
 * those that use up all sign-ins.
 */
async function allChecks(): Promise<SafetyCheck[]> {
  const folder = new URL('./checks/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, folder).href) as Promise<{ checks: SafetyCheck[] }>),
  );
  return modules.flatMap(({ checks }) => checks).sort((a, b) => turnOf(a) - turnOf(b) || a.line - b.line);
}

function turnOf({ disruptive, usesUpSignIns }: SafetyCheck): number {
  if (usesUpSignIns) return usesUpSignIns === 'all' ? 3 : 2;
  return disruptive ? 1 : 0;
}
