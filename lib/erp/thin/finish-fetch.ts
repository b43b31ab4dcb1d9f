import { lockPeople } from '#lib/addresses/lock-people.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceSoon } from '#lib/erp/connections/announce-soon.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { applyEvents, changesClients } from '#lib/erp/events/apply-events.ts';
import type { EventResult, IncomingEvent } from '#lib/erp/events/incoming-event.ts';
import type { Lease } from './lease-fetch.ts';

/**
 * Applies what was fetched of a person and ends the fetch, in one transaction: the notices that it
 * answers get its verdict and point to it. A person about whom a notice came meanwhile is fetched
 * once more.
 * @returns null when the lease was lost, so that another process fetches the person
 */
export async function finishFetch(
  connection: Connection,
  lease: Lease,
  fetched: IncomingEvent,
  burstDelayMs: number,
): Promise<EventResult | null> {
  const done = await retryOnConflict(() =>
    inTransaction(async (tx) => {
      // People come first, as where a connection ends.
      await lockPeople(tx, connection.structureId, [lease.erpId]);
      if (!(await endLease(tx, connection, lease, burstDelayMs))) return null;
      const [applied] = await applyEvents(tx, connection, [fetched]);
      if (applied) await answerNotices(tx, connection, lease, applied);
      return applied ?? null;
    }),
  );
  if (done) announceSoon(connection.structureId, changesClients([done]));
  return done;
}

async function endLease(
  tx: Transaction,
  { structureId, id }: Connection,
  { erpId, lease, requests }: Lease,
  burstDelayMs: number,
): Promise<boolean> {
  const of = [structureId, id, erpId, lease];
  const where = 'structure_id = $1 and connection_id = $2 and erp_id = $3 and lease = $4';
  const ended = await tx.query(`delete from erp_fetch where ${where} and requests = $5`, [...of, requests]);
  if (ended.rowCount === 1) return true;
  const again = await tx.query(
    `update erp_fetch set lease = null, leased_until = null, tries = 0, last_error = null,
       due_at = clock_timestamp() + make_interval(secs => $5::float8 / 1000)
     where ${where}`,
    [...of, burstDelayMs],
  );
  return again.rowCount === 1;
}

async function answerNotices(
  tx: Transaction,
  { structureId, id }: Connection,
  { erpId, requests }: Lease,
  { verdict, eventId, clientId }: EventResult,
): Promise<void> {
  // What the safeguard holds is the fetched event: the notice itself has nothing to decide.
  const outcome = verdict === 'duplicate' || verdict === 'held' ? 'unchanged' : verdict;
  const { rowCount } = await tx.query(
    `update erp_event set verdict = $4::erp_verdict, client_id = $5,
       payload = payload || jsonb_build_object('fetchedBy', $6::text),
       lag = least(2147483647, extract(epoch from clock_timestamp() - received_at) * 1000)::int
     where structure_id = $1 and connection_id = $2 and erp_id = $3 and verdict = 'received'
       and (payload ->> 'request')::int <= $7`,
    [structureId, id, erpId, outcome, clientId, eventId, requests],
  );
  await tx.query(
    `update erp_event set payload = payload || jsonb_build_object('notices', $3::int)
     where structure_id = $1 and id = $2`,
    [structureId, eventId, rowCount ?? 0],
  );
}
