import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { HoldReason } from '#lib/erp/profiles/erp-event.ts';

/**
 * A person without access because of the ERP's status. `name` is empty when the event had none.
 * `status`: as the ERP wrote it.
 */
export type HeldStatus = {
  eventId: string;
  erpId: string;
  name: string;
  hold: HoldReason;
  status: string;
  receivedAt: Date;
};

/** `unknown`: the number of people with a status that no table of the profile has. */
export type HeldStatuses = { statuses: HeldStatus[]; count: number; unknown: number };

/** Rows on the page; the journal has all of them. */
const maxShownRows = 50;

/**
 * SQL: the latest event of the live connection about each person held for their status. A later
 * event or snapshot about the person replaces it. $1 structure.
 */
export const waitingStatuses = `from erp_event e
  join erp_connection k on k.structure_id = e.structure_id and k.id = e.connection_id and k.state <> 'disconnected'
  where e.structure_id = $1 and e.verdict = 'held' and not e.risky
    and not exists (select from client c where c.structure_id = e.structure_id and c.erp_id = e.erp_id
      and c.erp_version > e.version)
    and not exists (select from erp_tombstone t where t.structure_id = e.structure_id and t.erp_id = e.erp_id
      and t.version > e.version)
    and not exists (select from erp_event n where n.structure_id = e.structure_id and n.verdict = 'held' and not n.risky
      and n.erp_id = e.erp_id and (n.version, n.id) > (e.version, e.id))`;

/**
 * Lists the people of the actor's structure held for their status in the ERP, those with an unknown
 * status first.
 */
export async function listHeldStatuses(staff: Staff): Promise<HeldStatuses | null> {
  if (!may(staff, 'settings.manage')) return null;
  const { pool } = database();
  const [listed, counted] = await Promise.all([
    pool.query<HeldStatus>(
      `select e.id as "eventId", e.erp_id as "erpId", e.payload ->> 'hold' as hold, coalesce(e.payload ->> 'status',
        '') as status,
         concat_ws(' ', nullif(e.payload #>> '{fields,firstName}', ''), e.payload #>> '{fields,lastName}') as name,
           e.received_at as "receivedAt"
       ${waitingStatuses} order by e.payload ->> 'hold' desc, e.received_at desc, e.id desc limit ${maxShownRows}`,
      [staff.structure.id],
    ),
    pool.query<{ count: number; unknown: number }>(
      `select count(*)::int as count, (count(*) filter (where e.payload ->> 'hold' = 'status-unknown'))::int as
        unknown ${waitingStatuses}`,
      [staff.structure.id],
    ),
  ]);
  return { statuses: listed.rows, ...(counted.rows[0] ?? { count: 0, unknown: 0 }) };
}
