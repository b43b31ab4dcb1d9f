import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { unlinkedSql } from '#lib/matching/list-matches.ts';

/** Maximum that the navigation counts of each. */
export const maxWaiting = 100;

/** Pending requests, and accounts without a client: each up to a hundred. */
export type WaitingCounts = { requests: number; matches: number };

/** Counts what waits for staff, for the navigation: one query, since every page has it. */
export async function countWaiting(staff: Staff): Promise<WaitingCounts> {
  const rows = await runPrepared<WaitingCounts>(
    connection().pool,
    `select (select count(*)::int from (${pendingSql} limit ${maxWaiting}) pending) as requests,
      (select count(*)::int from (${unlinkedSql} limit ${maxWaiting}) unlinked) as matches`,
    [staff.structure.id],
  );
  return rows[0] as WaitingCounts;
}

const pendingSql = `select from attachment
  where structure_id = $1 and validation = 'pending' and requested_at is not null`;
