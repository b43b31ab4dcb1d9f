import { createGroups } from '#lib/clients/groups/group-ids.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { sliceSize } from '#lib/imports/rows/slices.ts';
import { neededGroups, needsGroups } from './needed-groups.ts';

/**
 * The line after which the slice begins whose groups are there, and whether some of them are not,
 * because the structure has no room for them.
 */
export type ReadySlice = { reached: number | null; lacksGroups: boolean };

/**
 * Creates the groups that the next slice of a commit needs, in a transaction of its own: a slice
 * holds locks on clients, and would wait for another one that creates the same group.
 */
export async function createNextGroups(of: ImportKey): Promise<ReadySlice> {
  const { rows } = await connection().pool.query<{ reached: number; names: string[] }>(
    `select i.reached, array(
       select distinct unnest(${neededGroups}) from (
         select verdict, groups, changes from import_row where structure_id = $1 and import_id = $2 and line > i.reached
         order by line limit ${sliceSize}
       ) r where ${needsGroups}
     ) as names
     from import i where structure_id = $1 and id = $2 and state = 'committing'`,
    keyOf(of),
  );
  const { reached = null, names = [] } = rows[0] ?? {};
  const creation = { originId: of.importId, beyond: 'leave-out' } as const;
  const areThere = await inTransaction((tx) => createGroups(tx, of.structureId, names, creation));
  return { reached, lacksGroups: !areThere };
}
