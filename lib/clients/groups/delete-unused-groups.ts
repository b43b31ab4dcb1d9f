import type { Transaction } from '#lib/database/run-sql.ts';
import { lockGroups } from './group-ids.ts';

/**
 * Deletes the groups that undone imports and bulk operations of the structure created and that no
 * client is in, in the trash or not. One that is being given to a client at this moment stays. The
 * transaction has marked what it undoes as undone, and holds no locks on clients: it waits for
 * others who create groups or end an undo, so that of two undos the later one sees both.
 */
export async function deleteUnusedGroups(tx: Transaction, structureId: string): Promise<void> {
  await lockGroups(tx, structureId);
  const { rows } = await tx.query<{ id: string }>(
    `select id from client_group where structure_id = $1 and key is not null and origin_id in (
       select id from import where structure_id = $1 and state = 'undone'
       union all select id from bulk_operation where structure_id = $1 and state = 'undone')
     for update skip locked`,
    [structureId],
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
