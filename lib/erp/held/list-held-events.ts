import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';

/**
 * The effect on one person: a removal, or another address. `name` is empty for an unknown person.
 */
export type HeldChange = {
  eventId: string;
  clientId: string | null;
  erpId: string;
  name: string;
  /** The current address of the ERP. */
  email: string;
  removes: boolean;
  /** The address after the event; null when it stays. */
  newEmail: string | null;
  receivedAt: Date;
};

/**
 * `until`: arrival of the latest event, so that a confirmation covers only what was shown. Null
 * when nothing is held.
 */
export type HeldEvents = { changes: HeldChange[]; count: number; until: Date | null };

export const heldPageSize = 50;

const held = `erp_event e join erp_connection k on k.structure_id = e.structure_id and k.id = e.connection_id and k.state <> 'disconnected'`;

/**
 * Lists one page of the held events, in the order they would be applied.
 * @param page 1-based
 */
export async function listHeldEvents(staff: Staff, page: number): Promise<HeldEvents | null> {
  if (!may(staff, 'erp.read')) return null;
  const { pool } = database();
  const [listed, counted] = await Promise.all([
    pool.query<HeldChange>(
      `select e.id as "eventId", c.id as "clientId", e.erp_id as "erpId", coalesce(concat_ws(' ', nullif(c.first_name,
        ''), c.last_name), '') as name,
         coalesce(c.erp_email, c.email, '') as email, coalesce((e.payload ->> 'removes')::boolean, false) as removes,
         e.changes #>> '{email,after}' as "newEmail", e.received_at as "receivedAt"
       from ${held} left join client c on c.structure_id = e.structure_id and c.erp_id = e.erp_id
       where e.structure_id = $1 and e.verdict = 'held' and e.risky order by e.version, e.received_at, e.id
         limit $2 offset $3`,
      [staff.structure.id, heldPageSize, (page - 1) * heldPageSize],
    ),
    pool.query<{ count: number; until: Date | null }>(
      `select count(*)::int as count, max(e.received_at) as until from ${held} where e.structure_id = $1
        and e.verdict = 'held' and e.risky`,
      [staff.structure.id],
    ),
  ]);
  return { changes: listed.rows, ...(counted.rows[0] ?? { count: 0, until: null }) };
}
