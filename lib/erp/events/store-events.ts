import { insertRows } from '#lib/database/insert-rows.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { EventResult } from './incoming-event.ts';

/**
 * Milliseconds that PostgreSQL's `integer` can hold: 24 days. The lag of an event that was held
 * longer is of no use.
 */
const maxLagMs = 2_147_483_647;

/**
 * Writes events with their verdicts into the journal and skips duplicates. Of two concurrent
 * deliveries of one webhook id, the second violates the unique index and is retried.
 */
export async function storeEvents(
  tx: Transaction,
  { structureId, id }: Connection,
  applied: EventResult[],
  stored: boolean,
): Promise<void> {
  const fresh = applied.filter(({ verdict }) => verdict !== 'duplicate');
  if (fresh.length === 0) return;
  if (!stored)
    return insertRows(
      tx,
      'erp_event',
      fresh.map((one) => ({ structure_id: structureId, connection_id: id, ...toRow(one) })),
    );
  await tx.query(
    `update erp_event e set verdict = d.verdict::erp_verdict, client_id = coalesce(d.client_id, e.client_id),
      changes = d.changes, problems = d.problems, risky = d.risky,
       lag = case when e.verdict = 'received' then d.lag else e.lag end
     from json_to_recordset($2::json) as d (id uuid, verdict text, client_id uuid, changes jsonb, problems jsonb,
       risky boolean, lag int)
     where e.structure_id = $1 and e.id = d.id`,
    [structureId, JSON.stringify(fresh.map(toRow))],
  );
}

function toRow({ arrived, verdict, eventId, clientId, changes, problems, risky }: EventResult) {
  const { webhookId, receivedAt, type, payload, content } = arrived;
  const event = content && 'event' in content ? content.event : null;
  return {
    id: eventId,
    webhook_id: webhookId,
    received_at: receivedAt,
    type,
    erp_id: event?.erpId ?? payload.erpId ?? null,
    version: event?.version ?? null,
    payload,
    verdict,
    client_id: clientId,
    changes: Object.keys(changes).length > 0 ? changes : null,
    problems: content && 'problems' in content ? content.problems : (problems ?? null),
    risky,
    lag: Math.min(Math.max(0, Date.now() - receivedAt.getTime()), maxLagMs),
  };
}
