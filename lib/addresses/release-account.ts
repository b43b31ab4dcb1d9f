import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';
import { readAttachment } from './attachment-of-staff.ts';
import { lockAddressesShared } from './lock-addresses.ts';

/**
 * Takes an account off the client it is attached to, for instance after the client's e-mail was
 * changed and the person registered anew with it, and ends the alias it came by. Another account
 * that waits for the client's address is attached in its place. A request that waits or was refused
 * stays what it is.
 */
export async function releaseAccount(
  staff: Staff,
  id: string,
): Promise<Result<null, { code: 'not-found' | 'not-attached' }>> {
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const attached = await readAttachment(tx, staff, id);
    if (!attached) return fail({ code: 'not-found' });
    const { clientId, account } = attached;
    if (!clientId) return fail({ code: 'not-attached' });
    const client = await tx.client.findFirstOrThrow({
      where: { structureId, id: clientId },
      select: { emailKey: true },
    });
    await lockAddressesShared(tx, client.emailKey);
    // Its address may have been changed until it was locked.
    const [locked] = await tx.$queryRaw<{ emailKey: string }[]>`
      select email_key as "emailKey" from client where structure_id = ${structureId}::uuid
        and id = ${clientId}::uuid for no key update`;
    const ended = await tx.attachment.deleteMany({
      where: { structureId, id, clientId, validation: { in: ['not_needed', 'validated'] } },
    });
    if (ended.count === 0) {
      const { count } = await tx.attachment.updateMany({
        where: { structureId, id, clientId },
        data: { clientId: null, attachedAt: null },
      });
      if (count === 0) return fail({ code: 'not-attached' });
    }
    const details = { accountId: account.id, email: account.email };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'account-released', clientId, details }]);
    // Else it would come back by it.
    await tx.clientAlias.deleteMany({ where: { structureId, emailKey: account.emailKey, clientId } });
    if (locked?.emailKey !== account.emailKey) await attachWaitingAccounts(tx, structureId, [clientId]);
    return succeed(null);
  });
}
