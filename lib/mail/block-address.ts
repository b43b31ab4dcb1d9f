import type { Prisma } from '#lib/database/generated/client.ts';
import { emailKey } from '#lib/identity/email-key.ts';

/**
 * Has a structure send no invitations to an address any more; those that have surely not left are taken back. Codes and answers that
 * somebody asked for still go there.
 * @param to the address as it stands in its mails
 */
export async function blockAddress(
  tx: Prisma.TransactionClient,
  structureId: string,
  to: string,
  reason: 'bounced' | 'complained' | 'unsubscribed',
): Promise<void> {
  const key = emailKey(to);
  if (!key.ok) return;
  await tx.$executeRaw`
    insert into mail_block (structure_id, email_key, reason) values (${structureId}::uuid, ${key.value}, ${reason}::mail_block_reason)
    on conflict do nothing`;
  await tx.$executeRaw`
    update mail set state = 'cancelled', state_at = now()
    where structure_id = ${structureId}::uuid and state = 'queued' and kind = 'invitation' and "to" = ${to} and doubt_since is null`;
}
