import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { accountsOfAddress } from './accounts-of-address.ts';
import { endEverySession } from './end-every-session.ts';

/**
 * Ends every session of every staff account of an address, for the operator of the server
 * (`endEverySession`).
 * @returns how many sessions ended
 */
export async function endSessionsOfAddress(email: string): Promise<number> {
  const key = emailKey(email);
  const accounts = key.ok ? await accountsOfAddress(key.value, prisma()) : [];
  let ended = 0;
  for (const { id } of accounts) ended += await inTransaction((tx) => endEverySession(tx, id, null));
  return ended;
}
