import { parseArgs } from 'node:util';
import { Refusal } from '#lib/refusal.ts';
import { erp } from './bench/erp.ts';
import { batch, snapshot } from './bench/erp-many.ts';
import { exportFile } from './bench/export.ts';
import { form } from './bench/form.ts';
import { gate } from './bench/gate.ts';
import { importFile } from './bench/import.ts';
import { importNeighbours } from './bench/import-neighbours.ts';
import { list } from './bench/list.ts';
import { matches } from './bench/matches.ts';
import { reimport } from './bench/reimport.ts';
import { search } from './bench/search.ts';
import { atStand } from './bench/stand.ts';
import { start } from './bench/start.ts';
import { runCommand } from './run-command.ts';

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
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { rows: { type: 'string', default: '100000' } } });
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
