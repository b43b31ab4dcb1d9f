import { clientsFile } from './clients-file.ts';
import { copyFloor } from './copy-floor.ts';
import { median } from './measure.ts';
import { countClients, emptyBase, type ImportFigures, runImport } from './run-import.ts';
import type { Stand } from './stand.ts';

/**
 * Measures a file into an empty database, from the first byte sent to the last client committed,
 * with plan and undo data, against the copy floor; then the same file again. Memory is the server's
 * peak, in MB.
 */
export async function importFile(stand: Stand, rows: number): Promise<object> {
  const rounds = rows > 200_000 ? 1 : 5;
  const file = clientsFile(rows);
  const runs: { floor: number; ours: ImportFigures; again: ImportFigures }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await copyFloor(file);
    await emptyBase();
    const ours = await runImport(stand, file);
    if ((await countClients(stand)) !== rows) throw new Error('not every client has come');
    runs.push({ floor, ours, again: await runImport(stand, file) });
  }
  const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
  return {
    ours: {
      plan: middle(({ ours }) => ours.plan),
      commit: middle(({ ours }) => ours.commit),
      total: middle(({ ours }) => ours.total),
      again: middle(({ again }) => again.total),
      rate: Math.round(rows / middle(({ ours }) => ours.total)),
      memory: await stand.peakMemory(),
    },
    floor: { total: middle(({ floor }) => floor), rate: Math.round(rows / middle(({ floor }) => floor)) },
    ratio: {
      total: middle(({ floor, ours }) => floor / ours.total),
      commit: middle(({ floor, ours }) => floor / ours.commit),
      again: middle(({ ours, again }) => ours.total / again.total),
    },
    rounds,
  };
}
