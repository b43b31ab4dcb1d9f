import { connection } from '#lib/database/connection.ts';

/**
 * Deletes the attempts whose window ended at least one window ago, and which decide nothing any
 * more. Skips the rows that another process deletes.
 */
export async function deleteOldAttempts(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    `delete from throttle where key in (
       select key from throttle where since < now() - make_interval(secs => 2 * seconds) for update skip locked)`,
  );
  return rowCount ?? 0;
}
