import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';
import { lockAddressesShared } from './lock-addresses.ts';
import { lockClient } from './lock-client.ts';
import { readAttachment } from './read-attachment.ts';
import { releaseAttachments } from './release-attachments.ts';
import { deleteAlias } from './write-aliases.ts';

/**
 * Releases an account from its client, for instance when the client's e-mail was changed and the
 * person registered again with the new one. Another account that waits for the client's address is
 * attached in its place. A request that is pending or refused keeps its state.
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
    // The client's address may have changed before it was locked.
    const locked = await lockClient(tx, structureId, clientId);
    if (!(await releaseFrom(tx, staff, clientId, account))) return fail({ code: 'not-attached' });
    if (locked?.emailKey !== account.emailKey) await attachWaitingAccounts(tx, structureId, [clientId]);
    return succeed(null);
  });
}

/**
 * Releases an account from a locked client by decision of staff, and deletes the alias through
 * which it would be attached again.
 * @returns false when the account is no longer attached to the client
 */
export async function releaseFrom(
  tx: Transaction,
  staff: Staff,
  clientId: string,
  { id: accountId, email, emailKey }: { id: string; email: string; emailKey: string },
): Promise<boolean> {
  const structureId = staff.structure.id;
  const released = await releaseAttachments(tx, { structureIds: [structureId], ids: [clientId] }, accountId);
  if (released === 0) return false;
  await deleteAlias(tx, { structureId, clientId, emailKey });
  const details = { accountId, email };
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'account-released', clientId, details }]);
  return true;
}
