import type { Staff } from '#lib/actor/staff.ts';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { type EmailTaken, findByEmail } from '#lib/clients/find-by-email.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict, WriteConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { concernedAccount, lockedClient } from './concerned-account.ts';

/** An app account and a client of whom staff says something. */
export type Pair = { accountId: string; clientId: string };

export type LinkProblem =
  /**
   * No such client, or no account that has to do with the structure; a refused request is to be
   * reopened first.
   */
  | { code: 'not-found' }
  /** The client is in the bin: to be restored first. */
  | { code: 'in-bin'; clientId: string }
  /** Another account has the client. */
  | { code: 'client-taken'; clientId: string }
  /** The account is attached to this other client. */
  | { code: 'account-taken'; clientId: string }
  /** Its address is this other client's own. */
  | EmailTaken;

/**
 * Says that an app account is a client's: from then on its address is an alias of that client,
 * which no later sync undoes, and staff's word stands for the proof of the e-mail. Where the
 * address is the client's own no alias is needed, and the e-mail is proved as ever. Linking twice
 * is linking once; of two at once, the second finds what the first one left.
 */
export async function linkAccount(staff: Staff, pair: Pair): Promise<Result<{ attachmentId: string }, LinkProblem>> {
  return retryOnConflict(() => inTransaction((tx) => attempt(tx, staff, pair)));
}

type Concerned = NonNullable<Awaited<ReturnType<typeof concernedAccount>>>;

async function attempt(
  tx: Transaction,
  staff: Staff,
  { accountId, clientId }: Pair,
): Promise<Result<{ attachmentId: string }, LinkProblem>> {
  const structureId = staff.structure.id;
  const found = await concernedAccount(tx, staff, accountId);
  if (!found) return fail({ code: 'not-found' });
  // In this order everywhere: the address, then the client, then the attachment.
  await lockAddressExclusive(tx, found.emailKey);
  const client = await lockedClient(tx, staff, clientId);
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
  if (!isOwn) await writeAlias(tx, staff, clientId, account);
  const attachmentId = await attach(tx, staff, clientId, account, isOwn);
  await tx.matchRefusal.deleteMany({ where: { structureId, accountId, clientId } });
  const details = { accountId, email: account.email };
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'account-linked', clientId, details }]);
  await announce(tx, structureId, 'clients');
  return succeed({ attachmentId });
}

async function isStaffAlias(tx: Transaction, structureId: string, emailKey: string): Promise<boolean> {
  return (await tx.clientAlias.count({ where: { structureId, emailKey, tokenId: null } })) > 0;
}

/** Takes the place of one that a claim code made: staff's word counts for every phone. */
async function writeAlias(
  tx: Transaction,
  staff: Staff,
  clientId: string,
  { email, emailKey }: Concerned,
): Promise<void> {
  await tx.$executeRaw`
    insert into client_alias (structure_id, email_key, email, client_id, created_at, created_by_id)
    values (${staff.structure.id}::uuid, ${emailKey}, ${email}, ${clientId}::uuid, clock_timestamp(), ${staff.id}::uuid)
    on conflict (structure_id, email_key) do update set client_id = excluded.client_id,
      created_at = excluded.created_at,
      created_by_id = excluded.created_by_id, token_id = null`;
}

async function attach(
  tx: Transaction,
  staff: Staff,
  clientId: string,
  { id: accountId, attachment }: Concerned,
  isOwn: boolean,
): Promise<string> {
  const structureId = staff.structure.id;
  const now = new Date();
  const decision = { clientId, validation: 'validated', decidedAt: now, decidedById: staff.id, reason: null } as const;
  if (!attachment) {
    const made = await tx.attachment.create({
      data: { structureId, accountId, ...decision, attachedAt: now },
      select: { id: true },
    });
    return made.id;
  }
  const { id, validation, clientId: before, attachedAt } = attachment;
  const { count } = await tx.attachment.updateMany({
    where: { structureId, id, validation, clientId: before },
    data: {
      ...decision,
      attachedAt: before === clientId ? (attachedAt ?? now) : now,
      // An alias is the person's whatever happens to the client's own address.
      ...(isOwn ? {} : { emailChangedAt: null }),
    },
  });
  if (count === 0) throw new WriteConflict();
  return id;
}
