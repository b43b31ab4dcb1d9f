import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { type Connection, connectionColumns } from '#lib/erp/connections/connection.ts';
import type { EventProblem } from '#lib/erp/profiles/erp-event.ts';
import { personCounts } from '#lib/erp/profiles/kind-counts.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { type ApplyEventsOptions, applyEvents, changesClients } from './apply-events.ts';
import type { EventResult, IncomingEvent, Payload } from './incoming-event.ts';
import { readContent } from './read-message.ts';
import { retainedReading } from './retained-reading.ts';

/** An event of the journal, by its structure and id. */
export type EventKey = { structureId: string; eventId: string };

type Row = Omit<Connection, 'id' | 'structureId'> & {
  webhookId: string;
  type: string;
  receivedAt: Date;
  version: Date | null;
  payload: Payload;
  problems: EventProblem[] | null;
  verdict: ErpVerdict;
  connectionId: string;
  connected: boolean;
};

/**
 * Applies an event that was only stored; does nothing when it already has a verdict. Its job is
 * retried on failure.
 */
export async function applyStoredEvent(key: EventKey): Promise<void> {
  await retryOnConflict(() =>
    inTransaction((tx) => applyFromJournal(tx, key, (verdict) => verdict === 'received', { stored: true })),
  );
}

/** Marks an event as failed after the last retry of its job; staff sees it, and may replay it. */
export async function giveUpEvent({ structureId, eventId }: EventKey): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.query(
      "update erp_event set verdict = 'failed' where structure_id = $1 and id = $2 and verdict = 'received'",
      [structureId, eventId],
    );
    await announceErp(tx, structureId, false);
  });
}

/**
 * Applies an event as the journal keeps it, in the caller's transaction, if its verdict is one of
 * those that `isExpected` accepts. Its version decides as for a new event, so applying it twice has
 * one effect.
 * @returns null when there is no such event, or its verdict is another, or its connection has ended
 */
export async function applyFromJournal(
  tx: Transaction,
  { structureId, eventId }: EventKey,
  isExpected: (verdict: ErpVerdict) => boolean,
  options: ApplyEventsOptions,
): Promise<EventResult | null> {
  const { rows } = await tx.query<Row>(
    `select e.webhook_id as "webhookId", e.type, e.received_at as "receivedAt", e.version, e.payload, e.problems,
      e.verdict::text,
       e.connection_id as "connectionId", ${connectionColumns}, c.state <> 'disconnected' as connected
     from erp_event e join erp_connection c on c.structure_id = e.structure_id and c.id = e.connection_id
       join structure s on s.id = e.structure_id
     where e.structure_id = $1 and e.id = $2 for update of e`,
    [structureId, eventId],
  );
  const row = rows[0];
  if (!row?.connected || !isExpected(row.verdict)) return null;
  const { webhookId, type, receivedAt, payload, connectionId, country, timeZone, profile, blanks, countedKinds } = row;
  const connection = { id: connectionId, structureId, profile, country, timeZone, blanks, countedKinds };
  const said = { payload, content: contentOf(row), ...(options.readAgain && readAgain(connection, row)) };
  const arrived: IncomingEvent = { eventId, webhookId, bodyHash: null, type, receivedAt, ...said };
  const [applied] = await applyEvents(tx, connection, [arrived], options);
  await announceErp(tx, structureId, applied ? changesClients([applied]) : false);
  return applied ?? null;
}

/**
 * Reads an event by the settings of today: one that was refused when it was read, as far as it was
 * kept, and whether its kind of record counts. Null where nothing of it is to be read again.
 */
function readAgain(connection: Connection, row: Row): Pick<IncomingEvent, 'payload' | 'content'> | null {
  const { payload, type, receivedAt } = row;
  const { retained, kind, ignored: _, ...known } = payload;
  const profile = profileOf(connection.profile);
  if (retained)
    return readContent(connection, profile, retainedReading(retained, type === '?' ? '' : type), receivedAt);
  if (kind && !personCounts({ kind, id: payload.erpId }, connection.profile, connection.countedKinds))
    return { payload: { ...payload, ignored: 'kind-not-counted' }, content: null };
  return { payload: { ...known, ...(kind && { kind }) }, content: contentOf(row) };
}

function contentOf({ version, payload, problems }: Row): IncomingEvent['content'] {
  const { erpId, removes = false, fields = null, kind, hold, formerIds, merges, warnings } = payload;
  // An event that could be read has a version, also where it was refused for what the person lacks.
  if (!erpId || !version) return problems && { problems };
  const former = { ...(formerIds && { formerIds }), ...(merges && { merges }) };
  const more = { ...(kind && { kind }), ...(hold && { hold }), ...(warnings && { warnings }) };
  return { event: { erpId, version, removes, fields, ...former, ...more } };
}
