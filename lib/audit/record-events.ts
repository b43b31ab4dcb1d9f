import type { Queryable } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import type { AuditEvent } from './audit-event.ts';

/**
 * An event with its structure and its author: a staff member, or null for the system. `at`: when it
 * happened, if that is not now.
 */
export type AuthoredEvent = AuditEvent & { structureId: string; staffId: string | null; at?: Date };

/** Maximum events of one statement: PostgreSQL parses their JSON as a whole. */
const eventsPerStatement = 5_000;

/**
 * Writes audit events, up to 5,000 in one statement. The caller passes the transaction of the
 * change that they record, so that neither exists without the other. An empty list takes a
 * statement too, so that timing does not reveal whether an event was written.
 */
export async function recordEvents(tx: Queryable, events: AuthoredEvent[]): Promise<void> {
  let start = 0;
  do {
    await tx.query(insertEventsSql('$1'), [eventsJson(events.slice(start, start + eventsPerStatement))]);
    start += eventsPerStatement;
  } while (start < events.length);
}

/**
 * SQL: writes events, also as a part of the statement that makes the change that they record.
 * @param events the parameter with `eventsJson`
 * @param condition of that statement, without which no event is written
 */
export function insertEventsSql(events: string, condition = 'true'): string {
  return `insert into audit_event (structure_id, id, at, kind, staff_id, client_id, details)
    select structure_id, ${uuidV7}, coalesce(at, clock_timestamp()), kind, staff_id, client_id, details
    from json_to_recordset(${events}::json) as event (structure_id uuid, at timestamptz, kind text, staff_id uuid,
      client_id uuid, details jsonb)
    where ${condition}`;
}

/** The value of the parameter of `insertEventsSql`. */
export function eventsJson(events: readonly AuthoredEvent[]): string {
  return JSON.stringify(events.map(columnsOf));
}

function columnsOf(event: AuthoredEvent) {
  return {
    structure_id: event.structureId,
    at: event.at,
    kind: event.kind,
    staff_id: event.staffId,
    client_id: 'clientId' in event ? event.clientId : null,
    details: event.details,
  };
}
