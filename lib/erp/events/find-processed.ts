import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';

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
