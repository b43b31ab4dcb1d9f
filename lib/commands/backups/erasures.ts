import { writeFile } from 'node:fs/promises';
import { connection } from '#lib/database/connection.ts';
import { readEnv } from '#lib/env.ts';
import { listErasures, writeErasureLine } from '#lib/erasures/erasure-list.ts';
import { applyErasures } from '#lib/personal-data/apply-erasures.ts';
import { Refusal } from '#lib/refusal.ts';
import { withMainKey } from '../launch-database.ts';
import { runCommand } from '../run-command.ts';
import { readErasureList, sayApplied } from './read-erasure-list.ts';

const usage = 'Usage: npm run erasures -- export list.jsonl, or npm run erasures -- apply list.jsonl';
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Writes the list to a new file, readable by its owner alone. */
async function exportTo(file: string): Promise<void> {
  const erasures = await listErasures(connection().pool);
  const lines = erasures.map((erasure) => `${writeErasureLine(erasure)}\n`).join('');
  await writeFile(file, lines, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${file} was not written (${error.code}).`);
  });
  say(`Erasures written: ${erasures.length}.`);
}

async function applyFrom(file: string): Promise<void> {
  const erasures = await readErasureList(file);
  sayApplied(erasures.length, await applyErasures(erasures), say);
}

await runCommand(async () => {
  const [action, file, ...others] = process.argv.slice(2);
  if ((action !== 'export' && action !== 'apply') || !file || others.length > 0) throw new Refusal(usage);
  await withMainKey(readEnv(), () => (action === 'export' ? exportTo(file) : applyFrom(file)));
});
