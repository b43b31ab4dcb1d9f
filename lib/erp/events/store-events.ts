import { noteNewcomers } from '#lib/clients/erp/newcomers.ts';
import { insertRows } from '#lib/database/insert-rows.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { EventResult } from './incoming-event.ts';
import { reusedId } from './message-id.ts';

/**
 * Milliseconds that PostgreSQL's `integer` can hold: 24 days. The lag of an event that was held
 * longer is of no use.
 */
const maxLagMs = 2_147_483_647;

/**
 * Writes events with their verdicts into the journal and skips duplicates. Of two concurrent
 * deliveries of one webhook id, the second violates the unique index and is retried. An event that
 * was refused before keeps its entry, with the time of its first refusal; one whose id is that of
 * another event gets an entry of its own, once for each content.
 */
export async function storeEvents(
  tx: Transaction,
  { structureId, id }: Connection,
  applied: EventResult[],
  stored: boolean,
): Promise<void> {
  const place = { structure_id: structureId, connection_id: id };
  const fresh = applied.filter(({ verdict }) => verdict !== 'duplicate' && verdict !== 'id-reused');
  await noteRefused(tx, structureId, fresh);
  if (stored) return storeVerdicts(tx, structureId, fresh);
  const rows = fresh.filter(({ repeated }) => !repeated).map((one) => ({ ...place, ...toRow(one) }));
  await insertRows(tx, 'erp_event', rows);
  await storeRepeated(
    tx,
    structureId,
    fresh.filter(({ repeated }) => repeated),
  );
  const reused = applied
    .filter(({ verdict }) => verdict === 'id-reused')
    .map((one) => ({ ...place, ...toReusedRow(one) }));
  if (reused.length > 0)
    await tx.query(
      `insert into erp_event (${reusedColumns}) select ${reusedColumns}
       from json_populate_recordset(null::erp_event, $1::json) on conflict do nothing`,
      [JSON.stringify(reused)],
    );
}

/** Notes the people of refused events: they may be clients of the club with an address. */
async function noteRefused(tx: Transaction, structureId: string, results: EventResult[]): Promise<void> {
  const erpIds = results.flatMap(({ verdict, arrived: { content } }) =>
    verdict === 'invalid' && content && 'event' in content ? [content.event.erpId] : [],
  );
  await noteNewcomers(tx, structureId, erpIds);
}

async function storeVerdicts(tx: Transaction, structureId: string, results: EventResult[]): Promise<void> {
  if (results.length === 0) return;
  await tx.query(
    `update erp_event e set verdict = d.verdict::erp_verdict, client_id = coalesce(d.client_id, e.client_id),
      changes = d.changes, problems = d.problems, risky = d.risky,
       payload = case when d.payload ->> 'ignored' = 'erased' then e.payload || '{"ignored":"erased"}'
         when e.payload ->> 'ignored' = 'erased' then e.payload - 'ignored' else e.payload end,
       lag = case when e.verdict = 'received' then d.lag else e.lag end
     from json_to_recordset($2::json) as d (id uuid, verdict text, client_id uuid, changes jsonb, problems jsonb,
       risky boolean, lag int, payload jsonb)
     where e.structure_id = $1 and e.id = d.id`,
    [structureId, JSON.stringify(results.map(toRow))],
  );
}

/** Columns of an entry that a repeated event replaces. */
const repeatedColumns = [
  'received_at',
  'type',
  'erp_id',
  'version',
  'payload',
  'verdict',
  'client_id',
  'changes',
  'problems',
  'risky',
  'lag',
  'body_hash',
];

async function storeRepeated(tx: Transaction, structureId: string, results: EventResult[]): Promise<void> {
  if (results.length === 0) return;
  await tx.query(
    `update erp_event e set refused_at = coalesce(e.refused_at, e.received_at), tries = e.tries + 1,
       ${repeatedColumns.map((column) => `${column} = d.${column}`).join(', ')}
     from json_populate_recordset(null::erp_event, $2::json) d where e.structure_id = $1 and e.id = d.id`,
    [structureId, JSON.stringify(results.map(toRow))],
  );
}

const reusedColumns = ['structure_id', 'connection_id', 'id', 'webhook_id', 'tries', ...repeatedColumns];

/** The other event's entry stays; nothing of this one is applied. */
function toReusedRow(result: EventResult) {
  const { arrived } = result;
  const row = toRow({ ...result, verdict: 'invalid' });
  const problems = [{ pointer: '', code: 'id-reused' }];
  return { ...row, webhook_id: reusedId(arrived), problems, tries: 1 };
}

function toRow({ arrived, verdict, eventId, clientId, changes, problems, risky }: EventResult) {
  const { webhookId, bodyHash, receivedAt, type, payload, content } = arrived;
  const event = content && 'event' in content ? content.event : null;
  return {
    id: eventId,
    webhook_id: webhookId,
    body_hash: bodyHash,
    received_at: receivedAt,
    type,
    erp_id: event?.erpId ?? payload.erpId ?? null,
    version: event?.version ?? payload.version ?? null,
    payload,
    verdict,
    client_id: clientId,
    changes: Object.keys(changes).length > 0 ? changes : null,
    problems: content && 'problems' in content ? content.problems : (problems ?? null),
    risky,
    lag: Math.min(Math.max(0, Date.now() - receivedAt.getTime()), maxLagMs),
  };
}
