import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Deletes how the API of a connection is reached, and ends what waits for it: people to be fetched,
 * the notices about them, and a full base that is being read.
 */
export async function forgetApi(tx: Transaction, structureId: string, connectionId: string): Promise<void> {
  const where = { structureId, connectionId };
  await tx.erpApi.deleteMany({ where });
  await tx.erpFetch.deleteMany({ where });
  await tx.erpPull.deleteMany({ where });
  await tx.query(
    `update erp_event set verdict = 'discarded' where structure_id = $1 and connection_id = $2
       and verdict = 'received' and payload ? 'request'`,
    [structureId, connectionId],
  );
  await tx.erpSnapshot.updateMany({
    where: { ...where, state: 'receiving' },
    data: { state: 'discarded', finishedAt: new Date() },
  });
}
