import type { Queryable } from '#lib/database/run-sql.ts';
import { groupNamesSql } from './group-names-sql.ts';

/** Adds the names of the groups of a client's row. */
export async function withGroups<Row extends { structureId: string; groupIds: string[] }>(
  on: Queryable,
  row: Row,
): Promise<Row & { groups: string[] }> {
  if (row.groupIds.length === 0) return { ...row, groups: [] };
  const { rows } = await on.query<{ groups: string[] }>(
    `select ${groupNamesSql('c')} as groups from (select $1::uuid as structure_id, $2::uuid[] as group_ids) c`,
    [row.structureId, row.groupIds],
  );
  return { ...row, groups: rows[0]?.groups ?? [] };
}
