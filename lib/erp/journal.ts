import type { PoolClient } from 'pg';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import type { Applied, Arrived } from './arrived.ts';
import type { Connection } from './connection.ts';

type Row = {
  webhookId: string;
  eventId: string;
  verdict: ErpVerdict;
  clientId: string | null;
  changes: FieldChanges | null;
  risky: boolean;
};

/** Those of these events that came before, by their webhook id, with what became of them. */
export async function knownEvents(tx: PoolClient, { structureId, id }: Connection, arrived: Arrived[]): Promise<Map<string, Applied>> {
  // Each by itself: with a list the planner may take an index of the structure alone, and compare a thousand ids with every event.
  const { rows } = await tx.query<Row>(
    `select e.webhook_id as "webhookId", e.id as "eventId", e.verdict::text, e.client_id as "clientId", e.changes, e.risky
     from unnest($3::text[]) asked (webhook_id) cross join lateral (
       select * from erp_event e where e.structure_id = $1 and e.connection_id = $2 and e.webhook_id = asked.webhook_id offset 0) e`,
    [structureId, id, arrived.map(({ webhookId }) => webhookId)],
  );
  const byId = new Map(rows.map((row) => [row.webhookId, row]));
  return new Map(
    arrived.flatMap((one) => {
      const row = byId.get(one.webhookId);
      return row ? [[one.webhookId, { ...row, arrived: one, changes: row.changes ?? {} }] as const] : [];
    }),
  );
}

/**
 * Writes events with their verdicts into the journal; duplicates stand there already. Whoever sends the same webhook id twice at the same
 * moment meets the unique index, and is looked at again.
 */
export async function writeJournal(tx: PoolClient, { structureId, id }: Connection, applied: Applied[], stored: boolean): Promise<void> {
  const fresh = applied.filter(({ verdict }) => verdict !== 'duplicate');
  if (fresh.length === 0) return;
  const rows = JSON.stringify(fresh.map(toRow));
  if (stored) {
    await tx.query(
      `update erp_event e set verdict = d.verdict::erp_verdict, client_id = coalesce(d.client_id, e.client_id), changes = d.changes, risky = d.risky,
         lag = case when e.verdict = 'received' then ${lag('e.received_at')} else e.lag end
       from json_to_recordset($2::json) ${shape} where e.structure_id = $1 and e.id = d.id`,
      [structureId, rows],
    );
    return;
  }
  await tx.query(
    `insert into erp_event (structure_id, connection_id, id, webhook_id, received_at, type, erp_id, version, payload, verdict, client_id, changes, problems, risky, lag)
     select $1, $3, id, webhook_id, received_at, type, erp_id, version, payload, verdict::erp_verdict, client_id, changes, problems, risky, ${lag('received_at')}
     from json_to_recordset($2::json) ${shape}`,
    [structureId, rows, id],
  );
}

const lag = (since: string) => `greatest(0, (extract(epoch from clock_timestamp() - ${since}) * 1000)::int)`;

const shape = `as d (id uuid, webhook_id text, received_at timestamptz, type text, erp_id text, version timestamptz, payload jsonb, verdict text,
  client_id uuid, changes jsonb, problems jsonb, risky boolean)`;

function toRow({ arrived, verdict, eventId, clientId, changes, risky }: Applied) {
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
  };
}
