import { expireClaims } from '#lib/addresses/expire-claims.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { bindToken, recordProof } from './bind-token.ts';

type Shown = { tokenId: string; accountId: string; emailKey: string };

/**
 * Proves the e-mail by the link of an invitation, which like a code was read in the mailbox.
 * @param mail the one that carried the link
 */
export async function proveByLink(
  tx: Transaction,
  person: Shown,
  mail: { structureId: string; id: string },
): Promise<void> {
  await tx.$executeRaw`
    insert into app_proof (id, token_id, email_key, mail_structure_id, mail_id, expires_at, proved_at)
    values (${crypto.randomUUID()}::uuid, ${person.tokenId}::uuid, ${person.emailKey}, ${mail.structureId}::uuid,
      ${mail.id}::uuid, now(),
      clock_timestamp())`;
  await bindToken(tx, person);
  await recordProof(tx, person.accountId);
}

/** Accepts an app key's statement that the e-mail is verified, in its own structure. */
export async function vouch(tx: Transaction, key: AppKey, { tokenId, emailKey }: Shown): Promise<void> {
  const structureId = key.structure.id;
  await tx.$executeRaw`
    insert into app_proof (id, token_id, email_key, expires_at, proved_at, vouched_in_id)
    values (${crypto.randomUUID()}::uuid, ${tokenId}::uuid, ${emailKey}, now(), clock_timestamp(),
      ${structureId}::uuid)`;
  await expireClaims(tx, { tokenId, emailKey, structureId });
}
