import type { Staff } from '#lib/actor/staff.ts';
import { type IssuedClaimCode, issueClaimCode } from '#lib/claims/issue-claim-code.ts';

// Codes are hashed with it; the launcher sets a real one.
process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';

/** For tests: makes a code of a client, as staff does. */
export async function testClaim(staff: Staff, clientId: string): Promise<IssuedClaimCode> {
  const issued = await issueClaimCode(staff, clientId);
  if (!issued.ok) throw new Error(`no code: ${issued.problem.code}`);
  return issued.value;
}
