import type { Transaction } from '#lib/database/run-sql.ts';
import type { Jobs } from './job.ts';

/** Attempts of a job by default, over some four minutes from first to last. */
const defaultAttempts = 5;

/**
 * Queues a job in the transaction of the change that needs it: neither exists without the other.
 * @param key a waiting job of the same key is replaced, so that a double click is one job
 */
export async function addJob<Name extends keyof Jobs>(
  tx: Transaction,
  name: Name,
  payload: Jobs[Name],
  key: string,
  maxAttempts = defaultAttempts,
): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key := ${key},
    max_attempts := ${maxAttempts})`;
}

/** The priority of jobs that go on for long: others come first. */
const longJobPriority = 10;

/** Attempts of a job that is also woken by the timetable. */
const wokenAttempts = 3;

/**
 * Queues a job for a later time. Jobs of one queue never run at the same time, and jobs without one
 * come first.
 */
export async function addJobAt<Name extends keyof Jobs>(
  tx: Transaction,
  name: Name,
  payload: Jobs[Name],
  key: string,
  { at, queue }: { at: Date; queue: string },
): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name := ${queue},
    run_at := ${at}, job_key := ${key}, priority := ${longJobPriority}, max_attempts := ${wokenAttempts})`;
}
