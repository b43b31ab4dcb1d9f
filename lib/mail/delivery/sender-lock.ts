import { connection } from '#lib/database/connection.ts';

/** Any constant of our own, for PostgreSQL's advisory locks. */
const lock = 7_215_330_964;

/**
 * Runs while no other process sends, on any server, because all share one rate limit. The lock
 * belongs to the database connection, so it ends at once with a killed process, where a named job
 * queue would stay locked for hours.
 * @returns null when another process holds the lock
 */
export async function withSenderLock<Value>(run: () => Promise<Value>): Promise<{ value: Value } | null> {
  const holder = await connection().pool.connect();
  let broken = true;
  try {
    const { rows } = await holder.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock]);
    const mine = rows[0]?.mine ?? false;
    const ran = mine ? await run().finally(() => holder.query('select pg_advisory_unlock($1)', [lock])) : null;
    broken = false;
    return mine ? { value: ran as Value } : null;
  } finally {
    // Closed after a failure: its locks end with it.
    holder.release(broken);
  }
}
