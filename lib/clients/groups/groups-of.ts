import type { Queryable } from '#lib/database/run-sql.ts';
import type { Group } from './group-ids.ts';

/**
 * Reads the groups that ids mean now, each once and in this order: a merged group is the one it was
 * merged into, a deleted one is left out.
 */
export async function groupsOf(
  on: Queryable,
  { structureId, groupIds }: { structureId: string; groupIds: string[] },
): Promise<Group[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await on.query<Group>(
    `select g.id, g.name from unnest($2::uuid[]) with ordinality u (id, place)
     join client_group f on f.structure_id = $1 and f.id = u.id
     join client_group g on g.structure_id = $1 and g.id = coalesce(f.into_id, f.id)
     group by g.id, g.name order by min(u.place)`,
    [structureId, groupIds],
  );
  return rows;
}
