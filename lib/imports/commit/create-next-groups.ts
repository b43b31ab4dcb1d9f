import { createGroups } from '#lib/clients/groups/group-ids.ts';
import { connection } from '#lib/database/connection.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { sliceSize } from '#lib/imports/rows/slices.ts';

/**
 * Creates the groups that the next slice of a commit needs, in a transaction of its own: a slice
 * holds locks on clients, and would wait for another one that creates the same group.
 */
export async function createNextGroups(of: ImportKey): Promise<void> {
  const { pool } = connection();
  const { rows } = await pool.query<{ name: string }>(
    `select distinct unnest(case when r.verdict = 'create' then r.groups else array(
         select jsonb_array_elements_text(r.changes #> '{groups,after}')
       ) end) as name
     from (select choice, reopen, reached from import where structure_id = $1 and id = $2 and state = 'committing') i
     cross join lateral (
       select verdict, groups, changes from import_row where structure_id = $1 and import_id = $2 and line > i.reached
       order by line limit ${sliceSize}
     ) r
     where r.verdict = 'create' and r.groups <> '{}' or (
       (r.verdict = 'update' or r.verdict = 'in-bin' and i.reopen) and jsonb_typeof(r.changes #> '{groups,after}') = 'array' and (
         i.choice = 'overwrite' or i.choice = 'fill-blanks' and jsonb_typeof(r.changes #> '{groups,before}') = 'null'
       )
     )`,
    keyOf(of),
  );
  await createGroups(
    pool,
    of.structureId,
    rows.map(({ name }) => name),
    of.importId,
  );
}
