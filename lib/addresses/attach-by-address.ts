import type { Staff } from '#lib/actor/staff.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';
import { lockAddressesShared } from './lock-addresses.ts';
import { lockClient } from './lock-client.ts';
import { releaseFrom } from './release-account.ts';

/**
 * Attaches to a client the account that has its address. An account that the client has so far is
 * released, and so is the account from a client it is attached to so far. A request that is pending
 * or refused gets the client and keeps its state.
 */
export async function attachByAddress(
  staff: Staff,
  clientId: string,
): Promise<Result<null, { code: 'not-found' | 'no-account' }>> {
  if (!isId(clientId)) return fail({ code: 'not-found' });
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const client = await tx.client.findFirst({ where: { structureId, id: clientId }, select: { emailKey: true } });
    if (!client) return fail({ code: 'not-found' });
    await lockAddressesShared(tx, client.emailKey);
    await lockClient(tx, structureId, clientId);
    const account = await tx.appAccount.findUnique({ where: { emailKey: client.emailKey }, select: { id: true } });
    if (!account) return fail({ code: 'no-account' });
    const conflicting = await tx.attachment.findMany({
      where: {
        structureId,
        OR: [
          { clientId, NOT: { accountId: account.id } },
          { accountId: account.id, clientId: { not: null }, NOT: { clientId } },
        ],
      },
      include: { account: { select: { id: true, email: true, emailKey: true } } },
    });
    for (const attachment of conflicting) {
      if (attachment.clientId) await releaseFrom(tx, staff, attachment.clientId, attachment.account);
    }
    await attachWaitingAccounts(tx, structureId, [clientId]);
    return succeed(null);
  });
}
