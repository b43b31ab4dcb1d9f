import { recordSecurity } from '#lib/audit/security/record-security.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { isOpen, sessionIdHash } from '../session-id.ts';
import type { AccountSession } from './account-session.ts';
import { requireSessionProof } from './prove-again.ts';

/**
 * A signed-in browser. `browser` and `address` are empty where they are not known; `isCurrent`: the
 * one that asks.
 */
export type OwnSession = {
  id: string;
  browser: string;
  address: string;
  createdAt: Date;
  seenAt: Date;
  isCurrent: boolean;
};

/** The open sessions of the account, the current one first, then the latest used. */
export async function listOwnSessions({ staffId, sessionId }: AccountSession): Promise<OwnSession[]> {
  const { rows } = await connection().pool.query<OwnSession>(
    `select session.id, session.browser, session.address, session.created_at as "createdAt",
       session.seen_at as "seenAt", session.id_hash = $2 as "isCurrent"
     from staff_session session where session.staff_id = $1 and ${isOpen}
     order by session.id_hash <> $2, session.seen_at desc, session.id limit 100`,
    [staffId, sessionIdHash(sessionId)],
  );
  return rows;
}

/**
 * Ends another session of the account, at once and in every process. Returns whether there was one:
 * not for the session that asks, nor for an id of another account.
 * @throws ProofNeeded
 */
export async function endOwnSession(session: AccountSession, id: string): Promise<boolean> {
  await requireSessionProof(session);
  return isId(id) && (await endSessions(session, 'and id = $3', [id])) === 1;
}

/**
 * Ends every session of the account but the one that asks. Returns how many.
 * @throws ProofNeeded
 */
export async function endOtherSessions(session: AccountSession): Promise<number> {
  await requireSessionProof(session);
  return endSessions(session, '', []);
}

/** Ends the sessions of the account that meet a condition, but never the one that asks. */
function endSessions({ staffId, sessionId }: AccountSession, condition: string, values: string[]): Promise<number> {
  return inTransaction(async (tx) => {
    const ended = await runSql(
      tx,
      `delete from staff_session where staff_id = $1 and id_hash <> $2 ${condition} returning 1`,
      [staffId, sessionIdHash(sessionId), ...values],
    );
    const count = ended.length;
    if (count > 0) await recordSecurity(tx, { kind: 'sessions-ended', details: { count } }, { staffId });
    return count;
  });
}
