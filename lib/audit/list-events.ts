import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import type { AuditEvent } from './audit-event.ts';

/**
 * An event with the names of those it concerns. `author` null: the system. `client` null: erased,
 * or none concerned.
 */
type ListedEvent = {
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

const pageSize = 50;

/**
 * Lists the events of the actor's structure, the latest first. Events of single clients of an
 * import are left out, since the import itself is listed.
 * @param before the `older` of the page before; an invalid value reads from the start
 */
export async function listEvents(staff: Staff, before?: string): Promise<EventPage> {
  if (!may(staff, 'activity.read')) return { events: [], older: null };
  const cursor = readCursor(before);
  // The row comparison lets the index answer; names are looked up only for the rows of the page.
  const { rows } = await connection().pool.query<Row>(
    `select event.id, event.at, event.kind, event.client_id as "clientId", event.details,
            (select account.name from staff_account account where account.id = event.staff_id) as author,
            (select concat_ws(' ', nullif(client.first_name, ''), client.last_name) from client
             where client.structure_id = event.structure_id and client.id = event.client_id) as client,
            (select account.name from staff_account account
              where account.id::text = event.details ->> 'staffId') as colleague
     from audit_event event
     where event.structure_id = $1 and (event.at, event.id) < ($2, $3)
       and event.kind not in ('client-updated-by-import', 'client-import-undone', 'client-updated-by-erp',
         'client-taken-over-by-erp',
       'client-removed-by-erp', 'client-revived-by-erp')
     order by event.at desc, event.id desc
     limit $4`,
    [staff.structure.id, cursor.at, cursor.id, pageSize + 1],
  );
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return { events: shown.map(toEvent), older: last ? `${last.at.getTime()}_${last.id}` : null };
}

function toEvent({ kind, clientId, details, ...row }: Row): ListedEvent {
  // `recordEvents` writes the rows, and accepts only the closed union.
  return { ...row, event: { kind, details, ...(clientId !== null && { clientId }) } as AuditEvent };
}

function readCursor(text: string | undefined): { at: Date | string; id: string } {
  const [time = '', id] = (text ?? '').split('_');
  if (/^\d{1,13}$/.test(time) && isId(id)) return { at: new Date(Number(time)), id };
  return { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
}
