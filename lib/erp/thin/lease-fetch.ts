import { randomUUID } from 'node:crypto';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { ApiKey } from './api-access.ts';
import { failuresToPause } from './circuit.ts';

/**
 * The right to fetch one person, for less than a minute. `requests`: how many notices it answers.
 * `leasedAt`: before the call, by the clock of the database; the version of what is fetched.
 */
export type Lease = { erpId: string; lease: string; requests: number; tries: number; leasedAt: Date };

/** Seconds after which another process takes a person over: several calls and their timeouts. */
const leaseSeconds = 50;

/**
 * Leases the next person who is due, unless the connection pauses. After a pause one call at a time
 * is leased, until the API has answered it.
 */
export function leaseFetch({ structureId, connectionId }: ApiKey): Promise<Lease | null> {
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<{ probing: boolean }>(
      `select a.failures >= ${failuresToPause} as probing from erp_api a join erp_connection c
         on c.structure_id = a.structure_id and c.id = a.connection_id and c.state = 'active'
       where a.structure_id = $1 and a.connection_id = $2
         and coalesce(a.paused_until, '-infinity') <= clock_timestamp()
         and (a.failures < ${failuresToPause} or coalesce(a.probe_until, '-infinity') <= clock_timestamp())
       for update of a`,
      [structureId, connectionId],
    );
    const [open] = rows;
    if (!open) return null;
    const leased = await takeNext(tx, { structureId, connectionId });
    if (leased && open.probing) {
      await tx.query(
        `update erp_api set probe_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
         where structure_id = $1 and connection_id = $2`,
        [structureId, connectionId],
      );
    }
    return leased;
  });
}

/** People who have not failed come first, so that one who always fails delays no other. */
async function takeNext(tx: Transaction, { structureId, connectionId }: ApiKey): Promise<Lease | null> {
  const { rows } = await tx.query<Lease>(
    `update erp_fetch set lease = $3, leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
     where structure_id = $1 and connection_id = $2 and erp_id = (
       select erp_id from erp_fetch where structure_id = $1 and connection_id = $2 and due_at <= clock_timestamp()
         and coalesce(leased_until, '-infinity') <= clock_timestamp()
       order by tries, due_at limit 1 for update)
     returning erp_id as "erpId", lease, requests, tries, clock_timestamp() as "leasedAt"`,
    [structureId, connectionId, randomUUID()],
  );
  return rows[0] ?? null;
}

/** Gives a person back after a failure, due again after a wait, unless the lease was lost. */
export async function releaseFetch(
  { structureId, connectionId }: ApiKey,
  { erpId, lease }: Lease,
  { code, waitMs }: { code: string; waitMs: number },
): Promise<void> {
  await inTransaction((tx) =>
    tx.query(
      `update erp_fetch set lease = null, leased_until = null, tries = tries + 1, last_error = $5,
         due_at = clock_timestamp() + make_interval(secs => $6::float8 / 1000)
       where structure_id = $1 and connection_id = $2 and erp_id = $3 and lease = $4`,
      [structureId, connectionId, erpId, lease, code, waitMs],
    ),
  );
}
