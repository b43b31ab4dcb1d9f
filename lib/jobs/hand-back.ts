import type { ClientBase, Pool } from 'pg';

/**
 * Hands back to the queue what these workers had taken, and the try that each of those jobs had begun: a job that was cut short
 * has not failed, and one that takes an hour must outlive any number of restarts.
 */
export async function handBack(database: Pool | ClientBase, workers: string[]): Promise<void> {
  await database.query('update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0) where locked_by = any($1)', [
    workers,
  ]);
  await database.query('select graphile_worker.force_unlock_workers($1)', [workers]);
}
