import { connection } from '#lib/database/connection.ts';

/** Counts the transactions that wait for their turn at an import or a bulk operation. */
export async function waitingForTurn(thing: string): Promise<number> {
  const { rows } = await connection().pool.query<{ count: number }>(
    `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
       and ((classid::bigint << 32) | objid::bigint) = hashtextextended('turn ' || $1, 0)`,
    [thing],
  );
  return rows[0]?.count ?? 0;
}
