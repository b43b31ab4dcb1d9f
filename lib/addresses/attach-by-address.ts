import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';
import { lockAddressesShared } from './lock-addresses.ts';

/**
 * Attaches to a client the account that has its address, in the place of any other that has the
 * client, and from any other client where that account is. A request that waits or was refused gets
 * to know its client and stays what it is.
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
    await tx.$queryRaw`select id from client where structure_id = ${structureId}::uuid
      and id = ${clientId}::uuid for no key update`;
    const account = await tx.appAccount.findUnique({ where: { emailKey: client.emailKey }, select: { id: true } });
    if (!account) return fail({ code: 'no-account' });
    const inTheWay = await tx.attachment.findMany({
      where: {
        structureId,
        OR: [
          { clientId, NOT: { accountId: account.id } },
          { accountId: account.id, clientId: { not: null }, NOT: { clientId } },
        ],
      },
      include: { account: { select: { id: true, email: true, emailKey: true } } },
    });
    for (const attachment of inTheWay) await release(tx, staff, attachment);
    await attachWaitingAccounts(tx, structureId, [clientId]);
    return succeed(null);
  });
}

type Held = {
  id: string;
  clientId: string | null;
  validation: string;
  account: { id: string; email: string; emailKey: string };
};

/** As `releaseAccount` does, in the transaction of what takes its place. */
async function release(tx: Transaction, staff: Staff, { id, clientId, validation, account }: Held): Promise<void> {
  if (!clientId) return;
  const structureId = staff.structure.id;
  const where = { structureId_id: { structureId, id } };
  if (validation === 'pending' || validation === 'refused')
    await tx.attachment.update({ where, data: { clientId: null, attachedAt: null } });
  else await tx.attachment.delete({ where });
  await tx.clientAlias.deleteMany({ where: { structureId, emailKey: account.emailKey, clientId } });
  const details = { accountId: account.id, email: account.email };
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'account-released', clientId, details }]);
}
