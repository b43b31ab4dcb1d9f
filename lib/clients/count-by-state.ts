import { connection } from '#lib/database/connection.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { clientFilter } from './client-filter.ts';
import { countLimit } from './list-clients.ts';
import { type ListState, listStates } from './list-query.ts';

/** How many clients each filter of the list would show without a search, capped one above `countLimit`. */
export async function countByState(staff: Staff): Promise<Record<ListState, number>> {
  const counts = listStates.map((state) => {
    const { sql } = clientFilter(staff, { q: '', state });
    return `(select count(*)::int from (select 1 from client where ${sql} limit ${countLimit + 1}) found) as "${state}"`;
  });
  const { rows } = await connection().pool.query<Record<ListState, number>>(`select ${counts.join(', ')}`, [staff.structure.id]);
  return rows[0] as Record<ListState, number>;
}
