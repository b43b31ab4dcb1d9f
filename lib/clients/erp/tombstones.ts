import type { Queryable, Transaction } from '#lib/database/run-sql.ts';

/** A removed person without a client: a later message older than `version` creates none. */
export type Tombstone = { erpId: string; version: Date };

/** Reads the versions of the tombstones of these ids. */
export async function loadTombstones(on: Queryable, structureId: string, erpIds: string[]): Promise<Map<string, Date>> {
  if (erpIds.length === 0) return new Map();
  const { rows } = await on.query<Tombstone>(
    `select t.erp_id as "erpId", t.version from unnest($2::text[]) asked (erp_id) cross join lateral (
       select * from erp_tombstone where structure_id = $1 and erp_id = asked.erp_id offset 0) t`,
    [structureId, erpIds],
  );
  return new Map(rows.map(({ erpId, version }) => [erpId, version]));
}

/** Writes tombstones; an existing one keeps the newer version. */
export async function writeTombstones(tx: Transaction, structureId: string, tombstones: Tombstone[]): Promise<void> {
  if (tombstones.length === 0) return;
  await tx.query(
    `insert into erp_tombstone (structure_id, erp_id, version)
     select $1, d.erp_id, d.version from unnest($2::text[], $3::timestamptz[]) d (erp_id, version)
     on conflict (structure_id, erp_id) do update set version = greatest(erp_tombstone.version, excluded.version)`,
    [structureId, tombstones.map(({ erpId }) => erpId), tombstones.map(({ version }) => version)],
  );
}

/** Deletes the tombstones of people who have a client now. */
export async function deleteTombstones(tx: Transaction, structureId: string, erpIds: string[]): Promise<void> {
  if (erpIds.length > 0)
    await tx.query('delete from erp_tombstone where structure_id = $1 and erp_id = any($2)', [structureId, erpIds]);
}
