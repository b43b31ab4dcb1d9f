import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { accountsOfAddress } from './accounts-of-address.ts';
import { newAccount } from './new-account.ts';
import { verifyPassword } from './password.ts';

/**
 * Ensures that an account with this e-mail and password exists and that its e-mail counts as
 * proved: creates it, or sets its password. Only `demo/` calls it.
 * @throws {Error} when the e-mail, name or password may not be used
 */
export async function ensureAccount({ name, email }: { name: string; email: string }, password: string): Promise<void> {
  const [existing] = await accountsOfAddress(email);
  if (existing?.proved && (await verifyPassword(existing.passwordHash, password))) return;
  const account = await newAccount({ name, email, password }, []);
  if (!account.ok) throw new Error(`${email}: ${account.problem.code}`);
  const { passwordHash } = account.value;
  const emailProvedAt = new Date();
  if (existing)
    await prisma().staffAccount.update({ where: { id: existing.id }, data: { passwordHash, emailProvedAt } });
  else await prisma().staffAccount.create({ data: { ...account.value, emailProvedAt } });
}

/** Ensures that an account belongs to a structure; an existing membership keeps its role. */
export async function ensureMembership(structureId: string, staffId: string, role: Role): Promise<void> {
  const key = { structureId_staffId: { structureId, staffId } };
  await prisma().membership.upsert({ where: key, create: { structureId, staffId, role }, update: {} });
}
