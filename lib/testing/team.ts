import { asProved } from '#lib/actor/recent-proof.ts';
import { suggestSlug } from '#lib/actor/slug.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { AccountSession } from '#lib/staff/account/account-session.ts';
import { confirmFactor, readFactor, startFactor } from '#lib/staff/factor/set-up-factor.ts';
import { totpCode } from '#lib/staff/factor/totp.ts';
import { hashPassword } from '#lib/staff/password.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { startSession } from '#lib/staff/start-session.ts';
import { openStructure } from '#lib/structures/open-structure.ts';

/** For tests: the password of every owner created here. */
export const testPassword = 'une phrase assez longue';

/** For tests: creates a structure with an owner who can sign in, as `openStructure` does. */
export async function testOwner(name: string): Promise<Staff> {
  const owner = { name: `Propriétaire de ${name}`, email: `${suggestSlug(name)}@example.org`, password: testPassword };
  const opened = await openStructure({ name, owner });
  const staff = opened.ok && (await staffOf(opened.value.ownerId, opened.value.slug));
  if (!staff) throw new Error(`not opened: ${JSON.stringify(opened)}`);
  return asProved(staff);
}

const start = Date.now();

/** For tests: a moment so many minutes after the test began, whose codes no other moment shares. */
export function minutesOn(minutes: number): Date {
  return new Date(start + minutes * 60_000);
}

/**
 * For tests: sets up a second factor of an account, whose password becomes `testPassword`.
 * @returns the session in which it was done, the secret of the app, and the recovery codes
 */
export async function setUpFactor({
  id: staffId,
}: Pick<Staff, 'id'>): Promise<{ own: AccountSession; secret: string; recoveryCodes: string[] }> {
  await prisma().staffAccount.update({
    where: { id: staffId },
    data: { passwordHash: await hashPassword(testPassword) },
  });
  const own = { staffId, sessionId: (await startSession(staffId, null)) ?? '' };
  await startFactor(own, testPassword);
  const state = await readFactor(own);
  const secret = state.kind === 'pending' ? state.secret : '';
  const confirmed = await confirmFactor(own, totpCode(secret, minutesOn(0)), minutesOn(0));
  if (!confirmed.ok) throw new Error(`no factor: ${confirmed.problem.code}`);
  return { own, secret, recoveryCodes: confirmed.value.recoveryCodes };
}
