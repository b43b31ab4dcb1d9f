import type { Queryable } from '#lib/database/run-sql.ts';

/** `oldestSeconds`: since when the job that waits longest could have begun. */
export type Backlog = { task: string; state: 'waiting' | 'running' | 'failed'; jobs: number; oldestSeconds: number };

/** Reads how many jobs of each kind are due, running or given up, and how long the oldest waits. */
export async function readBacklog(on: Queryable): Promise<Backlog[]> {
  const { rows } = await on.query<Backlog>(
    `select task_identifier as task, state, count(*)::int as jobs,
       extract(epoch from now() - min(run_at))::float8 as "oldestSeconds"
     from (select task_identifier, run_at, case when locked_at is not null then 'running'
         when attempts >= max_attempts then 'failed' else 'waiting' end as state
       from graphile_worker.jobs where run_at <= now() or locked_at is not null) due
     group by 1, 2`,
  );
  return rows;
}
