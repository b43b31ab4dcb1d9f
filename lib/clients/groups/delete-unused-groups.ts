import type { Transaction } from '#lib/database/run-sql.ts';
import { lockGroups } from './group-ids.ts';

/**
 * SQL: names of groups that clients had before an import or a bulk operation that can still be
 * undone.
 */
const namesToGiveBack = `select distinct jsonb_array_elements_text(before) as name from (
    select r.changes -> 'groups' -> 'before' as before from import i
      join import_row r on r.structure_id = i.structure_id and r.import_id = i.id
      where i.structure_id = $1 and i.state in ('committing', 'committed', 'cancelled', 'undoing')
        and i.forgotten_at is null
    union all
    select c.before -> 'groups' -> 'before' from bulk_operation b
      join bulk_client c on c.structure_id = b.structure_id and c.bulk_id = b.id
      where b.structure_id = $1 and b.state in ('committing', 'committed', 'cancelled', 'undoing')
        and b.forgotten_at is null
  ) change where jsonb_typeof(before) = 'array'`;

/**
 * Deletes the groups that undone imports and bulk operations of the structure created and that no
 * client is in, in the trash or not, unless another undo, or separating two merged clients, would
 * give them back. One that is being given to a client at this moment stays. The transaction has
 * marked what it undoes as undone, and holds no locks on clients: it waits for others who create
 * groups or end an undo, so that of two undos the later one sees both.
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
    `with to_give_back as materialized (${namesToGiveBack})
     delete from client_group g where g.structure_id = $1 and g.id = any($2::uuid[]) and not exists (
       select from client c where c.structure_id = $1 and c.group_ids <> '{}' and c.group_ids && array(
         select f.id from client_group f where f.structure_id = $1 and (f.id = g.id or f.into_id = g.id)
       )
     ) and g.name not in (select name from to_give_back) and not exists (
       select from merged_client m where m.structure_id = $1 and strpos(m.copy::text, g.id::text) > 0
     )`,
    [structureId, rows.map(({ id }) => id)],
  );
}
