import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import {
  type AttemptLimit,
  clearAttempts,
  returnAttempts,
  takeAttempts,
  windowSeconds,
} from '#lib/throttle/attempts.ts';
import { isBusy } from '#lib/throttle/work-queue.ts';
import { MAX_PASSWORD_LENGTH, verifyPassword } from '../password.ts';
import type { AccountSession } from './account-session.ts';
import { noteFailedProof } from './check-own-code.ts';

export type OwnPasswordProblem = { code: 'password-wrong' } | { code: 'wait'; seconds: number };

/** Wrong passwords of one account in a quarter of an hour and in a day, within its sessions. */
const limits = { quarter: 10, day: 50 };

/**
 * Checks the password of the signed-in account, before what it signs in with is changed. Returns
 * its hash, so that a change can tell whether it is still the same.
 * @throws Busy when too many passwords are being verified; the attempt is then not counted
 */
export async function checkOwnPassword(
  { staffId }: AccountSession,
  password: string,
): Promise<Result<{ passwordHash: string }, OwnPasswordProblem>> {
  const counted: AttemptLimit[] = [
    { name: 'own-password', of: staffId, limit: limits.quarter },
    { name: 'own-password:day', of: staffId, limit: limits.day, seconds: windowSeconds.day },
  ];
  const refused = await takeAttempts(counted);
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  const account = await prisma().staffAccount.findUnique({ where: { id: staffId }, select: { passwordHash: true } });
  const right = await verifyPassword(account?.passwordHash ?? null, password.slice(0, MAX_PASSWORD_LENGTH + 1)).catch(
    async (error) => {
      if (isBusy(error)) await returnAttempts(counted);
      throw error;
    },
  );
  if (!account || !right) {
    await noteFailedProof(staffId);
    return fail({ code: 'password-wrong' });
  }
  for (const limit of counted) await clearAttempts(limit);
  return succeed(account);
}
