import type { AppKey } from '#lib/app-auth/app-key.ts';
import { findStructureByJoinCode } from '#lib/app-auth/find-structure.ts';
import { inQuarterAndDay, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { newSecret } from '#lib/app-auth/secret.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type CodeRequest, returnCodeMail, takeCodeMail } from './code-limits.ts';
import type { Registration } from './registration-input.ts';
import { CodeNeeded, type RegistrationToSave, type SavedRegistration, saveRegistration } from './save-registration.ts';
import { ClaimLost, returnClaimAttempt, tryClaim } from './try-claim.ts';

/**
 * `accountId`: the account's or, until a known address is proved, one of this registration's own.
 */
export type Registered = { accountId: string; accountToken: string; emailProof: 'proved' | 'code-sent' };
export type RegisterProblem = Wait | { code: 'unknown-join-code' | 'unknown-claim-code' };

/**
 * Registers an address on a device, for the app key's structure. The first registration of an
 * address creates the account and attaches it wherever a client has the address. A later one gets a
 * token that sees and changes nothing until it has proved the address itself; neither the answer
 * nor its timing reveals which of both it was.
 * @param address where the request came from, for limits only
 */
export async function register(
  key: AppKey,
  input: Registration,
  address: string,
): Promise<Result<Registered, RegisterProblem>> {
  const { emailKey } = input.email;
  const wait = await takeAttemptOf(
    ...inQuarterAndDay('app:register:address', address),
    ...inQuarterAndDay('app:register:key', key.id),
    ...inQuarterAndDay('app:register:email-address', `${address} ${emailKey}`),
  );
  if (wait) return fail(wait);
  const wished = input.joinCode === undefined ? null : await findStructureByJoinCode(input.joinCode);
  if (input.joinCode !== undefined && !wished) return fail({ code: 'unknown-join-code' });
  const trying = { address, keyId: key.id, emailKey };
  const claimed = input.claimCode === undefined ? succeed(null) : await tryClaim(input.claimCode, trying);
  if (!claimed.ok) return claimed;
  const accountToken = newSecret('person');
  const vouched = key.mayVouch && input.emailVerified === true;
  const saving = { key, input, accountToken, vouched, wishedId: wished?.id ?? null, claim: claimed.value };
  const saved = await saveWithinLimits(saving, { emailKey, address, keyId: key.id, structureId: key.structure.id });
  if (!saved.ok) return saved;
  if (claimed.value) await returnClaimAttempt(trying);
  return succeed({
    accountId: saved.value.accountId,
    accountToken,
    emailProof: saved.value.proved ? 'proved' : 'code-sent',
  });
}

/**
 * Saves a registration, and counts its mailed code before mailing it. An invitation link may make
 * the code needless, which is known only once the link is used: so it first tries to save without a
 * code.
 */
async function saveWithinLimits(
  saving: RegistrationToSave,
  request: CodeRequest,
): Promise<Result<SavedRegistration, RegisterProblem>> {
  const attempt = (mayMail: boolean) =>
    retryOnConflict(() => inTransaction((tx) => saveRegistration(tx, saving, mayMail)));
  try {
    if (saving.vouched || saving.input.invitationToken !== undefined) return succeed(await attempt(false));
  } catch (error) {
    if (error instanceof ClaimLost) return fail({ code: 'unknown-claim-code' });
    if (!(error instanceof CodeNeeded)) throw error;
  }
  const wait = await takeCodeMail(request);
  if (wait) return fail(wait);
  try {
    const saved = await attempt(true);
    if (saved.proved) await returnCodeMail(request);
    return succeed(saved);
  } catch (error) {
    await returnCodeMail(request);
    if (error instanceof ClaimLost) return fail({ code: 'unknown-claim-code' });
    throw error;
  }
}
