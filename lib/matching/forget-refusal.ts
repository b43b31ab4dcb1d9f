import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Pair } from './link-account.ts';

/**
 * Deletes the refusal of a pair, so that it may be proposed again. Does nothing where there is
 * none.
 */
export async function forgetRefusal(
  staff: Staff,
  { accountId, clientId }: Pair,
): Promise<Result<null, { code: 'not-found' }>> {
  if (!isId(accountId) || !isId(clientId)) return fail({ code: 'not-found' });
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const { count } = await tx.matchRefusal.deleteMany({ where: { structureId, accountId, clientId } });
    if (count === 0) return succeed(null);
    const { email } = await tx.appAccount.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } });
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: 'match-reopened', clientId, details: { accountId, email } },
    ]);
    await announce(tx, structureId, 'clients');
    return succeed(null);
  });
}
