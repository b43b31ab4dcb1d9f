import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { EventProblem, HoldReason } from '#lib/erp/profiles/erp-event.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * One entry of the journal as the ERP that sent it reads it. `errors`: why it was refused;
 * `warnings`: what of it could not be read and was left out.
 */
export type JournalEntry = {
  eventId: string;
  webhookId: string;
  receivedAt: Date;
  type: string;
  id: string | null;
  version: Date | null;
  result: ErpVerdict;
  reason: HoldReason | null;
  clientId: string | null;
  changes: FieldChanges;
  errors: EventProblem[];
  warnings: EventProblem[];
  tries: number;
};

/** A place in the journal: the arrival of an entry and its id. */
export type JournalCursor = { receivedAt: Date; eventId: string };

/** Maximum number of entries in one page of the list. */
export const maxJournalEntries = 500;

const columns = `e.id as "eventId", e.webhook_id as "webhookId", e.received_at as "receivedAt", e.type, e.erp_id as id,
  e.version, e.verdict::text as result, case when e.verdict = 'held' then e.payload ->> 'hold' end as reason,
  e.client_id as "clientId", coalesce(e.changes, '{}') as changes, coalesce(e.problems, '[]') as errors,
  coalesce(e.payload -> 'warnings', '[]') as warnings, e.tries`;

/** Reads one entry of the connection's journal; null when it has none of that id. */
export async function readJournalEntry({ structureId, id }: Connection, eventId: string): Promise<JournalEntry | null> {
  if (!isId(eventId)) return null;
  const { rows } = await database().pool.query<JournalEntry>(
    `select ${columns} from erp_event e where e.structure_id = $1 and e.connection_id = $2 and e.id = $3`,
    [structureId, id, eventId],
  );
  return rows[0] ?? null;
}

/**
 * Lists one page of the connection's journal, the oldest first.
 * @param after the `next` of the page before; null reads from the start
 */
export async function listJournal(
  { structureId, id }: Connection,
  { verdict, after, limit }: { verdict: ErpVerdict | null; after: JournalCursor | null; limit: number },
): Promise<{ events: JournalEntry[]; next: string | null }> {
  const values: unknown[] = [structureId, id, limit + 1];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const chosen = verdict ? ` and e.verdict = ${bind(verdict)}::erp_verdict` : '';
  const later = after ? ` and (e.received_at, e.id) > (${bind(after.receivedAt)}, ${bind(after.eventId)})` : '';
  const { rows } = await database().pool.query<JournalEntry>(
    `select ${columns} from erp_event e where e.structure_id = $1 and e.connection_id = $2${chosen}${later}
      order by e.received_at, e.id limit $3`,
    values,
  );
  const events = rows.slice(0, limit);
  const last = rows.length > limit ? events.at(-1) : undefined;
  return { events, next: last ? `${last.receivedAt.getTime()}_${last.eventId}` : null };
}

/** Reads the `next` of a page; null when the text is none. */
export function readJournalCursor(text: string): JournalCursor | null {
  const [time = '', eventId] = text.split('_');
  return /^\d{1,13}$/.test(time) && isId(eventId) ? { receivedAt: new Date(Number(time)), eventId } : null;
}
