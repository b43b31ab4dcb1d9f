import { parseArgs } from 'node:util';
import { runCommand } from '#lib/commands/run-command.ts';
import { Refusal } from '#lib/refusal.ts';
import { django } from './django.ts';
import { duplicates } from './duplicates.ts';
import { erp } from './erp.ts';
import { batch, snapshot } from './erp-many.ts';
import { exportFile } from './export.ts';
import { form } from './form.ts';
import { gate } from './gate.ts';
import { importFile } from './import.ts';
import { importNeighbours } from './import-neighbours.ts';
import { list } from './list.ts';
import { matches } from './matches.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import { processes } from './processes.ts';
import { reimport } from './reimport.ts';
import { search } from './search.ts';
import { atStand } from './stand.ts';
import { start } from './start.ts';
import { failedRow, tableHead, tableRows } from './table.ts';

const benches = {
  batch,
  django,
  duplicates,
  erp,
  export: exportFile,
  form,
  gate,
  import: importFile,
  'import-neighbours': importNeighbours,
  list,
  matches,
  memory,
  pages,
  processes,
  reimport,
  search,
  snapshot,
  start,
};

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string', default: '100000' } },
  });
  const name = positionals[0] ?? '';
  const rows = Number(values.rows);
  if (!isBench(name) && name !== 'all')
    throw new Refusal(`Which bench? One of: all, ${Object.keys(benches).join(', ')}.`);
  if (!Number.isSafeInteger(rows) || rows < 1_000) throw new Refusal('--rows wants a whole number from 1000 on.');
  if (name === 'all') return all(rows);
  const result = await atStand((stand) => benches[name](stand, rows));
  print(JSON.stringify({ bench: name, size: rows, ...result }));
});

/** Runs every bench, each at a stand of its own, and prints one table; a failed one has a line. */
async function all(rows: number): Promise<void> {
  print(tableHead(rows));
  let failed = 0;
  for (const [name, bench] of Object.entries(benches)) {
    try {
      print(tableRows(name, await atStand((stand) => bench(stand, rows))));
    } catch (error) {
      failed += 1;
      print(failedRow(name, error));
    }
  }
  if (failed > 0) throw new Refusal(`${failed} benches failed.`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function isBench(name: string): name is keyof typeof benches {
  return Object.hasOwn(benches, name);
}
