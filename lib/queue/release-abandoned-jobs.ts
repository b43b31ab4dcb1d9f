import type { ClientBase } from 'pg';

/** Milliseconds that a connection of an abandoned worker gets to end. */
const terminationTimeoutMs = 500;

/**
 * The SQL for the key of the advisory lock that a worker holds while it lives; the seed keeps it
 * apart from other locks.
 */
export function workerLockKey(worker: string): string {
  return `hashtextextended(${worker}, ${0x6a_6f_62_73})`;
}

/**
 * Returns to the queue the jobs of every worker whose lock is free, and the attempt that each of
 * them had begun: a job that was cut short has not failed. First it ends the connections that such
 * a worker left open, so that a process that was only paused cannot go on with its jobs beside the
 * next worker.
 * @param self the worker on whose behalf this runs; its own jobs stay
 * @returns how many jobs were released
 */
export async function releaseAbandonedJobs(database: ClientBase, self: string): Promise<number> {
  await database.query('begin');
  try {
    // The lock is kept until the commit, so that two sweeps never release the same jobs.
    const { rows } = await database.query<{ worker: string }>(
      `with taken as materialized (
         select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
         union select locked_by from graphile_worker._private_job_queues where locked_by is not null
       )
       select worker from taken where worker <> $1 and pg_try_advisory_xact_lock(${workerLockKey('worker')})`,
      [self],
    );
    const workers = rows.map(({ worker }) => worker);
    const released = workers.length > 0 ? await release(database, workers) : 0;
    await database.query('commit');
    return released;
  } catch (error) {
    await database.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function release(database: ClientBase, workers: string[]): Promise<number> {
  await database.query(
    `select pg_terminate_backend(pid, ${terminationTimeoutMs}) from pg_stat_activity
     where application_name = any($1) and datname = current_database() and usename = current_user
       and pid <> pg_backend_pid()`,
    [workers],
  );
  const { rowCount } = await database.query(
    'update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0) where locked_by = any($1)',
    [workers],
  );
  await database.query('select graphile_worker.force_unlock_workers($1)', [workers]);
  return rowCount ?? 0;
}
