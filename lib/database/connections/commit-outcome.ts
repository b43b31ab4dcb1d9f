import type pg from 'pg';
import { runSql } from '../run-sql.ts';

/**
 * What identifies a transaction after its connection is lost: its id, the process of PostgreSQL
 * that runs it, and the run of the server (`serverRun`).
 */
export type TransactionId = { id: string; backend: number; server: string };

/**
 * The SQL for what tells runs of servers apart: since when it counts statistics, in microseconds.
 * PostgreSQL resets them after a crash, and each machine has its own.
 */
export const serverRun = 'extract(epoch from pg_stat_get_bgwriter_stat_reset_time())::text';

/**
 * What became of a transaction whose COMMIT was sent and not answered. PostgreSQL keeps the state
 * of recent transactions (`pg_xact_status`). A backend that still has it open, because it does not
 * know that its client is gone, is ended first. After a crash or a failover an id that reached no
 * disk is given to another transaction: that one's COMMIT says nothing about this one.
 * @returns `unknown` when the database does not say
 */
export async function commitOutcome(
  pool: pg.Pool,
  { id, backend, server }: TransactionId,
): Promise<'committed' | 'aborted' | 'unknown'> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const { status = null, run = null } = (await statusOf(pool, id).catch(() => undefined)) ?? {};
    if (status === 'committed') return run === server ? status : 'unknown';
    if (status === 'aborted') return status;
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

async function statusOf(pool: pg.Pool, id: string) {
  const sql = `select pg_xact_status($1::text::xid8) as status, ${serverRun} as run`;
  const [row] = await runSql<{ status: string | null; run: string | null }>(pool, sql, [id]);
  return row;
}
