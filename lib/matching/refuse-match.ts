import type { Staff } from '#lib/actor/staff.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { concernedAccount } from './concerned-account.ts';
import type { Pair } from './link-account.ts';

/** `already-linked`: they are one person here, whose link has to be ended first. */
export type RefuseMatchProblem = { code: 'not-found' } | { code: 'already-linked' };

/**
 * Records that an app account and a client are not the same person, so that the pair is not
 * proposed again. Idempotent.
 */
export async function refuseMatch(
  staff: Staff,
  { accountId, clientId }: Pair,
): Promise<Result<null, RefuseMatchProblem>> {
  const structureId = staff.structure.id;
  return retryOnConflict(() =>
    inTransaction(async (tx): Promise<Result<null, RefuseMatchProblem>> => {
      // A concurrent link locks the client too.
      const client = await lockClient(tx, structureId, clientId);
      const account = client && (await concernedAccount(tx, staff, accountId));
      if (!account) return fail({ code: 'not-found' });
      if (account.attachment?.clientId === clientId) return fail({ code: 'already-linked' });
      const { count } = await tx.matchRefusal.createMany({
        data: [{ structureId, accountId, clientId, staffId: staff.id }],
        skipDuplicates: true,
      });
      if (count === 0) return succeed(null);
      const details = { accountId, email: account.email };
      await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'match-refused', clientId, details }]);
      await announce(tx, structureId, 'clients');
      return succeed(null);
    }),
  );
}

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
