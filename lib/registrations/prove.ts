import { timingSafeEqual } from 'node:crypto';
import { expireClaims } from '#lib/addresses/expire-claims.ts';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import { requestAttachment } from '#lib/addresses/request-attachment.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { inQuarterAndDay, returnAttemptOf, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { resolveClaims } from '#lib/claims/resolve-claim.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Guesses that a code allows. */
export const MAX_CODE_TRIES = 5;

/**
 * `code-wrong`: also for the right code while its mail has not surely left, so that a guess reveals
 * nothing. `code-expired`: expired, guessed too often, used, replaced by a newer one, or never
 * sent.
 */
export type ProveProblem = Wait | { code: 'code-wrong' } | { code: 'code-expired' };

/**
 * Verifies the code mailed to the address of this token. From then on the token may act for the
 * account, its claim codes take effect, its kept requests are made, and tokens that registered the
 * address without ever proving it may no longer act for it.
 * @param address where the request came from, for limits only
 */
export async function prove(
  person: AppUser,
  code: string,
  address: string,
): Promise<Result<{ accountId: string }, ProveProblem>> {
  // The device is counted first: a stranger who registered the e-mail cannot keep its owner's
  // device from proving it.
  const own = inQuarterAndDay('app:prove:token', person.tokenId);
  const guess = { name: 'app:prove:email:day', of: person.emailKey } as const;
  const wait = await takeAttemptOf(...inQuarterAndDay('app:prove:address', address), ...own, guess);
  if (wait) return fail(wait);
  const attempt = async (tx: Transaction): Promise<Result<{ accountId: string }, ProveProblem>> => {
    await lockAddressExclusive(tx, person.emailKey);
    const proof = await takeTry(tx, person.tokenId);
    if (!proof) return fail({ code: 'code-expired' });
    if (!isCodeOf(proof, code) || !proof.left) return fail({ code: 'code-wrong' });
    await tx.$executeRaw`update app_proof set proved_at = clock_timestamp() where id = ${proof.id}::uuid`;
    if (proof.emailKey === person.emailKey) await bind(tx, person);
    await announceProof(tx, person.accountId);
    return succeed({ accountId: person.accountId });
  };
  const outcome = await retryOnConflict(() => inTransaction(attempt));
  if (outcome.ok) await returnAttemptOf(...own);
  // Without a valid code there was nothing to guess.
  if (outcome.ok || outcome.problem.code === 'code-expired') await returnAttemptOf(guess);
  return outcome;
}

/** `left`: whether the mail with the code has surely left, so that only its reader knows it. */
type Tried = { id: string; mailId: string; left: boolean; emailKey: string };

/**
 * Counts the attempt before its result is known; the row stays locked, so that concurrent attempts
 * are counted one after the other.
 */
async function takeTry(tx: Transaction, tokenId: string): Promise<Tried | undefined> {
  const [tried] = await tx.$queryRaw<Tried[]>`
    update app_proof set tries = tries + 1
    where token_id = ${tokenId}::uuid and mail_id is not null and proved_at is null and replaced_at is null
      and tries < ${MAX_CODE_TRIES} and expires_at > now()
    returning id, mail_id as "mailId", email_key as "emailKey",
      exists (select from mail m where m.structure_id = mail_structure_id and m.id = mail_id
        and ${Prisma.raw(hasLeft)}) as left`;
  return tried;
}

/** Compares a typed code with the one that its mail carries, in constant time. */
function isCodeOf({ mailId }: Tried, typed: string): boolean {
  const [code, other] = [Buffer.from(mailSecret({ kind: 'email-code', id: mailId }, 'code')), Buffer.from(typed)];
  return code.length === other.length && timingSafeEqual(code, other);
}

/**
 * Lets the token, which proved the mailbox, act for the account, and ends that of others that never
 * did.
 */
export async function bind(
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
export async function announceProof(tx: Transaction, accountId: string): Promise<void> {
  const attached = await tx.attachment.findMany({
    where: { accountId },
    select: { structureId: true, clientId: true },
  });
  await recordEvents(
    tx,
    attached.map((where) => ({ ...where, staffId: null, kind: 'email-proved', details: { accountId } })),
  );
}
