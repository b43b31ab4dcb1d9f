import { expireClaims } from '#lib/addresses/expire-claims.ts';
import { requestAttachment } from '#lib/addresses/request-attachment.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { resolveClaims } from '#lib/claims/resolve-claim.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Lets the token, which proved the mailbox, act for the account, and ends that of others that never
 * did.
 */
export async function bindToken(
  tx: Transaction,
  { tokenId, accountId, emailKey }: Pick<AppUser, 'tokenId' | 'accountId' | 'emailKey'>,
): Promise<void> {
  // When two tokens prove at once, the second waits here for the first.
  await tx.$queryRaw`select id from app_account where id = ${accountId}::uuid for no key update`;
  await tx.$executeRaw`
    update app_account p set first_name = t.first_name, last_name = t.last_name, phone = coalesce(t.phone, p.phone),
      birth_date = coalesce(t.birth_date, p.birth_date) from app_token t
    where p.id = ${accountId}::uuid and t.id = ${tokenId}::uuid and not exists (
      select from app_token other join app_proof r on r.token_id = other.id
      where other.account_id = p.id and other.id <> t.id and r.email_key = p.email_key and r.proved_at is not null
        and r.vouched_in_id is null
    )`;
  await tx.$executeRaw`
    update app_token t set bound_at = null
    where t.account_id = ${accountId}::uuid and t.id <> ${tokenId}::uuid and t.bound_at is not null and not exists (
      select from app_proof r
      where r.token_id = t.id and r.email_key = ${emailKey} and r.proved_at is not null and r.vouched_in_id is null
    )`;
  await expireClaims(tx, { tokenId, emailKey, structureId: null });
  const [bound] = await tx.$queryRaw<{ wishes: string[]; claims: string[] }[]>`
    update app_token t set bound_at = coalesce(t.bound_at, now()), wishes = '{}', claims = '{}' from app_token before
    where t.id = ${tokenId}::uuid and before.id = t.id
    returning array(select s.id from structure s where s.id = any (before.wishes)) as wishes, before.claims`;
  await resolveClaims(tx, { tokenId, accountId }, bound?.claims ?? []);
  for (const structureId of bound?.wishes ?? []) await requestAttachment(tx, { accountId, structureId, speaks: true });
}

/** Records the proof in the history of every structure that the account is attached to. */
export async function recordProof(tx: Transaction, accountId: string): Promise<void> {
  const attached = await tx.attachment.findMany({
    where: { accountId },
    select: { structureId: true, clientId: true },
  });
  await recordEvents(
    tx,
    attached.map((where) => ({ ...where, staffId: null, kind: 'email-proved', details: { accountId } })),
  );
}
