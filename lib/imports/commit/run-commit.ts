import { recordEvents } from '#lib/audit/record-events.ts';
import { analyzeClientKeys, analyzeClients } from '#lib/clients/imported/analyze-clients.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { countRows } from '#lib/imports/rows/count-rows.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';
import { announce } from '#lib/live/announce.ts';
import { tally } from '#lib/log/tally.ts';
import { commitSlice } from './commit-slice.ts';

/** Number of created clients from which statistics matter to the query planner. */
const many = 1_000;

/**
 * Commits a plan slice by slice, each in one transaction that also stores the line reached. Killed
 * at any moment, it continues after the last whole slice; two workers take turns; a cancelled one
 * ends after the current slice.
 */
export async function runCommit(of: ImportKey): Promise<void> {
  const created = await commitSlices(of);
  await finish(of);
  // No request waits for this.
  if (created >= many) await analyzeClients();
}

async function finish(of: ImportKey): Promise<void> {
  const done = await prisma().import.findFirst({ where: { ...whereImport(of), state: 'committing' } });
  if (!done) return;
  const counts = await countRows(connection().pool, of, done.counts as Counts, done);
  await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: 'committing' },
      data: { state: 'committed', counts, committedAt: new Date() },
    });
    if (count === 0) return;
    const details = {
      importId: of.importId,
      fileName: done.fileName,
      created: done.created,
      updated: done.updated + done.reopened,
    };
    await recordEvents(tx, [
      { structureId: of.structureId, staffId: done.committedById, kind: 'import-committed', details },
    ]);
    await announce(tx, of.structureId, 'imports', 'clients');
  });
}

/**
 * Refreshes the statistics of the query planner after many new clients, and whenever there are four
 * times as many.
 * @returns how many clients this run created
 */
async function commitSlices(of: ImportKey): Promise<number> {
  let [created, heardOf] = [0, 0];
  for (;;) {
    const slice = await commitSlice(of);
    if (!slice) return created;
    for (const result of ['created', 'updated', 'held'] as const) tally('importRows', result, slice[result]);
    created += slice.created;
    if (created >= Math.max(many, heardOf * 4)) {
      await analyzeClientKeys();
      heardOf = created;
    }
  }
}
