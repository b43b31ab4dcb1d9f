import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';
import { lockAddressesShared } from './lock-addresses.ts';
import { lockClient } from './lock-client.ts';
import { deleteAlias } from './write-aliases.ts';

/** An address that is an alias of a client. */
type AliasOfClient = { clientId: string; emailKey: string };

/**
 * Removes an alias from a client. The account attached through it becomes pending without a client,
 * unless the address is the client's own too; another account that waits for the client's address
 * is attached in its place.
 */
export async function removeAlias(staff: Staff, alias: AliasOfClient): Promise<Result<null, { code: 'not-found' }>> {
  const structureId = staff.structure.id;
  const { clientId, emailKey } = alias;
  return retryOnConflict(() =>
    inTransaction(async (tx): Promise<Result<null, { code: 'not-found' }>> => {
      const own = isId(clientId)
        ? await tx.client.findFirst({ where: { structureId, id: clientId }, select: { emailKey: true } })
        : null;
      if (!own) return fail({ code: 'not-found' });
      await lockAddressesShared(tx, emailKey, own.emailKey);
      const client = await lockClient(tx, structureId, clientId);
      if (!client) return fail({ code: 'not-found' });
      const email = await deleteAlias(tx, { structureId, ...alias });
      if (email === null) return fail({ code: 'not-found' });
      await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'alias-removed', clientId, details: { email } }]);
      if (client.emailKey !== emailKey) await returnToPending(tx, staff, alias);
      await announce(tx, structureId, 'clients');
      return succeed(null);
    }),
  );
}

/**
 * Releases the account with this address from the client. Unlike `releaseAccount`, this keeps the
 * attachment as pending: an account attached by a claim code may have no other tie to the
 * structure.
 */
async function returnToPending(tx: Transaction, staff: Staff, { clientId, emailKey }: AliasOfClient): Promise<void> {
  const structureId = staff.structure.id;
  const attached = await tx.attachment.findFirst({
    where: { structureId, clientId, account: { emailKey } },
    include: { account: true },
  });
  if (!attached) return;
  const { id, account, validation } = attached;
  const decided =
    validation === 'refused' ? {} : ({ validation: 'pending', decidedAt: new Date(), decidedById: staff.id } as const);
  await tx.attachment.update({
    where: { structureId_id: { structureId, id } },
    data: { clientId: null, attachedAt: null, ...decided },
  });
  const details = { accountId: account.id, email: account.email };
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'account-released', clientId, details }]);
  await attachWaitingAccounts(tx, structureId, [clientId]);
}
