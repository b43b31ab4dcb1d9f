import { connection } from '#lib/database/connection.ts';
import { runPrepared, runSql, type Transaction } from '#lib/database/run-sql.ts';

/** SQL: whether an ERP manages the clients of structure `$1`. */
export const managedSql = `exists (select from erp_connection where structure_id = $1::uuid and state <> 'disconnected')`;

const connected = `select ${managedSql} as managed`;

/**
 * Returns whether an ERP manages this structure's clients, also while it is disabled. Staff then
 * adds, imports and deletes no clients.
 */
export async function isManagedByErp(structureId: string, tx?: Transaction): Promise<boolean> {
  if (tx) return (await runSql<{ managed: boolean }>(tx, connected, [structureId]))[0]?.managed ?? false;
  const rows = await runPrepared<{ managed: boolean }>(connection().pool, connected, [structureId]);
  return rows[0]?.managed ?? false;
}

/**
 * Does the same, and keeps the answer true until the transaction ends: connecting an ERP waits for
 * it.
 */
export async function lockManagedByErp(tx: Transaction, structureId: string): Promise<boolean> {
  await runSql(tx, 'select id::text from structure where id = $1::uuid for share', [structureId]);
  return isManagedByErp(structureId, tx);
}
