import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Deletes the groups that an import or a bulk operation created and that no client is in, in the
 * trash or not. One that is being given to a client at this moment stays.
 */
export async function deleteUnusedGroups(tx: Transaction, structureId: string, originId: string): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from client_group where structure_id = $1 and origin_id = $2 and key is not null
     for update skip locked`,
    [structureId, originId],
  );
  if (rows.length === 0) return;
  // Another statement, which sees the clients that were saved until the groups were locked.
  await tx.query(
    `delete from client_group g where g.structure_id = $1 and g.id = any($2::uuid[]) and not exists (
       select from client c where c.structure_id = $1 and c.group_ids <> '{}' and c.group_ids && array(
         select f.id from client_group f where f.structure_id = $1 and (f.id = g.id or f.into_id = g.id)
       )
     )`,
    [structureId, rows.map(({ id }) => id)],
  );
}
