import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import type { AccountSession } from '../account/account-session.ts';
import { requireSessionProof } from '../account/prove-again.ts';
import { reportSignInChange } from '../account/record-account-change.ts';

/** A passkey as its owner sees it; `usedAt` is null while it never signed in. */
export type OwnPasskey = { id: string; name: string; createdAt: Date; usedAt: Date | null };

/** The passkeys of the account, the oldest first. */
export async function listPasskeys({ staffId }: Pick<AccountSession, 'staffId'>): Promise<OwnPasskey[]> {
  const { rows } = await connection().pool.query<OwnPasskey>(
    `select id, name, created_at as "createdAt", used_at as "usedAt" from passkey where staff_id = $1
     order by created_at, id`,
    [staffId],
  );
  return rows;
}

/**
 * Removes a passkey of the account, in a session that was proved lately; its owner is told by mail.
 * @returns whether there was one: not for an id of another account
 * @throws ProofNeeded
 */
export async function removePasskey(session: AccountSession, id: string): Promise<boolean> {
  await requireSessionProof(session);
  if (!isId(id)) return false;
  return inTransaction(async (tx) => {
    const gone = await runSql(tx, 'delete from passkey where staff_id = $1 and id = $2 returning 1', [
      session.staffId,
      id,
    ]);
    if (gone.length > 0) await reportSignInChange(tx, session.staffId, 'passkey-removed');
    return gone.length > 0;
  });
}

/** Deletes every passkey of an account. @returns whether there was one */
export async function deletePasskeys(tx: Transaction, staffId: string): Promise<boolean> {
  const gone = await runSql(tx, 'delete from passkey where staff_id = $1 returning 1', [staffId]);
  return gone.length > 0;
}
