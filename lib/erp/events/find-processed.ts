import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { WriteConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { StructureHas } from '#lib/erp/people/take-people.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';

type Row = {
  webhookId: string;
  eventId: string;
  bodyHash: string | null;
  verdict: ErpVerdict;
  clientId: string | null;
  changes: FieldChanges | null;
  risky: boolean;
  hadNoEffect: boolean;
};

/**
 * SQL condition: the event `e` was refused, or came while the connection was suspended. Sent again,
 * it is judged again.
 */
const hadNoEffect =
  "(e.verdict = 'invalid' or e.verdict = 'ignored' and coalesce(e.payload->>'ignored' = 'connection-disabled', false))";

/**
 * `connected`: whether the connection is still there. `has`: what the structure has at all.
 * `before`: the results of those of these events that have a verdict already, by webhook id:
 * duplicates, and events whose id is that of another one. `refused`: the entries of those that had
 * no effect and are judged again, by webhook id.
 */
export type ProcessedMessages = {
  connected: boolean;
  has: StructureHas;
  before: Map<string, EventResult>;
  refused: Map<string, string>;
};

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
  const { rows } = await tx.query<Row & { connected: boolean } & StructureHas>(
    `select c.state <> 'disconnected' as connected, known.*,
       exists (select from erased_identity where structure_id = $1) as erasures,
       exists (select from erp_former_id where structure_id = $1) as "formerIds"
     from erp_connection c left join (
       select e.webhook_id as "webhookId", e.id as "eventId", e.body_hash as "bodyHash", e.verdict::text,
         e.client_id as "clientId", e.changes, e.risky, ${hadNoEffect} as "hadNoEffect"
       from unnest($3::text[]) asked (webhook_id) cross join lateral (
         select * from erp_event e where e.structure_id = $1 and e.connection_id = $2
           and e.webhook_id = asked.webhook_id offset 0) e
     ) known on true
     where c.structure_id = $1 and c.id = $2`,
    [structureId, id, arrived.map(({ webhookId }) => webhookId)],
  );
  const byId = new Map(rows.map(({ connected: _, erasures: __, formerIds: ___, ...row }) => [row.webhookId, row]));
  const before = new Map<string, EventResult>();
  const refused = new Map<string, string>();
  for (const one of arrived) {
    const row = byId.get(one.webhookId);
    if (row?.hadNoEffect) refused.set(one.webhookId, row.eventId);
    else if (row) before.set(one.webhookId, priorResult(row, one));
  }
  await lockRefused(tx, structureId, [...refused.values()]);
  const { connected = false, erasures = true, formerIds = true } = rows[0] ?? {};
  return { connected, has: { erasures, formerIds }, before, refused };
}

function priorResult({ bodyHash, changes, hadNoEffect: _, ...row }: Row, arrived: IncomingEvent): EventResult {
  const isReused = bodyHash !== null && arrived.bodyHash !== null && bodyHash !== arrived.bodyHash;
  if (!isReused) return { ...row, arrived, changes: changes ?? {}, verdict: 'duplicate' };
  const { eventId } = arrived;
  return { arrived, eventId, verdict: 'id-reused', clientId: null, changes: {}, risky: false };
}

/** Of two attempts at the same moment the second finds the verdict of the first. */
async function lockRefused(tx: Transaction, structureId: string, eventIds: string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const { rowCount } = await tx.query(
    `select from erp_event e where structure_id = $1 and id = any($2::uuid[]) and ${hadNoEffect} order by id for update`,
    [structureId, eventIds],
  );
  if (rowCount !== eventIds.length) throw new WriteConflict();
}
