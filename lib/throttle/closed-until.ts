import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { type AttemptLimit, keyOf } from './attempts.ts';

/**
 * Reads until when each of these limits is reached, in their order; null for those that are open.
 * Counts nothing.
 */
export async function closedUntil(limits: readonly AttemptLimit[]): Promise<(Date | null)[]> {
  const rows = await runPrepared<{ key: string; attempts: number; ends: Date }>(
    connection().pool,
    `select key, attempts, since + make_interval(secs => seconds) as ends from throttle
     where key = any ($1) and since + make_interval(secs => seconds) > now()`,
    [limits.map(keyOf)],
  );
  const counted = new Map(rows.map((row) => [row.key, row]));
  return limits.map((limit) => {
    const row = counted.get(keyOf(limit));
    return row && row.attempts >= limit.limit ? row.ends : null;
  });
}
