import { type Counted, inQuarterAndDay, returnAttemptOf, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { logAppSignIn } from '#lib/audit/security/log-app-sign-in.ts';
import { type FoundClaim, findClaim } from '#lib/claims/redeem-claim.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * Thrown when another registration used the code between looking for it and taking it, so that
 * nothing is saved.
 */
export class ClaimLost extends Error {}

/** The circumstances of an attempt: the network address, the app key and the e-mail. */
export type ClaimAttempt = { address: string; keyId: string; emailKey: string };

/**
 * Finds a claim code. Every attempt is counted before its result is known. A code that is wrong,
 * used, expired or revoked is one and the same problem.
 */
export async function tryClaim(
  typed: string,
  trying: ClaimAttempt,
): Promise<Result<FoundClaim, Wait | { code: 'unknown-claim-code' }>> {
  const wait = await takeAttemptOf(...turnsOf(trying));
  if (wait) return fail(wait);
  const claim = await findClaim(typed);
  if (claim) return succeed(claim);
  logAppSignIn('claim-refused', {});
  return fail({ code: 'unknown-claim-code' });
}

/** Returns the attempt of a code that was taken, because clubs share one address and one key. */
export async function returnClaimAttempt(trying: ClaimAttempt): Promise<void> {
  await returnAttemptOf(...turnsOf(trying));
}

function turnsOf({ address, keyId, emailKey }: ClaimAttempt): Counted[] {
  return [
    ...inQuarterAndDay('app:claim:address', address),
    ...inQuarterAndDay('app:claim:email-address', `${address} ${emailKey}`),
    ...inQuarterAndDay('app:claim:key', keyId),
  ];
}
