import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Deletes a client at once, with what depends on it, and what is known of its ids in the ERP.
 * @returns false when the client changed since `version`
 */
export async function eraseRecord(
  tx: Transaction,
  structureId: string,
  { clientId, version, erpIds }: { clientId: string; version: number; erpIds: string[] },
): Promise<boolean> {
  const values = [structureId, erpIds];
  await tx.query('delete from erp_newcomer where structure_id = $1 and erp_id = any($2::text[])', values);
  await tx.query('delete from erp_tombstone where structure_id = $1 and erp_id = any($2::text[])', values);
  await tx.query(
    `delete from erp_former_id where structure_id = $1
       and (erp_id = any($2::text[]) or current_id = any($2::text[]) or root_id = any($2::text[]))`,
    values,
  );
  const { rowCount } = await tx.query('delete from client where structure_id = $1 and id = $2 and version = $3', [
    structureId,
    clientId,
    version,
  ]);
  return rowCount === 1;
}
