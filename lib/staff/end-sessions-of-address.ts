import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql } from '#lib/database/run-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { reportSignInChange } from './account/record-account-change.ts';
import { accountsOfAddress } from './accounts-of-address.ts';

/**
 * Ends every session of every staff account of an address, and sign-ins that wait for their code,
 * at once and in every process, for the operator of the server. The person is told by mail, and it
 * is written down without an author.
 * @returns how many sessions ended
 */
export async function endSessionsOfAddress(email: string): Promise<number> {
  const key = emailKey(email);
  const accounts = key.ok ? await accountsOfAddress(key.value, prisma()) : [];
  let ended = 0;
  for (const { id } of accounts) ended += await endSessionsOf(id);
  return ended;
}

function endSessionsOf(staffId: string): Promise<number> {
  return inTransaction(async (tx) => {
    // A sign-in that runs at the same time waits, or is ended too.
    await runSql(tx, 'select 1 from staff_account where id = $1 for update', [staffId]);
    await runSql(tx, 'delete from sign_in_challenge where staff_id = $1', [staffId]);
    const ended = await runSql(tx, 'delete from staff_session where staff_id = $1 returning 1', [staffId]);
    if (ended.length > 0) await reportSignInChange(tx, staffId, 'sessions-ended', { authorId: null });
    return ended.length;
  });
}
