import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';

/** Counts the pending requests, for the navigation. Capped at a hundred. */
export async function countRequests(staff: Staff): Promise<number> {
  const { rows } = await connection().pool.query<{ count: number }>(
    `select count(*)::int as count from (
       select from attachment where structure_id = $1 and validation = 'pending' and requested_at is not null limit 100
     ) waiting`,
    [staff.structure.id],
  );
  return rows[0]?.count ?? 0;
}
