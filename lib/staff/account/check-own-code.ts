import { noteFailure } from '#lib/audit/security/record-security.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { checkFactor, type FactorProblem, hasFactor } from '../factor/check-factor.ts';
import type { AccountSession } from './account-session.ts';

/**
 * Checks the code that is typed beside the password, where the account has a second factor; the
 * code is used up. Without a factor it succeeds, whatever was typed.
 * @param at the moment whose code is expected; the present one by default
 */
export async function checkOwnCode(
  { staffId }: AccountSession,
  code: string,
  at: Date = new Date(),
): Promise<Result<null, FactorProblem>> {
  if (!(await hasFactor(staffId))) return succeed(null);
  const checked = await checkFactor(staffId, code, at);
  if (checked.ok) return succeed(null);
  await noteFailedProof(staffId);
  return fail(checked.problem);
}

/** Writes to the security log that a password or a code of a signed-in account was wrong. */
export async function noteFailedProof(staffId: string): Promise<void> {
  await noteFailure({ kind: 'proof-failed', details: {} }, { staffId });
}
