import type { Queryable, Transaction } from '#lib/database/run-sql.ts';

/**
 * Notes people of the ERP who are new here, clients or not, to be compared with the other clients
 * later (`compareNewcomers`). Comparing them at once would slow every event down.
 */
export async function noteNewcomers(tx: Transaction, structureId: string, erpIds: string[]): Promise<void> {
  if (erpIds.length === 0) return;
  await tx.query({
    name: 'erp-note-newcomers',
    text: 'insert into erp_newcomer (structure_id, erp_id) select $1, unnest($2::text[]) on conflict do nothing',
    values: [structureId, erpIds],
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

/** Reads the ids of some newcomers of a structure. */
export async function readNewcomers(on: Queryable, structureId: string, limit: number): Promise<string[]> {
  const { rows } = await on.query<{ erpId: string }>(
    'select erp_id as "erpId" from erp_newcomer where structure_id = $1 order by erp_id limit $2',
    [structureId, limit],
  );
  return rows.map(({ erpId }) => erpId);
}

/** Forgets newcomers that have been compared; all of the structure without ids. */
export async function forgetNewcomers(on: Queryable, structureId: string, erpIds?: string[]): Promise<void> {
  await on.query('delete from erp_newcomer where structure_id = $1 and ($2::text[] is null or erp_id = any($2))', [
    structureId,
    erpIds ?? null,
  ]);
}
