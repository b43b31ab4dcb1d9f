import { connection } from '#lib/database/connection.ts';
import { undoDays } from './undo-until.ts';

/**
 * Deletes which clients an operation was about, and the search, 30 days after it was carried out
 * or, without that, prepared. The history keeps who, when, what and the counts.
 * @returns how many operations were reached
 */
export async function forgetBulkClients(): Promise<number> {
  const { pool } = connection();
  const { rows } = await pool.query<{ structureId: string; bulkId: string }>(
    `update bulk_operation set forgotten_at = now(), query = null,
       state = case when state in ('planning', 'planned') then 'discarded'::bulk_state else state end
     where forgotten_at is null and state not in ('committing', 'undoing')
       and coalesce(committed_at, created_at) < now() - make_interval(days => ${undoDays})
     returning structure_id as "structureId", id as "bulkId"`,
  );
  for (const { structureId, bulkId } of rows)
    await pool.query('delete from bulk_client where structure_id = $1 and bulk_id = $2', [structureId, bulkId]);
  return rows.length;
}
