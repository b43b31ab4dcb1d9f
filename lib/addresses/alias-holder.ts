import { type Queryable, runPrepared } from '#lib/database/run-sql.ts';

/**
 * SQL: the client of structure `$1` that has the address `$2` as an alias, or to whom it leads
 * because a record with it was merged into theirs; null when it is of no client in this way.
 */
export const aliasHolderSql = `coalesce(
  (select client_id from client_alias where structure_id = $1::uuid and email_key = $2::text),
  (select kept_id from merged_client where structure_id = $1::uuid and email_key = $2::text
    order by merged_at desc limit 1))`;

/** Returns the id of the client that `aliasHolderSql` finds. */
export async function aliasHolder(on: Queryable, structureId: string, emailKey: string): Promise<string | null> {
  const [row] = await runPrepared<{ id: string | null }>(on, `select ${aliasHolderSql} as id`, [structureId, emailKey]);
  return row?.id ?? null;
}
