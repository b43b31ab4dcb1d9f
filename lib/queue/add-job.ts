import type { Transaction } from '#lib/database/run-sql.ts';
import type { Jobs } from './job.ts';

/** Tries a job gets, some four minutes apart from first to last. */
const maxAttempts = 5;

/**
 * Queues a job in the transaction of the change that asks for it: neither exists without the other.
 * @param key a job that waits under the same key is replaced, so that a double click is one job
 */
export async function addJob<Name extends keyof Jobs>(
  tx: Transaction,
  name: Name,
  payload: Jobs[Name],
  key: string,
): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, job_key := ${key},
    max_attempts := ${maxAttempts})`;
}
