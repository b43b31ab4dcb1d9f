import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { accountsOfAddress } from '#lib/staff/accounts-of-address.ts';
import { ensureAccount, ensureMembership } from '#lib/staff/ensure-member.ts';
import { openStructure } from '#lib/structures/open-structure.ts';
import { addDemoClients } from './add-demo-clients.ts';
import { addDemoErp } from './demo-erp.ts';
import { addDemoInvitations } from './demo-invitations.ts';
import { addDemoRegistrations } from './demo-registrations.ts';
import { erpClubSlugs } from './erp-clubs.ts';
import { ownerOf } from './owner-of.ts';

const structures = [
  { slug: 'club-lumiere', name: 'Club Lumière', clients: 1_000, seed: 1 },
  { slug: 'club-horizon', name: 'Club Horizon', clients: 25, seed: 2 },
] as const;

/** The team in the order in which it is printed. Inès Garnier works for both clubs. */
const team: { name: string; email: string; role: Role; structure: string }[] = [
  { name: 'Nadia Benali', email: 'nadia.benali@club-lumiere.example', role: 'owner', structure: 'club-lumiere' },
  { name: 'Julien Moreau', email: 'julien.moreau@club-lumiere.example', role: 'manager', structure: 'club-lumiere' },
  { name: 'Camille Petit', email: 'camille.petit@club-lumiere.example', role: 'reception', structure: 'club-lumiere' },
  { name: 'Thomas Lefèvre', email: 'thomas.lefevre@club-horizon.example', role: 'owner', structure: 'club-horizon' },
  { name: 'Inès Garnier', email: 'ines.garnier@club-horizon.example', role: 'manager', structure: 'club-horizon' },
  { name: 'Hugo Lambert', email: 'hugo.lambert@club-horizon.example', role: 'reception', structure: 'club-horizon' },
  { name: 'Inès Garnier', email: 'ines.garnier@club-horizon.example', role: 'reception', structure: 'club-lumiere' },
];

export type DemoSignIn = { email: string; password: string; role: Role; structure: string };

/** The access data of an ERP for the demonstration: the connection of the second club. */
export type DemoErp = { connectionId: string; secret: string };

/**
 * The access data of an app for the demonstration: the key of the first club, and the join code of
 * each club by its slug.
 */
export type DemoApp = { apiKey: string; joinCodes: Record<string, string> };

/** Returns whether there is a structure beside the demonstration's, so that its mails are real. */
export async function hasOtherStructures(): Promise<boolean> {
  const own = [...structures.map(({ slug }) => slug), ...erpClubSlugs];
  return (await prisma().structure.count({ where: { slug: { notIn: own } } })) > 0;
}

/**
 * Opens two clubs for trying the product. What exists already is kept, except passwords, which are
 * reset to the printed ones.
 * @param passwordOf the password of an e-mail address
 * @param keyOf the app key of the club with this slug
 * @param erpSecret the secret of the second club's ERP
 */
export async function openDemo(
  passwordOf: (email: string) => string,
  keyOf: (slug: string) => string,
  erpSecret: string,
): Promise<{ staff: DemoSignIn[]; app: DemoApp; erp: DemoErp }> {
  const people = new Map(team.map((member) => [member.email, member]));
  await Promise.all([...people.values()].map((member) => ensureAccount(member, passwordOf(member.email))));
  for (const structure of structures) await ensureStructure(structure);
  for (const member of team) await join(member);
  const joinCodes: Record<string, string> = {};
  for (const { slug } of structures) {
    const owner = await ownerOf(slug);
    joinCodes[slug] = await addDemoRegistrations(owner, keyOf(slug));
    await addDemoInvitations(owner);
  }
  const connectionId = await addDemoErp(await ownerOf(structures[1].slug), erpSecret);
  const staff = team.map(({ email, role, structure }) => ({ email, password: passwordOf(email), role, structure }));
  return { staff, app: { apiKey: keyOf(structures[0].slug), joinCodes }, erp: { connectionId, secret: erpSecret } };
}

async function accountIdOf(email: string): Promise<string> {
  const [account] = await accountsOfAddress(email);
  if (!account) throw new Error(`${email} has no account`);
  return account.id;
}

async function ensureStructure({ slug, name, clients, seed }: (typeof structures)[number]): Promise<void> {
  const owner = team.find((member) => member.structure === slug && member.role === 'owner');
  const staffId = await accountIdOf(owner?.email ?? '');
  const existing = await prisma().structure.findUnique({
    where: { slug },
    include: { _count: { select: { clients: true } } },
  });
  const opened = existing ? null : await openStructure({ slug, name, owner: { staffId }, secondFactor: 'nobody' });
  if (opened && !opened.ok) throw new Error(`${slug}: ${opened.problem.code}`);
  const structureId = existing?.id ?? opened?.value.structureId ?? '';
  // A start that was killed leaves an empty club.
  if (!existing?._count.clients) await addDemoClients({ structureId, staffId }, clients, seed);
}

async function join({ email, role, structure }: (typeof team)[number]): Promise<void> {
  const { id } = await prisma().structure.findUniqueOrThrow({ where: { slug: structure } });
  await ensureMembership(id, await accountIdOf(email), role);
}
