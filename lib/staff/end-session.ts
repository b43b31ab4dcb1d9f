import { connection } from '#lib/database/connection.ts';
import { sessionIdHash } from './session-id.ts';

/**
 * Ends a session in every process: copies of its cookie become invalid, and its live streams close.
 * An unknown id changes nothing.
 */
export async function endSession(sessionId: string): Promise<void> {
  await connection().pool.query('delete from staff_session where id_hash = $1', [sessionIdHash(sessionId)]);
}
