import { asProved } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { type AppKey, findAppKey } from '#lib/app-auth/app-key.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { findAppUser } from '#lib/registrations/find-app-user.ts';
import { type Registered, register } from '#lib/registrations/register.ts';
import { registrationInput } from '#lib/registrations/registration-input.ts';
import { clearAttempts } from '#lib/throttle/attempts.ts';
import { receiveMail } from './mail.ts';
import { testStaff } from './staff.ts';

/** For tests: makes a key of the actor's structure, as an app holds it. */
export async function testKey(staff: Staff, mayVouch = false): Promise<AppKey> {
  const created = await createAppKey(asProved(staff), { name: 'App d’essai', mayVouch });
  const key = created.ok ? await findAppKey(created.value.key) : null;
  if (!key) throw new Error('the new key is not found');
  return key;
}

/** For tests: the input of an app for this address, with a valid device. */
export function typedRegistration(email: string, more: Record<string, unknown> = {}) {
  const device = { model: 'Pixel 8', platform: 'android' };
  return registrationInput.parse({ email, firstName: 'Zoé', lastName: 'Durand', device, ...more });
}

/**
 * For tests: registers an address and returns the app's answer, as if the minute after its last
 * code were over.
 */
export async function testRegistration(
  key: AppKey,
  email: string,
  more: Record<string, unknown> = {},
): Promise<Registered> {
  await forgetCodeMinutes();
  const registered = await register(key, typedRegistration(email, more), '192.0.2.1');
  if (!registered.ok) throw new Error(`not registered: ${registered.problem.code}`);
  return registered.value;
}

/** For tests: clears the limit of one code a minute, for one address or for all. */
export async function forgetCodeMinutes(email?: string): Promise<void> {
  const key = email ? emailKey(email) : null;
  if (key?.ok) return clearAttempts({ name: 'code:email:minute', of: key.value, limit: 1 });
  await connection().pool.query(`delete from throttle where key like 'code:email:minute:%'`);
}

/** For tests: finds the holder of a token. */
export async function personOf(token: string): Promise<AppUser> {
  const person = await findAppUser(token);
  if (!person) throw new Error('unknown token');
  return person;
}

/**
 * For tests: reads the six digits of the latest code mailed to an address, and marks its mail as
 * sent; null when there was none.
 */
export async function mailedCode(to: string): Promise<string | null> {
  return (await receiveMail({ kind: 'email-code', to }))?.content.code ?? null;
}

/**
 * For tests: creates a club with staff, a staff member of another club, an app key, and cleared
 * limits.
 */
export async function testDesk() {
  await connection().pool.query('delete from throttle');
  const owner = await testStaff('owner');
  const [reception, stranger, key] = [
    await testStaff('reception', owner),
    await testStaff('owner'),
    await testKey(owner),
  ];
  const { joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: owner.structure.id } });
  return { owner, reception, stranger, key, joinCode };
}
