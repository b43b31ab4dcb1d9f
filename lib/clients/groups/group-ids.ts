import type { Queryable } from '#lib/database/run-sql.ts';

/** A group as it is now. */
export type Group = { id: string; name: string };

/**
 * Creates the groups that these names need and that are missing. Two callers at once create each
 * group once. A caller that holds locks on clients must not call it, because it waits for others
 * who create the same group.
 * @param originId the import or bulk operation that needs them
 */
export async function createGroups(
  on: Queryable,
  structureId: string,
  names: readonly string[],
  originId: string | null = null,
): Promise<void> {
  if (names.length === 0) return;
  // In the order of the keys, so that two callers cannot deadlock.
  await on.query(
    `insert into client_group (structure_id, name, key, origin_id)
     select $1, name, key, $3 from (
       select distinct on (k.key) n.name, k.key from unnest($2::text[]) with ordinality n (name, place)
       cross join lateral (select group_key(n.name) as key) k order by k.key, n.place
     ) named
     where not exists (select from client_group g where g.structure_id = $1 and g.key = named.key)
     order by key
     on conflict (structure_id, key) do nothing`,
    [structureId, names, originId],
  );
}

/**
 * Finds the groups of these names, however they are written, by each name, and keeps
 * `deleteUnusedGroups` from deleting them until the transaction ends.
 * @param when `ever`: a name that no group has now, but one had before it was renamed or merged,
 *   leads to that one
 */
export async function findGroups(
  on: Queryable,
  structureId: string,
  names: readonly string[],
  when: 'now' | 'ever',
): Promise<Map<string, Group>> {
  if (names.length === 0) return new Map();
  const { rows } = await on.query<Group & { asked: string }>(
    `select n.name as asked, g.id, g.name from unnest($2::text[]) n (name)
     cross join lateral (
       select coalesce(f.into_id, f.id) as id from client_group f
       where f.structure_id = $1 and (f.key = group_key(n.name) or $3 and f.former_key = group_key(n.name))
       order by f.key is null, f.created_at desc limit 1
     ) found
     join client_group g on g.structure_id = $1 and g.id = found.id
     for key share of g`,
    [structureId, [...new Set(names)], when === 'ever'],
  );
  return new Map(rows.map(({ asked, id, name }) => [asked, { id, name }]));
}

/** Returns the ids of the groups of these names, each once; names of no group are left out. */
export function idsOf(names: readonly string[], groups: ReadonlyMap<string, Group>): string[] {
  return [...new Set(names.flatMap((name) => groups.get(name)?.id ?? []))];
}

/** Returns the names that groups have now, for names that they had before. */
export function namesNow(names: readonly string[], groups: ReadonlyMap<string, Group>): string[] {
  return [...new Set(names.flatMap((name) => groups.get(name)?.name ?? []))];
}
