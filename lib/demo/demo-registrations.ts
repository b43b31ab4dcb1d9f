import type { Staff } from '#lib/actor/staff.ts';
import { spreadRequests } from '#lib/addresses/spread-requests.ts';
import { type AppKey, findAppKey } from '#lib/app-auth/app-key.ts';
import { storeAppKey } from '#lib/app-auth/create-app-key.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { register } from '#lib/registrations/register.ts';
import { registrationInput } from '#lib/registrations/registration-input.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { validateRequest } from '#lib/requests/validate-request.ts';
import { demoDevices, refusedPerson, strangers, unlinkedPerson, validatedPerson } from './demo-strangers.ts';

/** How many clients have the app, and how many of those have not proved their e-mail. */
const attached = { most: 60, unproved: 8 };

/**
 * Fills a demonstration club with every state that an app account can be in, by calling the verbs
 * themselves. What exists already is kept.
 * @param key the whole app key to create, known to the person who starts the demonstration
 * @returns the structure's join code
 */
export async function addDemoRegistrations(staff: Staff, key: string): Promise<string> {
  const app = await ensureKey(staff, key);
  const structureId = staff.structure.id;
  const { joinCode } = await prisma().structure.findUniqueOrThrow({
    where: { id: structureId },
    select: { joinCode: true },
  });
  // People of another club may be attached here already: the test is whether this club's app has
  // registered an account.
  if ((await prisma().appToken.count({ where: { homeId: structureId } })) === 0) await fill(staff, app, joinCode);
  return joinCode;
}

/**
 * Creates the demonstration's own key, which may vouch, so that everything can be tried without
 * reading mail.
 */
async function ensureKey(staff: Staff, key: string): Promise<AppKey> {
  const known = await findAppKey(key);
  if (known) return known;
  const id = await inTransaction((tx) => storeAppKey(tx, staff, { name: 'App de démonstration', mayVouch: true, key }));
  return { id, mayVouch: true, structure: staff.structure };
}

async function fill(staff: Staff, app: AppKey, joinCode: string): Promise<void> {
  const where = { structureId: staff.structure.id, deletedAt: null };
  const total = await prisma().client.count({ where });
  const clients = await prisma().client.findMany({ where, orderBy: [{ sortName: 'asc' }, { id: 'asc' }] });
  const every = Math.max(2, Math.floor(total / attached.most));
  for (const [index, client] of clients.filter((_, position) => position % every === 0).entries()) {
    await enter(app, client, index, index % attached.unproved !== 3);
    if (index === 1) await deleteClient(staff, client.id);
  }
  for (const [index, person] of strangers.entries()) {
    const isProved = index !== 3;
    // An address receives one code a minute, and each club has this person.
    const email = isProved ? person.email : person.email.replace('@', `+${staff.structure.slug}@`);
    await enter(app, { ...person, email }, index, isProved, joinCode);
  }
  await enter(app, unlinkedPerson, 4, true);
  await enter(app, refusedPerson, 5, true, joinCode);
  await enter(app, validatedPerson, 6, true, joinCode);
  await decide(staff, refusedPerson.email, (id) =>
    refuseRequest(staff, id, 'Cette adresse n’est pas celle d’une personne du club.'),
  );
  await decide(staff, validatedPerson.email, (id) => validateRequest(staff, id));
  await spreadRequests(staff.structure.id);
}

async function enter(
  app: AppKey,
  { firstName, lastName, email }: (typeof strangers)[number],
  index: number,
  emailVerified: boolean,
  joinCode?: string,
): Promise<void> {
  const device = demoDevices[index % demoDevices.length];
  const input = registrationInput.parse({ firstName, lastName, email, device, emailVerified, joinCode });
  const registered = await register(app, input, 'demonstration');
  if (!registered.ok) throw new Error(`${email}: ${registered.problem.code}`);
}

async function decide(staff: Staff, email: string, how: (id: string) => Promise<unknown>): Promise<void> {
  const where = { structureId: staff.structure.id, account: { email } };
  const { id } = await prisma().attachment.findFirstOrThrow({ where, select: { id: true } });
  await how(id);
}
