import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { accountsOfAddress } from '#lib/staff/accounts-of-address.ts';
import { newAccount } from '#lib/staff/new-account.ts';
import { verifyPassword } from '#lib/staff/password.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { openStructure } from '#lib/structures/open-structure.ts';
import { addDemoClients } from './add-demo-clients.ts';
import { type demoStructures, demoTeam } from './demo-team.ts';

/** Returns the owner of a demonstration club. */
export async function ownerOf(slug: string): Promise<Staff> {
  const owner = await prisma().membership.findFirst({
    where: { role: 'owner', structure: { slug } },
    select: { staffId: true },
  });
  const staff = owner && (await staffOf(owner.staffId, slug));
  if (!staff) throw new Error(`${slug} has no owner`);
  return staff;
}

/** Creates the account of a staff member, or resets its password. */
export async function ensureAccount({ name, email }: { name: string; email: string }, password: string): Promise<void> {
  const [existing] = await accountsOfAddress(email);
  if (existing?.proved && (await verifyPassword(existing.passwordHash, password))) return;
  const account = await newAccount({ name, email, password });
  if (!account.ok) throw new Error(`${email}: ${account.problem.code}`);
  const { passwordHash } = account.value;
  const emailProvedAt = new Date();
  if (existing)
    await prisma().staffAccount.update({ where: { id: existing.id }, data: { passwordHash, emailProvedAt } });
  else await prisma().staffAccount.create({ data: { ...account.value, emailProvedAt } });
}

async function accountIdOf(email: string): Promise<string> {
  const [account] = await accountsOfAddress(email);
  if (!account) throw new Error(`${email} has no account`);
  return account.id;
}

/** Creates a demonstration club with its clients, unless it exists. */
export async function ensureStructure({ slug, name, clients, seed }: (typeof demoStructures)[number]): Promise<void> {
  const owner = demoTeam.find((member) => member.structure === slug && member.role === 'owner');
  const staffId = await accountIdOf(owner?.email ?? '');
  const existing = await prisma().structure.findUnique({
    where: { slug },
    include: { _count: { select: { clients: true } } },
  });
  const opened = existing ? null : await openStructure({ slug, name, owner: { staffId } });
  if (opened && !opened.ok) throw new Error(`${slug}: ${opened.problem.code}`);
  const structureId = existing?.id ?? opened?.value.structureId ?? '';
  // A start that was killed leaves an empty club.
  if (!existing?._count.clients) await addDemoClients({ structureId, staffId }, clients, seed);
}

/** Gives a staff member their role in a club, unless they have one. */
export async function ensureMembership({ email, role, structure }: (typeof demoTeam)[number]): Promise<void> {
  const [{ id: structureId }, staffId] = await Promise.all([
    prisma().structure.findUniqueOrThrow({ where: { slug: structure } }),
    accountIdOf(email),
  ]);
  const key = { structureId_staffId: { structureId, staffId } };
  await prisma().membership.upsert({ where: key, create: { structureId, staffId, role }, update: {} });
}
