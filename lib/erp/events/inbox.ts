import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { insertRows } from '#lib/database/insert-rows.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';

/**
 * Milliseconds that PostgreSQL's `integer` can hold: 24 days. The lag of an event that was held
 * longer is of no use.
 */
const maxLagMs = 2_147_483_647;

type Row = {
  webhookId: string;
  eventId: string;
  verdict: ErpVerdict;
  clientId: string | null;
  changes: FieldChanges | null;
  risky: boolean;
};

/**
 * `connected`: whether the connection is still there. `before`: the results of those of these
 * events that were processed before, by webhook id.
 */
export type ProcessedMessages = { connected: boolean; before: Map<string, EventResult> };

/**
 * Finds what the journal knows of a connection and of these events before they are applied, in one
 * statement.
 */
export async function findProcessed(
  tx: Transaction,
  { structureId, id }: Connection,
  arrived: IncomingEvent[],
): Promise<ProcessedMessages> {
  // Each id is looked up by itself: with a list the planner may use an index on the structure
  // alone, and compare a thousand ids with every event.
  const { rows } = await tx.query<Row & { connected: boolean }>(
    `select c.state <> 'disconnected' as connected, known.*
     from erp_connection c left join (
       select e.webhook_id as "webhookId", e.id as "eventId", e.verdict::text, e.client_id as "clientId", e.changes,
         e.risky
       from unnest($3::text[]) asked (webhook_id) cross join lateral (
         select * from erp_event e where e.structure_id = $1 and e.connection_id = $2
           and e.webhook_id = asked.webhook_id offset 0) e
     ) known on true
     where c.structure_id = $1 and c.id = $2`,
    [structureId, id, arrived.map(({ webhookId }) => webhookId)],
  );
  const byId = new Map(rows.map(({ connected: _, ...row }) => [row.webhookId, row]));
  const before = arrived.flatMap((one) => {
    const row = byId.get(one.webhookId);
    return row ? [[one.webhookId, { ...row, arrived: one, changes: row.changes ?? {} }] as const] : [];
  });
  return { connected: rows[0]?.connected ?? false, before: new Map(before) };
}

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
      changes = d.changes, risky = d.risky,
       lag = case when e.verdict = 'received' then d.lag else e.lag end
     from json_to_recordset($2::json) as d (id uuid, verdict text, client_id uuid, changes jsonb, risky boolean,
       lag int)
     where e.structure_id = $1 and e.id = d.id`,
    [structureId, JSON.stringify(fresh.map(toRow))],
  );
}

function toRow({ arrived, verdict, eventId, clientId, changes, risky }: EventResult) {
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
    problems: content && 'problems' in content ? content.problems : null,
    risky,
    lag: Math.min(Math.max(0, Date.now() - receivedAt.getTime()), maxLagMs),
  };
}
