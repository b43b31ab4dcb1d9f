import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { nowSql } from './group-names-sql.ts';

/** A group with the number of its clients outside the trash. */
export type ListedGroup = { id: string; name: string; clients: number };

/**
 * Lists the groups of the structure by name, with their clients counted. Reads every client who is
 * in one.
 */
export async function listGroups({ structure }: Staff): Promise<ListedGroup[]> {
  const { rows } = await connection().pool.query<ListedGroup>(
    `with sets as materialized (
      select group_ids, count(*) as clients from client
      where structure_id = $1 and deleted_at is null and group_ids <> '{}' group by group_ids
    ), counted as (
      select m.id, sum(sets.clients) as clients from sets cross join lateral (
        select distinct coalesce(f.into_id, f.id) as id from unnest(sets.group_ids) u (id)
        join client_group f on f.structure_id = $1 and f.id = u.id
      ) m group by m.id
    )
    select g.id, g.name, coalesce(counted.clients, 0)::int as clients
    from client_group g left join counted on counted.id = g.id
    where g.structure_id = $1 and g.key is not null order by g.key`,
    [structure.id],
  );
  return rows;
}

/** Reads the group that has an id, or into which it was merged; null where it was deleted. */
export async function readGroup({ structure }: Staff, id: string): Promise<{ id: string; name: string } | null> {
  if (!isId(id)) return null;
  const { rows } = await connection().pool.query<{ id: string; name: string }>(
    `select g.id, g.name from client_group g where g.structure_id = $1 and g.id = ${nowSql('$2')}`,
    [structure.id, id],
  );
  return rows[0] ?? null;
}

/** Names that a form suggests at most, so that its page stays small. */
const suggested = 500;

/** Lists names of groups for a form to suggest. */
export async function groupNames({ structure }: Staff): Promise<string[]> {
  const { rows } = await connection().pool.query<{ name: string }>(
    'select name from client_group where structure_id = $1 and key is not null order by key limit $2',
    [structure.id, suggested],
  );
  return rows.map(({ name }) => name);
}
