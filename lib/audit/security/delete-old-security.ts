import { connection } from '#lib/database/connection.ts';

/** Days for which security events are kept. */
export const keptDays = 365;

/** Deletes security events that are older than a year. Returns how many. */
export async function deleteOldSecurity(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    'delete from security_event where at < now() - make_interval(days => $1)',
    [keptDays],
  );
  return rowCount ?? 0;
}
