import { recordSecurity } from '#lib/audit/security/record-security.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql } from '#lib/database/run-sql.ts';
import { sessionIdHash } from './session-id.ts';

/**
 * Ends a session in every process: copies of its cookie become invalid, and its live streams close.
 * An unknown id changes nothing.
 */
export async function endSession(sessionId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const [ended] = await runSql<{ staffId: string }>(
      tx,
      'delete from staff_session where id_hash = $1 returning staff_id as "staffId"',
      [sessionIdHash(sessionId)],
    );
    if (ended) await recordSecurity(tx, { kind: 'signed-out', details: {} }, ended);
  });
}
