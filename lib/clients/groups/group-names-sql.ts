/**
 * SQL: the names of a client's groups as an array, in their order. A merged group counts as the one
 * it was merged into, once; a deleted one is left out.
 * @param client the table of the client, or its name in the statement
 */
export function groupNamesSql(client: string): string {
  return `case when ${client}.group_ids = '{}' then '{}'::text[] else array(
    select g.name from unnest(${client}.group_ids) with ordinality u (id, place)
    join client_group f on f.structure_id = ${client}.structure_id and f.id = u.id
    join client_group g on g.structure_id = f.structure_id and g.id = coalesce(f.into_id, f.id)
    group by g.id, g.name order by min(u.place)) end`;
}

/**
 * SQL: whether a row of `client` is in one of the groups `g` that fulfil a condition. `$1` is the
 * structure.
 */
export function inGroupsSql(condition: string): string {
  return `client.group_ids <> '{}' and client.group_ids && array(
    select f.id from client_group g join client_group f on f.structure_id = $1 and (f.id = g.id or f.into_id = g.id)
    where g.structure_id = $1 and g.key is not null and ${condition})`;
}

/** SQL: the id of the group that a group is now, if it was merged. `$1` is the structure. */
export function nowSql(id: string): string {
  return `(select coalesce(f.into_id, f.id) from client_group f where f.structure_id = $1 and f.id = ${id}::uuid)`;
}
