import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { attachValidated } from '#lib/addresses/attach-validated.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { type LinkProblem, linkAccount, type Pair } from '#lib/matching/link-account.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { lockRecords } from './lock-records.ts';
import { mergeIn } from './merge-clients.ts';

/** `cannot-merge`: the page that compares both records says why, once the other one is restored. */
type MoveProblem = LinkProblem | { code: 'cannot-merge' };

/**
 * Links an app account to a client by decision of staff (`linkAccount`), also one whose record was
 * put in the trash (`linkFromTrash`), where the staff member may merge records.
 */
export async function linkOrMove(staff: Staff, pair: Pair): Promise<Result<unknown, MoveProblem>> {
  const linked = await linkAccount(staff, pair);
  if (linked.ok || linked.problem.code !== 'account-taken') return linked;
  const moved = await linkFromTrash(staff, pair);
  if (moved.ok) return moved;
  const { problem } = moved;
  return problem.code === 'not-allowed' ? linked : fail(problem);
}

/**
 * Links an account whose record is in the trash to another client. The record in the trash is one
 * of the same person: it is merged into the client's, and the account is validated there.
 * `separateClients` undoes it for 30 days. A request that was refused has to be reopened first.
 */
export async function linkFromTrash(
  staff: Staff,
  pair: Pair,
): Promise<Result<null, MoveProblem | { code: 'not-allowed' }>> {
  if (!may(staff, 'clients.delete')) return fail({ code: 'not-allowed' });
  if (!isId(pair.accountId) || !isId(pair.clientId)) return fail({ code: 'not-found' });
  return retryOnConflict(() => inTransaction((tx) => attempt(tx, staff, pair)));
}

async function attempt(
  tx: Transaction,
  staff: Staff,
  { accountId, clientId }: Pair,
): Promise<Result<null, MoveProblem>> {
  const structureId = staff.structure.id;
  const place = { structureId_accountId: { structureId, accountId } };
  const otherId = (await tx.attachment.findUnique({ where: place }))?.clientId;
  if (!otherId || otherId === clientId) return fail({ code: 'not-found' });
  const records = await lockRecords(tx, structureId, [clientId, otherId]);
  const [kept, other] = [records.get(clientId), records.get(otherId)];
  if (!kept || other?.attachment?.account_id !== accountId) return fail({ code: 'not-found' });
  if (other.attachment.validation === 'refused') return fail({ code: 'not-found' });
  if (kept.client.deleted_at !== null) return fail({ code: 'in-bin', clientId });
  if (other.client.deleted_at === null) return fail({ code: 'account-taken', clientId: otherId });
  if (kept.attachment) return fail({ code: 'client-taken', clientId });
  const merged = await mergeIn(tx, staff, {
    ...{ keptId: clientId, otherId, choices: { fields: {} } },
    versions: { kept: kept.client.version, other: other.client.version },
  });
  if (!merged.ok) return fail({ code: 'cannot-merge' });
  const attachment = await tx.attachment.findUniqueOrThrow({
    where: place,
    include: { account: { select: { email: true } } },
  });
  await attachValidated(tx, staff, clientId, { accountId, attachment }, { byAlias: false });
  const details = { accountId, email: attachment.account.email };
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'account-linked', clientId, details }]);
  return succeed(null);
}
