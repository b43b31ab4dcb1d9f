import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { allKnownKinds } from '#lib/erp/connections/known-kinds.ts';
import type { HoldReason } from '#lib/erp/profiles/erp-event.ts';
import { isId } from '#lib/identity/id.ts';
import { storableText } from '#lib/values/storable-text.ts';
import { journalSearch } from './journal-search.ts';
import { type JournalCursor, readJournalCursor } from './read-journal.ts';

export const erpVerdicts = [
  'applied',
  'unchanged',
  'stale',
  'ignored',
  'held',
  'discarded',
  'failed',
  'invalid',
  'received',
] as const satisfies ErpVerdict[];

export type ListedErpEvent = {
  id: string;
  receivedAt: Date;
  type: string;
  erpId: string | null;
  verdict: ErpVerdict;
  lag: number | null;
  clientId: string | null;
  /** Whether it was refused, and came right when it was sent again. */
  wasRefused: boolean;
  /** The client's current name; null when there is no client. */
  name: string | null;
  /** The reason why it is held, where that is its status. */
  hold: HoldReason | null;
  /**
   * The time that the ERP sent, where it is so far in the future that the time of arrival counts
   * (ISO 8601).
   */
  ahead: string | null;
};

/**
 * Selects events: of one client, of one verdict, about one kind of record, of one type, older than
 * one. A value that cannot be one is ignored, since it comes from the page's address.
 */
export type JournalFilter = {
  q?: string | undefined;
  client?: string | undefined;
  verdict?: string | undefined;
  kind?: string | undefined;
  type?: string | undefined;
  before?: string | undefined;
};

const pageSize = 50;

/** Events that one page looks at for one kind, and UTF-16 units of a kind. */
const [maxScanned, maxKindLength] = [20_000, 100];

export const listed = `e.id, e.received_at as "receivedAt", e.type, e.erp_id as "erpId", e.verdict::text, e.lag,
  e.client_id as "clientId", e.refused_at is not null and e.verdict <> 'invalid' as "wasRefused",
  case when e.verdict = 'held' and not e.risky then e.payload ->> 'hold' end as hold, e.payload ->> 'ahead' as ahead,
  (select concat_ws(' ', nullif(c.first_name, ''), c.last_name) from client c where c.structure_id = e.structure_id
    and c.id = e.client_id) as name`;

/**
 * Lists the journal of the actor's structure, the latest first. `older`: the `before` of the next
 * page; null at the end. `scannedTo`: back to when a page looked that is not full, although there
 * are older events: no index finds events by kind, and one would make every event dearer.
 */
export async function listErpEvents(
  staff: Staff,
  { q, client, verdict, kind, type, before }: JournalFilter,
): Promise<{ events: ListedErpEvent[]; older: string | null; scannedTo: Date | null }> {
  if (!may(staff, 'erp.read')) return { events: [], older: null, scannedTo: null };
  const values: unknown[] = [staff.structure.id, pageSize + 1];
  const bind = (value: unknown) => `$${values.push(value)}`;
  let where = '';
  if (isId(client)) where += ` and e.client_id = ${bind(client)}`;
  if (erpVerdicts.some((known) => known === verdict)) where += ` and e.verdict = ${bind(verdict)}::erp_verdict`;
  const found = journalSearch(q, staff, allKnownKinds, bind);
  if (found) where += ` and ${found}`;
  const cursor = readJournalCursor(before ?? '');
  if (cursor) where += ` and (e.received_at, e.id) < (${bind(cursor.receivedAt)}, ${bind(cursor.eventId)})`;
  const chosen = ofKind({ kind, type }, bind);
  const end = chosen ? await windowEnd(staff.structure.id, cursor) : null;
  if (end) where += ` and (e.received_at, e.id) >= (${bind(end.receivedAt)}, ${bind(end.eventId)})`;
  where += chosen;
  const { rows } = await database().pool.query<ListedErpEvent>(
    `select ${listed} from erp_event e where e.structure_id = $1${where} order by e.received_at desc, e.id desc
      limit $2`,
    values,
  );
  const events = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? events.at(-1) : undefined;
  const next = last ? { receivedAt: last.receivedAt, eventId: last.id } : end;
  const older = next && `${next.receivedAt.getTime()}_${next.eventId}`;
  return { events, older, scannedTo: last ? null : (end?.receivedAt ?? null) };
}

/** SQL: the events about a kind of record and of a type; empty for all. */
function ofKind({ kind, type }: Pick<JournalFilter, 'kind' | 'type'>, bind: (value: unknown) => string): string {
  const [ofRecord, ofEvent] = [kind, type].map((name) => storableText(name ?? '', maxKindLength));
  // A refused event has its kind in its id alone.
  const record = ofRecord && bind(ofRecord);
  return [
    record && ` and (e.payload ->> 'kind' = ${record} or starts_with(e.erp_id, ${record} || '/'))`,
    ofEvent && ` and e.type = ${bind(ofEvent)}`,
  ].join('');
}

/**
 * Returns the last of the events that one page with a filter without index looks at; null where it
 * looks at all that are left.
 */
async function windowEnd(structureId: string, cursor: JournalCursor | null): Promise<JournalCursor | null> {
  const before = cursor ? ' and (received_at, id) < ($2, $3)' : '';
  const { rows } = await database().pool.query<JournalCursor>(
    `select received_at as "receivedAt", id as "eventId" from erp_event where structure_id = $1${before}
     order by received_at desc, id desc offset ${maxScanned - 1} limit 1`,
    [structureId, ...(cursor ? [cursor.receivedAt, cursor.eventId] : [])],
  );
  return rows[0] ?? null;
}
