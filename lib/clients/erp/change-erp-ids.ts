import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/**
 * Replaces the prefix of ERP ids that start with it, in clients, tombstones, newcomers and
 * former ids; ids with another prefix stay.
 */
export async function replaceErpIdPrefix(
  tx: Transaction,
  structureId: string,
  before: string,
  after: string,
): Promise<void> {
  const renamed = `erp_id = $3::text || substr(erp_id, length($2::text) + 1)
     where structure_id = $1::uuid and erp_id is not null and starts_with(erp_id, $2::text)`;
  await runSql(tx, `update client set erp_kind = nullif(rtrim($3::text, '/'), ''), ${renamed}`, [
    structureId,
    before,
    after,
  ]);
  await runSql(tx, `update erp_tombstone set ${renamed}`, [structureId, before, after]);
  await runSql(tx, `update erp_newcomer set ${renamed}`, [structureId, before, after]);
  for (const id of ['erp_id', 'current_id', 'root_id'])
    await runSql(tx, `update erp_former_id set ${renamed.replaceAll('erp_id', id)}`, [structureId, before, after]);
}

/**
 * Releases every client of the structure from its ERP: staff manages them from then on. Former
 * clients stay former clients, and the tombstones of the ERP's people are deleted.
 */
export async function releaseErpClients(tx: Transaction, structureId: string): Promise<void> {
  await runSql(
    tx,
    `update client set erp_id = null, erp_kind = null, erp_version = null, erp_fields_version = null, version = version + 1
     where structure_id = $1::uuid and erp_id is not null`,
    [structureId],
  );
  await tx.erpTombstone.deleteMany({ where: { structureId } });
  await tx.erpNewcomer.deleteMany({ where: { structureId } });
  await tx.erpChangedClient.deleteMany({ where: { structureId } });
  await tx.erpFormerId.deleteMany({ where: { structureId } });
}
