import { connection } from '#lib/database/connection.ts';

/**
 * Tells the planner of clients who have just come by the thousand: it joins those it has not heard
 * of as if there were a few, and hears by itself only a minute later.
 */
export async function analyzeClients(): Promise<void> {
  await connection().pool.query('analyze client');
}

/**
 * The same of the columns that clients are joined by, for whoever is in the middle of bringing
 * them: the others cost more than half of it.
 */
export async function analyzeClientKeys(): Promise<void> {
  await connection().pool.query('analyze client (structure_id, id, email_key, import_id, deleted_at)');
}
