import { timingSafeEqual } from 'node:crypto';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { inQuarterAndDay, returnAttemptOf, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { logAppSignIn } from '#lib/audit/security/log-app-sign-in.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { bindToken, recordProof } from './bind-token.ts';

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
    await spendCode(tx, proof);
    if (proof.emailKey === person.emailKey) await bindToken(tx, person);
    await recordProof(tx, person.accountId);
    return succeed({ accountId: person.accountId });
  };
  const outcome = await retryOnConflict(() => inTransaction(attempt));
  logAppSignIn(outcome.ok ? 'proved' : 'code-refused', { accountId: person.accountId });
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

/**
 * Uses the code of a mail up for every device that it was sent to: the typed one has proved the
 * address, the others need another code. The address is locked, so that one device comes first.
 */
async function spendCode(tx: Transaction, { id, mailId }: Tried): Promise<void> {
  await tx.$executeRaw`
    update app_proof set proved_at = case when id = ${id}::uuid then clock_timestamp() end,
      replaced_at = case when id <> ${id}::uuid then now() end
    where mail_id = ${mailId}::uuid and proved_at is null and replaced_at is null`;
}

/** Compares a typed code with the one that its mail carries, in constant time. */
function isCodeOf({ mailId }: Tried, typed: string): boolean {
  const [code, other] = [Buffer.from(mailSecret({ kind: 'email-code', id: mailId }, 'code')), Buffer.from(typed)];
  return code.length === other.length && timingSafeEqual(code, other);
}
