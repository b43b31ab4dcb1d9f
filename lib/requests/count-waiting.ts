import type { Staff } from '#lib/actor/staff.ts';
import { managedSql } from '#lib/addresses/is-managed.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { unlinkedSql } from '#lib/matching/list-matches.ts';

/** Maximum that the navigation counts of each. */
export const maxWaiting = 100;

/** Pending requests, and accounts without a client: each up to a hundred. */
export type WaitingCounts = { requests: number; matches: number };

/** `managed`: whether an ERP manages the structure's clients (`isManagedByErp`). */
export type FrameFacts = WaitingCounts & { managed: boolean };

/**
 * Counts what waits for staff, for the navigation, and reads what most pages ask besides: one
 * query, since every page has it.
 */
export async function countWaiting(staff: Staff): Promise<FrameFacts> {
  const rows = await runPrepared<FrameFacts>(
    connection().pool,
    `select (select count(*)::int from (${pendingSql} limit ${maxWaiting}) pending) as requests,
      (select count(*)::int from (${unlinkedSql} limit ${maxWaiting}) unlinked) as matches,
      ${managedSql} as managed`,
    [staff.structure.id],
  );
  return rows[0] as FrameFacts;
}

const pendingSql = `select from attachment
  where structure_id = $1 and validation = 'pending' and requested_at is not null`;
