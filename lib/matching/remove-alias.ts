import type { Staff } from '#lib/actor/staff.ts';
import { attachWaitingAccounts } from '#lib/addresses/attach-waiting-accounts.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { lockedClient } from './concerned-account.ts';

/**
 * Takes an alias off a client. The account that came by it is released and waits for staff without
 * a client, unless the address is the client's own; another one that waits for the client's address
 * is attached in its place.
 */
export async function removeAlias(
  staff: Staff,
  { clientId, emailKey }: { clientId: string; emailKey: string },
): Promise<Result<null, { code: 'not-found' }>> {
  const structureId = staff.structure.id;
  return retryOnConflict(() =>
    inTransaction(async (tx): Promise<Result<null, { code: 'not-found' }>> => {
      const own = isId(clientId)
        ? await tx.client.findFirst({ where: { structureId, id: clientId }, select: { emailKey: true } })
        : null;
      if (!own) return fail({ code: 'not-found' });
      await lockAddressesShared(tx, emailKey, own.emailKey);
      const client = await lockedClient(tx, staff, clientId);
      if (!client) return fail({ code: 'not-found' });
      const alias = { structureId, emailKey, clientId };
      const known = await tx.clientAlias.findFirst({ where: alias });
      if (!known) return fail({ code: 'not-found' });
      await tx.clientAlias.deleteMany({ where: alias });
      await recordEvents(tx, [
        { structureId, staffId: staff.id, kind: 'alias-removed', clientId, details: { email: known.email } },
      ]);
      if (client.emailKey !== emailKey) await release(tx, staff, alias);
      await announce(tx, structureId, 'clients');
      return succeed(null);
    }),
  );
}

type Removed = { structureId: string; emailKey: string; clientId: string };

/**
 * Unlike `releaseAccount` it forgets nobody: whoever came by a code of ours may have no other tie
 * to the structure.
 */
async function release(tx: Transaction, staff: Staff, { structureId, emailKey, clientId }: Removed): Promise<void> {
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
