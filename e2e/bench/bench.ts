import { parseArgs } from 'node:util';
import { runCommand } from '#lib/commands/run-command.ts';
import { Refusal } from '#lib/refusal.ts';
import { erp } from './erp.ts';
import { batch, snapshot } from './erp-many.ts';
import { exportFile } from './export.ts';
import { form } from './form.ts';
import { gate } from './gate.ts';
import { importFile } from './import.ts';
import { importNeighbours } from './import-neighbours.ts';
import { list } from './list.ts';
import { matches } from './matches.ts';
import { reimport } from './reimport.ts';
import { search } from './search.ts';
import { atStand } from './stand.ts';
import { start } from './start.ts';

const benches = {
  batch,
  erp,
  export: exportFile,
  form,
  gate,
  import: importFile,
  'import-neighbours': importNeighbours,
  list,
  matches,
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
  if (!isBench(name)) throw new Refusal(`Which bench? One of: ${Object.keys(benches).join(', ')}.`);
  if (!Number.isSafeInteger(rows) || rows < 1_000) throw new Refusal('--rows wants a whole number from 1000 on.');
  const result = await atStand((stand) => benches[name](stand, rows));
  process.stdout.write(`${JSON.stringify({ bench: name, size: rows, ...result })}\n`);
});

function isBench(name: string): name is keyof typeof benches {
  return Object.hasOwn(benches, name);
}
