import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';

/** A member of the team, present or former, with events of their own. */
export type Author = { id: string; name: string };

/**
 * Lists the authors of a structure's events, by name; none for a role that may read only its own
 * events. Each author costs one index look-up, however many events they have.
 */
export async function listAuthors(staff: Staff): Promise<Author[]> {
  if (!may(staff, 'activity.read-all')) return [];
  const { rows } = await connection().pool.query<Author>(
    `with recursive author (id) as (
       (select staff_id from audit_event where structure_id = $1 and staff_id is not null order by staff_id limit 1)
       union all
       select (select event.staff_id from audit_event event
               where event.structure_id = $1 and event.staff_id > author.id order by event.staff_id limit 1)
       from author where author.id is not null)
     select account.id, account.name from author join staff_account account on account.id = author.id
     order by lower(account.name), account.id`,
    [staff.structure.id],
  );
  return rows;
}
