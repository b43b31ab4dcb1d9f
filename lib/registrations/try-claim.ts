import { inQuarterAndDay, returnTurn, type Turn, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { type FoundClaim, findClaim } from '#lib/claims/redeem-claim.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * Somebody else used the code between looking for it and taking it: nothing of the registration
 * must stay.
 */
export class ClaimLost extends Error {}

/** Who tries a code: from which address, with which app key, for which e-mail. */
export type ClaimAttempt = { address: string; keyId: string; emailKey: string };

/**
 * Looks for a claim code. Every try is counted before it is known whether it succeeds. A code that
 * is wrong, used, expired or revoked is one and the same problem.
 */
export async function tryClaim(
  typed: string,
  trying: ClaimAttempt,
): Promise<Result<FoundClaim, Wait | { code: 'unknown-claim-code' }>> {
  const wait = await takeAttemptOf(...turnsOf(trying));
  if (wait) return fail(wait);
  const claim = await findClaim(typed);
  return claim ? succeed(claim) : fail({ code: 'unknown-claim-code' });
}

/** The code was taken: its try no longer counts, because clubs share one address and one key. */
export async function returnClaimAttempt(trying: ClaimAttempt): Promise<void> {
  await returnTurn(...turnsOf(trying));
}

function turnsOf({ address, keyId, emailKey }: ClaimAttempt): Turn[] {
  return [
    ...inQuarterAndDay('app:claim:address', address),
    ...inQuarterAndDay('app:claim:email-address', `${address} ${emailKey}`),
    ...inQuarterAndDay('app:claim:key', keyId),
  ];
}
