import type { Queryable } from '#lib/database/run-sql.ts';

/** Groups that a structure can have at most, so that their list stays one page. */
export const maxGroups = 2_000;

/** What a form is told where the structure has no room for the groups that are missing. */
export type GroupLimit = { code: 'group-limit' };

/** The structure has no room for the groups that are missing. */
export class TooManyGroups extends Error {}

/** Counts the groups of a structure, without those that were merged. */
export async function countGroups(on: Queryable, structureId: string): Promise<number> {
  const { rows } = await on.query<{ count: number }>(
    'select count(*)::int as count from client_group where structure_id = $1 and key is not null',
    [structureId],
  );
  return rows[0]?.count ?? 0;
}
