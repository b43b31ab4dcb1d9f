import type { Queryable, Transaction } from '#lib/database/run-sql.ts';

/** A person who is to be compared. `changes`: how often they were noted again. */
export type Newcomer = { erpId: string; changes: number };

/** SQL: what happens to a person who is noted already. */
export const onNotedAgain = 'on conflict (structure_id, erp_id) do update set changes = erp_newcomer.changes + 1';

/**
 * Notes people of the ERP who are new or changed here, clients or not, to be compared with the
 * other clients later (`compareNewcomers`). Comparing them at once would slow every event down.
 */
export async function noteNewcomers(tx: Transaction, structureId: string, erpIds: string[]): Promise<void> {
  if (erpIds.length === 0) return;
  await tx.query({
    name: 'erp-note-newcomers',
    text: `insert into erp_newcomer (structure_id, erp_id) select $1, unnest($2::text[]) ${onNotedAgain}`,
    values: [structureId, [...new Set(erpIds)]],
  });
}

/** Lists the structures that have newcomers. Each is found by one step in the index. */
export async function structuresWithNewcomers(on: Queryable): Promise<string[]> {
  const { rows } = await on.query<{ id: string }>(
    `select s.id from structure s
     where (select true from erp_newcomer n where n.structure_id = s.id limit 1) order by random()`,
  );
  return rows.map(({ id }) => id);
}

/** Reads some newcomers of a structure. */
export async function readNewcomers(on: Queryable, structureId: string, limit: number): Promise<Newcomer[]> {
  const { rows } = await on.query<Newcomer>(
    'select erp_id as "erpId", changes from erp_newcomer where structure_id = $1 order by erp_id limit $2',
    [structureId, limit],
  );
  return rows;
}

/** Forgets all newcomers of a structure. */
export async function forgetAllNewcomers(on: Queryable, structureId: string): Promise<void> {
  await on.query('delete from erp_newcomer where structure_id = $1', [structureId]);
}

/**
 * Forgets newcomers that have been compared. One who was noted again meanwhile, or is being noted,
 * stays.
 * @returns the ids of those that are forgotten
 */
export async function forgetNewcomers(on: Queryable, structureId: string, compared: Newcomer[]): Promise<string[]> {
  const { rows } = await on.query<{ erpId: string }>(
    `delete from erp_newcomer where structure_id = $1 and erp_id in (
       select n.erp_id from unnest($2::text[], $3::int[]) d (erp_id, changes)
       join erp_newcomer n on n.structure_id = $1 and n.erp_id = d.erp_id and n.changes = d.changes
       for update of n skip locked)
     returning erp_id as "erpId"`,
    [structureId, compared.map(({ erpId }) => erpId), compared.map(({ changes }) => changes)],
  );
  return rows.map(({ erpId }) => erpId);
}
