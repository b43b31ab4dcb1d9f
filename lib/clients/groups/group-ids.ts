import type { Queryable, Transaction } from '#lib/database/run-sql.ts';
import { countGroups, maxGroups, TooManyGroups } from './group-limit.ts';

/** A group as it is now. */
export type Group = { id: string; name: string };

type Creation = {
  /** The import or bulk operation that needs them. */
  originId?: string;
  /** What becomes of groups beyond the limit of the structure. */
  beyond?: 'refuse' | 'leave-out' | 'allow';
};

/**
 * Creates the groups that these names need and that are missing. Two callers at once create each
 * group once, and never more than the structure may have. A caller that holds locks on clients must
 * not call it, because it waits for others who create groups.
 * @returns whether all of them are there now
 * @throws TooManyGroups where `beyond` is `refuse`
 */
export async function createGroups(
  tx: Transaction,
  structureId: string,
  names: readonly string[],
  { originId, beyond = 'refuse' }: Creation = {},
): Promise<boolean> {
  if (names.length === 0) return true;
  const missing = await missingGroups(tx, structureId, names);
  if (missing.length === 0) return true;
  const room = beyond === 'allow' ? missing.length : Math.max(0, await lockRoom(tx, structureId));
  // In the order of the keys, so that two callers cannot deadlock.
  const { rowCount } = await tx.query(
    `insert into client_group (structure_id, name, key, origin_id)
     select $1, n.name, group_key(n.name), $3 from unnest($2::text[]) n (name)
     where not exists (select from client_group g where g.structure_id = $1 and g.key = group_key(n.name))
     order by 3 limit $4
     on conflict (structure_id, key) do nothing`,
    [structureId, missing, originId ?? null, room],
  );
  if ((rowCount ?? 0) < room || missing.length <= room) return true;
  const isComplete = (await missingGroups(tx, structureId, missing)).length === 0;
  if (!isComplete && beyond === 'refuse') throw new TooManyGroups();
  return isComplete;
}

/** Returns the names of no group, one of those that mean the same. */
async function missingGroups(tx: Transaction, structureId: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>(
    `select distinct on (named.key) named.name from (
       select n.name, n.place, group_key(n.name) as key from unnest($2::text[]) with ordinality n (name, place)
     ) named
     where not exists (select from client_group g where g.structure_id = $1 and g.key = named.key)
     order by named.key, named.place`,
    [structureId, names],
  );
  return rows.map(({ name }) => name);
}

/** Keeps others from creating groups until the transaction ends, and counts how many may follow. */
async function lockRoom(tx: Transaction, structureId: string): Promise<number> {
  await lockGroups(tx, structureId);
  return maxGroups - (await countGroups(tx, structureId));
}

/** Keeps others from creating groups, and from ending an undo, until the transaction ends. */
export async function lockGroups(tx: Transaction, structureId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('groups ' || $1::text, 0))::text`, [structureId]);
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
