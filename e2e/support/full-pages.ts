import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { addDemoClients } from '#lib/demo/add-demo-clients.ts';
import { addDemoErp } from '#lib/demo/demo-erp.ts';
import { demoPeople } from '#lib/demo/demo-people.ts';
import { register } from '#lib/registrations/register.ts';
import { testKey, typedRegistration } from '#lib/testing/app.ts';
import { planTestFile } from '#lib/testing/import.ts';

/** The pages that staff look at most. */
export type FullPage = 'list' | 'client' | 'plan' | 'requests' | 'matches' | 'journal';

const clients = 200;
/** More than fit on one page of requests (50), of matches (20) or of a plan (50). */
const people = 60;

/**
 * Fills two clubs so that each of these pages is full; the second has an ERP. The people are always
 * the same, so that what the pages weigh can be compared from one commit to the next.
 * @returns the path of each page
 */
export async function fullPages(staff: Staff, withErp: Staff): Promise<Record<FullPage, string>> {
  const at = (path: string) => `/${staff.structure.slug}/${path}`;
  await addDemoClients({ structureId: staff.structure.id, staffId: staff.id }, clients);
  await registerPeople(staff);
  await addDemoClients({ structureId: withErp.structure.id, staffId: withErp.id }, clients);
  await addDemoErp(withErp, `whsec_${Buffer.alloc(32, 7).toString('base64')}`);
  // Within a minute PostgreSQL does so by itself; until then its plans are for empty tables.
  await connection().pool.query('analyze client, app_account, app_token, app_proof, attachment, unlinked_account');
  const plan = await planTestFile(staff, planned(), 'adherents-novembre.csv');
  const { id } = await prisma().client.findFirstOrThrow({
    where: { structureId: staff.structure.id, lastName: 'Dupré' },
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
  });
  return {
    list: at('clients'),
    client: at(`clients/${id}`),
    plan: at(`imports/${plan.id}`),
    requests: at('requests'),
    matches: at('matches'),
    journal: `/${withErp.structure.slug}/erp/journal`,
  };
}

/**
 * Of each kind, those who ask to join and those who only have the club's app, every second one has
 * the name of a client, whom the page then offers. All structures share the app accounts, so each
 * club needs its own addresses; they have the same length, so that pages weigh the same.
 */
async function registerPeople(staff: Staff): Promise<void> {
  const key = await testKey(staff, true);
  const { joinCode } = await prisma().structure.findUniqueOrThrow({
    where: { id: staff.structure.id },
    select: { joinCode: true },
  });
  const own = crypto.randomUUID().slice(0, 8);
  const known = demoPeople(clients, 1);
  const strangers = demoPeople(2 * people, 2);
  for (const [index, stranger] of strangers.entries()) {
    const { lastName, firstName } = (index % 2 && known[index]) || stranger;
    const email = `${String(index).padStart(3, '0')}.${own}@perso.example`;
    const joining = index < people ? { joinCode } : {};
    const input = typedRegistration(email, { lastName, firstName, emailVerified: true, ...joining });
    const registered = await register(key, input, `full-pages ${own} ${index < people}`);
    if (!registered.ok) throw new Error(`${email}: ${registered.problem.code}`);
  }
}

/** Half of the people are clients already, with another telephone. */
function planned(): string {
  const known = demoPeople(clients, 1);
  const lines = demoPeople(people, 3).map((stranger, index) => {
    const { lastName, firstName, email } = (index % 2 && known[index]) || stranger;
    return `${lastName};${firstName};${email};06 39 98 ${String(index).padStart(2, '0')} 00`;
  });
  return ['Nom;Prénom;E-mail;Téléphone', ...lines].join('\r\n');
}
