import type { Queryable } from '#lib/database/run-sql.ts';
import type { Jobs } from './job.ts';

/** Whether a restored copy goes on with a job: not where it would send mail a second time. */
const isResumed: { [Name in keyof Jobs]: boolean } = {
  'plan-import': true,
  'commit-import': true,
  'undo-import': true,
  'invite-imported': false,
  'plan-bulk': true,
  // Some of them invite many people; staff sees that it stands, and stops it.
  'commit-bulk': false,
  'undo-bulk': true,
  'apply-erp-event': true,
  'carry-out-snapshot': true,
  'pull-erp-base': true,
  'finish-erasure': true,
  'fetch-erp-people': true,
};

/** The columns of a job that waits or runs, as `savedJobs` lists them. */
export const savedJobColumns = ['identifier', 'payload', 'queue_name', 'run_at', 'max_attempts', 'key', 'priority'];

/**
 * SQL: the jobs that a verb has queued and that are not finished, without what the queue notes
 * about them. Its tables have another shape in every version; these columns are those of `add_job`.
 */
export const savedJobs = `
  select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts or j.locked_at is not null order by j.id`;

/** Makes the table that `addSavedJobs` reads; it ends with the transaction. */
export async function createSavedJobsTable(on: Queryable): Promise<string> {
  await on.query(
    `create temporary table saved_job (identifier text, payload json, queue_name text, run_at timestamptz,
       max_attempts int, key text, priority int) on commit drop`,
  );
  return 'saved_job';
}

/** Queues the jobs of that table again. */
export async function addSavedJobs(on: Queryable): Promise<void> {
  const resumed = Object.entries(isResumed).flatMap(([name, isWanted]) => (isWanted ? [name] : []));
  await on.query(
    `select graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority)
     from saved_job where identifier = any ($1)`,
    [resumed],
  );
}
