import type { Staff } from '#lib/actor/staff.ts';
import { attachValidated } from '#lib/addresses/attach-validated.ts';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { addAlias } from '#lib/addresses/write-aliases.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { type EmailTaken, findByEmail } from '#lib/clients/find-by-email.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { concernedAccount } from './concerned-account.ts';

/** An app account and a client that may be one person. */
export type Pair = { accountId: string; clientId: string };

export type LinkProblem =
  /**
   * The structure has no such client or no such account, or the account's request was refused and
   * has to be reopened first.
   */
  | { code: 'not-found' }
  /** The client is in the trash, and has to be restored first. */
  | { code: 'in-bin'; clientId: string }
  /** Another account has the client. */
  | { code: 'client-taken'; clientId: string }
  /** The account is attached to this other client. */
  | { code: 'account-taken'; clientId: string }
  /** The address belongs to this other client. */
  | EmailTaken;

/**
 * Links an app account to a client by decision of staff. Its address becomes an alias of the
 * client, which no later sync removes and which counts as a proof of the e-mail. Where the address
 * is the client's own, no alias is added and the e-mail still has to be proved. Idempotent; of two
 * concurrent calls, the second sees the result of the first.
 */
export async function linkAccount(staff: Staff, pair: Pair): Promise<Result<{ attachmentId: string }, LinkProblem>> {
  return retryOnConflict(() => inTransaction((tx) => attempt(tx, staff, pair)));
}

async function attempt(
  tx: Transaction,
  staff: Staff,
  { accountId, clientId }: Pair,
): Promise<Result<{ attachmentId: string }, LinkProblem>> {
  const structureId = staff.structure.id;
  const found = await concernedAccount(tx, staff, accountId);
  if (!found) return fail({ code: 'not-found' });
  // Locked in this order everywhere: the address, the client, the attachment.
  await lockAddressExclusive(tx, found.emailKey);
  const client = await lockClient(tx, structureId, clientId);
  const account = await concernedAccount(tx, staff, accountId);
  if (!client || !account || account.attachment?.validation === 'refused') return fail({ code: 'not-found' });
  if (client.deletedAt) return fail({ code: 'in-bin', clientId });
  const { attachment } = account;
  const decided = attachment !== null && attachment.validation !== 'pending';
  if (decided && attachment.clientId && attachment.clientId !== clientId) {
    return fail({ code: 'account-taken', clientId: attachment.clientId });
  }
  const holder = await tx.attachment.findFirst({
    where: { structureId, clientId, NOT: { accountId } },
    select: { id: true },
  });
  if (holder) return fail({ code: 'client-taken', clientId });
  const owner = await findByEmail(tx, staff, account.emailKey);
  if (owner && owner.clientId !== clientId) return fail(owner);
  const isOwn = client.emailKey === account.emailKey;
  if (decided && attachment.clientId && (isOwn || (await isStaffAlias(tx, structureId, account.emailKey)))) {
    return succeed({ attachmentId: attachment.id });
  }
  // What the address was before, an alias by a claim code for instance, is not restored.
  const undo = isOwn || !owner ? { created: false, alias: !isOwn } : undefined;
  if (!isOwn) await addAlias(tx, staff, clientId, account);
  const attached = { accountId, attachment };
  const attachmentId = await attachValidated(tx, staff, clientId, attached, { byAlias: !isOwn, undo });
  await tx.matchRefusal.deleteMany({ where: { structureId, accountId, clientId } });
  const details = { accountId, email: account.email };
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'account-linked', clientId, details }]);
  await announce(tx, structureId, 'clients');
  return succeed({ attachmentId });
}

async function isStaffAlias(tx: Transaction, structureId: string, emailKey: string): Promise<boolean> {
  return (await tx.clientAlias.count({ where: { structureId, emailKey, tokenId: null } })) > 0;
}
