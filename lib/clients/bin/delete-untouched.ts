import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/**
 * Locks a client that a validated request created.
 * @returns false when it was changed since, moved to the trash or merged
 */
export async function lockUntouched(tx: Transaction, structureId: string, clientId: string): Promise<boolean> {
  const found = await runSql(
    tx,
    `select 1 from client where structure_id = $1::uuid and id = $2::uuid and source = 'app-request' and version = 1
       and deleted_at is null for update`,
    [structureId, clientId],
  );
  return found.length > 0;
}

/** Deletes at once a client that `lockUntouched` locked, whose account is no longer attached. */
export async function deleteUntouched(tx: Transaction, structureId: string, clientId: string): Promise<void> {
  await runSql(tx, 'delete from client where structure_id = $1::uuid and id = $2::uuid returning 1', [
    structureId,
    clientId,
  ]);
}
