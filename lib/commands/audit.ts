// Asks the registry about known vulnerabilities of every package of the lock file.
import { spawnSync } from 'node:child_process';
import { Refusal } from '#lib/refusal.ts';
import { readAudit } from './read-audit.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const { stdout, error } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { lines, isClean } = readAudit(error ? '' : stdout);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (!isClean) throw new Refusal('The audit did not pass; SECURITY.md says what follows from it.');
});
