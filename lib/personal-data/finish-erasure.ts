import { eraseEventsOf, eraseEventsWith } from '#lib/audit/erase-details.ts';
import { eraseFromBulk } from '#lib/clients/bulk/erasure/erase-from-bulk.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ErasureKey, endPending, readPending, unfinishedErasures } from '#lib/erasures/record-erasure.ts';
import { eraseErpTraces } from '#lib/erp/erasure/erase-from-erp.ts';
import { eraseFromImport, keptImports } from '#lib/imports/erasure/erase-from-imports.ts';
import { eraseMails } from '#lib/mail/erase-mails.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { erasureAttempts } from './erase-client.ts';
import { inLowerCase, type Traces } from './traces.ts';

/**
 * Finishes an erasure: searches the mails, the journals and the files of the structure for what no
 * index finds. Each part is a transaction and finds nothing the second time, so a job that was
 * killed begins again. While a mail to the person is with the provider, the erasure stays open, and
 * the timetable tries again.
 */
export async function finishErasure(of: ErasureKey): Promise<void> {
  const { structureId } = of;
  const traces = (await inTransaction((tx) => readPending(tx, of))) as Traces | null;
  if (!traces) return;
  const emails = inLowerCase(traces);
  const { waiting } = await inTransaction((tx) =>
    eraseMails(tx, structureId, { clientId: traces.clientId, addresses: emails }),
  );
  await inTransaction(async (tx) => {
    await eraseErpTraces(tx, structureId, { ...traces, emails });
    await eraseEventsOf(tx, structureId, traces);
    await eraseEventsWith(tx, structureId, emails);
    await eraseFromBulk(tx, structureId, { clientId: traces.clientId, emails });
  });
  for (const importId of await keptImports(connection().pool, structureId))
    await eraseFromImport({ structureId, importId }, { ...traces, emails });
  if (waiting === 0) await inTransaction((tx) => endPending(tx, of));
}

/** Queues the job of every erasure that is not finished, also of one restored from a backup. */
export async function wakeErasures(): Promise<void> {
  for (const of of await unfinishedErasures(connection().pool))
    await inTransaction((tx) => addJob(tx, 'finish-erasure', of, `finish-erasure:${of.erasureId}`, erasureAttempts));
}
