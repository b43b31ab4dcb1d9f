import { connection } from '#lib/database/connection.ts';
import { longestWait } from './attempts.ts';

/** Forgets the attempts whose window ended long ago: nothing is decided by them any more. */
export async function forgetAttempts(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    `delete from throttle where key in (
       select key from throttle where since < now() - make_interval(secs => 2 * $1::int) for update skip locked)`,
    [longestWait],
  );
  return rowCount ?? 0;
}
