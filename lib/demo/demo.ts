import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { addDemoErp } from './demo-erp.ts';
import { addDemoInvitations } from './demo-invitations.ts';
import { addDemoRegistrations } from './demo-registrations.ts';
import { demoStructures, demoTeam } from './demo-team.ts';
import { ensureAccount, ensureMembership, ensureStructure, ownerOf } from './ensure-demo.ts';

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
  return (await prisma().structure.count({ where: { slug: { notIn: demoStructures.map(({ slug }) => slug) } } })) > 0;
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
  const people = new Map(demoTeam.map((member) => [member.email, member]));
  await Promise.all([...people.values()].map((member) => ensureAccount(member, passwordOf(member.email))));
  for (const structure of demoStructures) await ensureStructure(structure);
  for (const member of demoTeam) await ensureMembership(member);
  const joinCodes: Record<string, string> = {};
  for (const { slug } of demoStructures) {
    const owner = await ownerOf(slug);
    joinCodes[slug] = await addDemoRegistrations(owner, keyOf(slug));
    await addDemoInvitations(owner);
  }
  const connectionId = await addDemoErp(await ownerOf(demoStructures[1].slug), erpSecret);
  const staff = demoTeam.map(({ email, role, structure }) => ({ email, password: passwordOf(email), role, structure }));
  return { staff, app: { apiKey: keyOf(demoStructures[0].slug), joinCodes }, erp: { connectionId, secret: erpSecret } };
}
