import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { addPastClients } from '#lib/clients/imported/add-past-clients.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { demoPeople } from './demo-people.ts';

const day = 24 * 60 * 60 * 1_000;

/**
 * Fills a structure with made-up clients, as if its owner had added them over the last years
 * (`addPastClients`).
 */
export async function addDemoClients(
  owner: { structureId: string; staffId: string },
  count: number,
  seed = 1,
): Promise<void> {
  const now = Date.now();
  const people = demoPeople(count, seed).map(({ daysAgo, ...fields }, index) => {
    const key = emailKey(fields.email);
    if (!key.ok) throw new Error(`${fields.email}: ${key.problem}`);
    const createdAt = new Date(now - daysAgo * day - (index % 600) * 60_000);
    const derived = {
      emailKey: key.value,
      sortName: sortName(fields.lastName, fields.firstName),
      searchText: searchText({ ...fields, emailKey: key.value }),
    };
    return { ...fields, ...derived, createdAt };
  });
  await addPastClients(owner, people);
}
