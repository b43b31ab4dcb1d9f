import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { UnreadField } from './read-connection-settings.ts';

/**
 * Counts in how many of the latest 2,000 events about a kind of record each of these fields arrived
 * without being read.
 * @returns the fields in the order of the names
 */
export async function countUnreadFields(
  staff: Staff,
  kind: string,
  names: readonly string[],
): Promise<Omit<UnreadField, 'kind'>[]> {
  if (!may(staff, 'erp.read') || names.length === 0) return [];
  const { rows } = await database().pool.query<Omit<UnreadField, 'kind'>>(
    `select asked.name, count(e.id)::int as count from unnest($3::text[]) with ordinality asked (name, place)
       left join (select * from erp_event where structure_id = $1 order by received_at desc, id desc limit 2000) e
       on coalesce(e.payload ->> 'kind', '') = $2 and e.payload -> 'unread' ? asked.name
     group by asked.name, asked.place order by asked.place`,
    [staff.structure.id, kind, [...names]],
  );
  return rows;
}
