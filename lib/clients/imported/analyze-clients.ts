import { connection } from '#lib/database/connection.ts';

/**
 * Updates the planner's statistics after thousands of clients were created. Without it the planner
 * joins them as if they were few, until autovacuum analyses the table about a minute later.
 */
export async function analyzeClients(): Promise<void> {
  await connection().pool.query('analyze client');
}

/**
 * Updates the statistics of the columns that clients are joined by, for a caller in the middle of
 * creating them: the other columns cost more than half of it.
 */
export async function analyzeClientKeys(): Promise<void> {
  await connection().pool.query('analyze client (structure_id, id, email_key, import_id, deleted_at)');
}
