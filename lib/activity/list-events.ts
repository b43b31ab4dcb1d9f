import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { eventCondition } from './event-condition.ts';
import { type EventFilter, parseEventFilter } from './event-filter.ts';

/**
 * An event with the names of those it concerns. `author` null: the system. `client` null: erased,
 * or none concerned.
 */
export type ListedEvent = {
  id: string;
  at: Date;
  author: string | null;
  client: string | null;
  colleague: string | null;
  event: AuditEvent;
};
/** `older`: the `before` of the next page; null at the end. */
type EventPage = { events: ListedEvent[]; older: string | null };

type Row = Omit<ListedEvent, 'event'> & { kind: string; clientId: string | null; details: object };

/** A place in the activity: the time of an event and its id. */
type Place = { at: Date | string; id: string };

const pageSize = 50;

/**
 * Lists the events of the actor's structure that a filter shows, the latest first. Events of single
 * clients of an import or of the ERP are left out unless a person is searched.
 * @param before the `older` of the page before; an invalid value reads from the start
 */
export async function listEvents(
  staff: Staff,
  filter: EventFilter = parseEventFilter({}),
  before?: string,
): Promise<EventPage> {
  const rows = await readEvents(staff, filter, readCursor(before), pageSize + 1);
  const events = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? events.at(-1) : undefined;
  return { events, older: last ? `${last.at.getTime()}_${last.id}` : null };
}

/** Reads the next events before a place; without one the latest. */
export async function readEvents(
  staff: Staff,
  filter: EventFilter,
  before: Place | null,
  limit: number,
): Promise<ListedEvent[]> {
  if (!may(staff, 'activity.read')) return [];
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const condition = eventCondition(filter, staff, bind);
  // The row comparison lets the index answer; names are looked up only for the rows of the page.
  const earlier = before
    ? ` and (event.at, event.id) < (${bind(before.at)}::timestamptz, ${bind(before.id)}::uuid)`
    : '';
  const { rows } = await connection().pool.query<Row>(
    `select event.id, event.at, event.kind, event.client_id as "clientId", event.details,
            (select account.name from staff_account account where account.id = event.staff_id) as author,
            (select concat_ws(' ', nullif(client.first_name, ''), client.last_name) from client
             where client.structure_id = event.structure_id and client.id = event.client_id) as client,
            (select account.name from staff_account account
              where account.id::text = event.details ->> 'staffId') as colleague
     from audit_event event
     where ${condition}${earlier}
     order by event.at desc, event.id desc
     limit ${bind(limit)}`,
    values,
  );
  return rows.map(toEvent);
}

function toEvent({ kind, clientId, details, ...row }: Row): ListedEvent {
  // `recordEvents` writes the rows, and accepts only the closed union.
  return { ...row, event: { kind, details, ...(clientId !== null && { clientId }) } as AuditEvent };
}

function readCursor(text: string | undefined): Place | null {
  const [time = '', id] = (text ?? '').split('_');
  return /^\d{1,13}$/.test(time) && isId(id) ? { at: new Date(Number(time)), id } : null;
}
