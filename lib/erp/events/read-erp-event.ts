import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { EventProblem } from '#lib/erp/profiles/erp-event.ts';
import { isId } from '#lib/identity/id.ts';
import type { Payload } from './incoming-event.ts';
import { type ListedErpEvent, listed } from './list-erp-events.ts';

export type ShownErpEvent = ListedErpEvent & {
  webhookId: string;
  version: Date | null;
  payload: Payload;
  changes: FieldChanges | null;
  problems: EventProblem[] | null;
  tries: number;
  decidedAt: Date | null;
  decidedBy: string | null;
};

/**
 * Reads one event of the journal; null when the actor's structure has none of that id, or the text
 * is no id.
 */
export async function readErpEvent(staff: Staff, id: string): Promise<ShownErpEvent | null> {
  if (!may(staff, 'erp.read') || !isId(id)) return null;
  const { rows } = await database().pool.query<ShownErpEvent>(
    `select ${listed}, e.webhook_id as "webhookId", e.version, e.payload, e.changes, e.problems, e.tries,
      e.decided_at as "decidedAt",
       (select a.name from staff_account a where a.id = e.decided_by_id) as "decidedBy"
     from erp_event e where e.structure_id = $1 and e.id = $2`,
    [staff.structure.id, id],
  );
  return rows[0] ?? null;
}
