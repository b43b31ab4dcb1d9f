import { connection } from '#lib/database/connection.ts';

/** Any constant of our own, for PostgreSQL's advisory locks. */
const lock = 7_215_330_964;

/**
 * Runs while nobody else does, on whatever server, because all share one pace. The lock is the
 * connection's: it ends with a process that is killed, at once, where a named queue of jobs would
 * stay closed for hours.
 * @returns null when somebody else is at it
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
    // Closed after a failure: whatever it holds ends with it.
    holder.release(broken);
  }
}
