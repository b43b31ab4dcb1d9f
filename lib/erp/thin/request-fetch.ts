import type { Transaction } from '#lib/database/run-sql.ts';
import { addJobAt } from '#lib/queue/add-job.ts';
import type { ApiKey } from './api-access.ts';

/**
 * Asks for people to be fetched, in the transaction of the notices about them. A person who waits
 * already is fetched once; one who is being fetched is fetched once more afterwards.
 * @param delayMs how long further notices about them are collected
 * @returns for each person how many times they were asked for, this time included
 */
export async function requestFetches(
  tx: Transaction,
  { structureId, connectionId }: ApiKey,
  erpIds: string[],
  delayMs: number,
): Promise<Map<string, number>> {
  if (erpIds.length === 0) return new Map();
  // In the order of the ids, so that two transactions never wait for each other.
  const { rows } = await tx.query<{ erpId: string; requests: number }>(
    `insert into erp_fetch as f (structure_id, connection_id, erp_id, due_at)
     select $1, $2, id, clock_timestamp() + make_interval(secs => $4::float8 / 1000)
     from unnest($3::text[]) id order by id
     on conflict (structure_id, connection_id, erp_id) do update set requests = f.requests + 1
     returning erp_id as "erpId", requests`,
    [structureId, connectionId, [...new Set(erpIds)], delayMs],
  );
  await queueFetches(tx, { structureId, connectionId }, new Date(Date.now() + delayMs));
  return new Map(rows.map(({ erpId, requests }) => [erpId, requests]));
}

/**
 * Queues the job that fetches what is due, at most one a second and connection. It waits behind the
 * other jobs, and two of one connection never run at the same time.
 */
export async function queueFetches(tx: Transaction, { structureId, connectionId }: ApiKey, at: Date): Promise<void> {
  const second = Math.ceil(at.getTime() / 1000);
  await addJobAt(tx, 'fetch-erp-people', { structureId, connectionId }, `fetch-erp:${connectionId}:${second}`, {
    at: new Date(second * 1000),
    queue: `fetch-erp:${connectionId}`,
  });
}
