import { connection as database } from '#lib/database/connection.ts';

/** Days that the journal keeps an event. Held events stay until staff decides them. */
export const journalDays = 90;

const batch = 10_000;

/**
 * Deletes events and snapshots of more than 90 days ago, in every structure: the journal explains
 * what happened lately, while a client's history keeps what happened to the client. The lines of a
 * snapshot that has ended are deleted at once, in case they were left behind.
 * @returns the number of deleted events
 */
export async function deleteOldEvents(): Promise<number> {
  const { pool } = database();
  let pruned = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from erp_event where (structure_id, id) in (
         select structure_id, id from erp_event
         where received_at < now() - make_interval(days => $1) and verdict <> 'received' and not (verdict = 'held'
           and risky) limit ${batch} for update skip locked)`,
      [journalDays],
    );
    pruned += rowCount ?? 0;
    if (!rowCount) break;
  }
  await pool.query(
    "delete from erp_snapshot where received_at < now() - make_interval(days => $1) and state in ('applied', 'discarded', 'failed')",
    [journalDays],
  );
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from erp_snapshot_line where (structure_id, snapshot_id, line) in (
         select structure_id, snapshot_id, line from erp_snapshot_line l where not exists (
           select from erp_snapshot s where s.structure_id = l.structure_id and s.id = l.snapshot_id
             and s.state in ('receiving', 'planning', 'held', 'applying'))
         limit ${batch})`,
    );
    if (!rowCount) return pruned;
  }
}
