import type pg from 'pg';
import { runSql } from '../run-sql.ts';

/**
 * What identifies a transaction after its connection is lost: its id, and the process of PostgreSQL
 * that runs it.
 */
export type TransactionId = { id: string; backend: number };

/**
 * What became of a transaction whose COMMIT was sent and not answered. PostgreSQL keeps the state
 * of recent transactions (`pg_xact_status`), also over a restart or a failover. A backend that
 * still has it open, because it does not know that its client is gone, is ended first.
 * @returns `unknown` when the database does not say
 */
export async function commitOutcome(
  pool: pg.Pool,
  { id, backend }: TransactionId,
): Promise<'committed' | 'aborted' | 'unknown'> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const status = await statusOf(pool, id).catch(() => null);
    if (status === 'committed' || status === 'aborted') return status;
    if (status !== 'in progress') return 'unknown';
    await pool
      .query(
        `select pg_terminate_backend(pid, ${terminationTimeoutMs}) from pg_stat_activity
         where pid = $1 and backend_xid = $2::text::xid8::xid`,
        [backend, id],
      )
      .catch(() => undefined);
  }
  return 'unknown';
}

const maxAttempts = 3;
/** Milliseconds that a backend gets to end. */
const terminationTimeoutMs = 1_000;

async function statusOf(pool: pg.Pool, id: string): Promise<string | null> {
  const sql = 'select pg_xact_status($1::text::xid8) as status';
  const [row] = await runSql<{ status: string | null }>(pool, sql, [id]);
  return row?.status ?? null;
}
