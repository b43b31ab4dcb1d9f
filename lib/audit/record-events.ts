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
    await tx.query(
      `insert into audit_event (structure_id, id, at, kind, staff_id, client_id, details)
       select structure_id, ${uuidV7}, coalesce(at, clock_timestamp()), kind, staff_id, client_id, details
       from json_to_recordset($1::json) as event (structure_id uuid, at timestamptz, kind text, staff_id uuid,
         client_id uuid, details jsonb)`,
      [JSON.stringify(events.slice(start, start + eventsPerStatement).map(columnsOf))],
    );
    start += eventsPerStatement;
  } while (start < events.length);
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
