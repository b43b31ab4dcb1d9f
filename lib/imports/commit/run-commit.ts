import { recordEvents } from '#lib/audit/record-events.ts';
import { analyzeClientKeys, analyzeClients } from '#lib/clients/analyze-clients.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { countRows } from '#lib/imports/rows/count-rows.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';
import { announce } from '#lib/live/announce.ts';
import { commitSlice } from './commit-slice.ts';

/** Clients that the planner should hear of: fewer are joined in a moment whatever it thinks. */
const many = 1_000;

/**
 * Does what the plan says, slice by slice, each in one transaction that also moves the mark of how
 * far it is. Killed at any moment it goes on after the last whole slice; two at once take turns;
 * stopped, it ends after the slice it is busy with.
 */
export async function runCommit(of: ImportKey): Promise<void> {
  const created = await commitSlices(of);
  await finish(of);
  // Nobody waits for this any more.
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
 * The planner hears of the clients that come, when there are many and whenever there are four times
 * as many.
 * @returns how many came, as far as this run brought them
 */
async function commitSlices(of: ImportKey): Promise<number> {
  let [created, heardOf] = [0, 0];
  for (;;) {
    const slice = await inTransaction((tx) => commitSlice(tx, of));
    if (!slice) return created;
    created += slice.created;
    if (created >= Math.max(many, heardOf * 4)) {
      await analyzeClientKeys();
      heardOf = created;
    }
  }
}
