import { connection } from '#lib/database/connection.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

const connected = `select exists (select from erp_connection where structure_id = $1::uuid
  and state <> 'disconnected') as managed`;

/**
 * Whether an ERP manages this structure's clients: nobody is added, imported or deleted by hand
 * then. Also while it is disabled.
 */
export async function isManagedByErp(structureId: string, tx?: Transaction): Promise<boolean> {
  if (tx) return (await runSql<{ managed: boolean }>(tx, connected, [structureId]))[0]?.managed ?? false;
  const { rows } = await connection().pool.query<{ managed: boolean }>(connected, [structureId]);
  return rows[0]?.managed ?? false;
}

/** The same, and so it stays until the transaction ends: meanwhile nobody connects an ERP. */
export async function lockManagedByErp(tx: Transaction, structureId: string): Promise<boolean> {
  await runSql(tx, 'select id::text from structure where id = $1::uuid for share', [structureId]);
  return isManagedByErp(structureId, tx);
}
