import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { blockAddress } from '#lib/mail/block-address.ts';
import { strikeSecrets } from '#lib/mail/mail-secret.ts';
import { type Delivery, type MailFacts, withDelivery } from '#lib/mail/mail-state.ts';

/**
 * Identifies the mail of a provider event: by the provider's own id, or by the tags that were sent
 * with it.
 */
export type MailReference = { providerId: string | null; structureId: string | null; mailId: string | null };

type Row = MailFacts & {
  structureId: string;
  id: string;
  kind: string;
  clientId: string | null;
  to: string;
  providerId: string | null;
};

/**
 * Records a provider event of a mail; its order and repetition make no difference. An address that
 * bounces for good, or complains, gets no invitations any more.
 * @returns whether there is such a mail
 */
export async function applyDeliveryEvents(reference: MailReference, told: Delivery): Promise<boolean> {
  return inTransaction(async (tx) => {
    const mail = await hold(tx, reference);
    if (!mail) return false;
    // The provider's words are shown to staff, and may quote the mail.
    const after = withDelivery(
      mail,
      'problem' in told ? { ...told, problem: strikeSecrets([mail], told.problem) } : told,
    );
    await tx.$executeRaw`
      update mail set state = ${after.state}::mail_state,
        state_at = case when state::text = ${after.state} then state_at else now() end,
        sent_at = ${after.sentAt}, delivered_at = ${after.deliveredAt}, bounced_at = ${after.bouncedAt},
          hard_bounce = ${after.hardBounce},
        complained_at = ${after.complainedAt}, suppressed_at = ${after.suppressedAt}, failed_at = ${after.failedAt},
        problem = ${after.problem}, provider_id = coalesce(provider_id, ${reference.providerId})
      where structure_id = ${mail.structureId}::uuid and id = ${mail.id}::uuid`;
    await consequences(tx, mail, after);
    await announce(tx, mail.structureId, 'outbox', 'clients');
    return true;
  });
}

/**
 * The tags come from this product, signed by the provider; they find a mail also when the answer
 * that held the id was lost.
 */
async function hold(tx: Transaction, { providerId, structureId, mailId }: MailReference): Promise<Row | null> {
  const tagged = isId(structureId) && isId(mailId) ? [structureId, mailId] : [null, null];
  const rows = await tx.$queryRaw<Row[]>`
    select structure_id as "structureId", id, kind, client_id as "clientId", "to", state::text as state,
      provider_id as "providerId",
      sent_at as "sentAt", delivered_at as "deliveredAt", bounced_at as "bouncedAt", hard_bounce as "hardBounce",
      complained_at as "complainedAt", suppressed_at as "suppressedAt", failed_at as "failedAt", problem
    from mail
    where (structure_id = ${tagged[0]}::uuid and id = ${tagged[1]}::uuid) or provider_id = ${providerId}
    order by provider_id is not distinct from ${providerId} desc limit 1 for update`;
  return rows[0] ?? null;
}

/** Each once, however often it is told. */
async function consequences(tx: Transaction, before: Row, after: MailFacts): Promise<void> {
  const { structureId, clientId, to: email } = before;
  const author = { structureId, staffId: null };
  if (after.bouncedAt && !before.bouncedAt) {
    await recordEvents(tx, [{ ...author, kind: 'mail-bounced', clientId, details: { email, hard: after.hardBounce } }]);
  }
  if (after.complainedAt && !before.complainedAt)
    await recordEvents(tx, [{ ...author, kind: 'mail-complained', clientId, details: { email } }]);
  if (after.hardBounce || after.suppressedAt) await blockAddress(tx, structureId, email, 'bounced');
  if (after.complainedAt) await blockAddress(tx, structureId, email, 'complained');
}
