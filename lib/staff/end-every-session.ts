import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { reportSignInChange } from './account/record-account-change.ts';

/**
 * Ends every session of an account, and sign-ins that wait for their code, at once and in every
 * process. Where a session ended, the person is told by mail, and it is written down.
 * @param authorId who ended them; null for the operator of the server
 * @returns how many sessions ended
 */
export async function endEverySession(tx: Transaction, staffId: string, authorId: string | null): Promise<number> {
  // A sign-in that runs at the same time waits, or is ended too.
  await runSql(tx, 'select 1 from staff_account where id = $1 for update', [staffId]);
  await runSql(tx, 'delete from sign_in_challenge where staff_id = $1', [staffId]);
  const ended = await runSql(tx, 'delete from staff_session where staff_id = $1 returning 1', [staffId]);
  if (ended.length > 0) await reportSignInChange(tx, staffId, 'sessions-ended', { authorId });
  return ended.length;
}
