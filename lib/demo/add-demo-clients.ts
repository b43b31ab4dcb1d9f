import { recordEvents } from '#lib/audit/record-events.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { fieldChanges } from '#lib/clients/field-changes.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { demoPeople } from './demo-people.ts';

const day = 24 * 60 * 60 * 1_000;

/**
 * Fills a structure with invented clients, as if its owner had added them over the last years, in
 * one transaction and with their history. People whose e-mail exists are left out, so it is
 * idempotent.
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
  await inTransaction(async (tx) => {
    const made = await tx.client.createManyAndReturn({
      data: people.map((person) => ({
        ...person,
        updatedAt: person.createdAt,
        structureId: owner.structureId,
        createdById: owner.staffId,
        source: 'manual',
      })),
      skipDuplicates: true,
    });
    await recordEvents(
      tx,
      made.map((client) => ({
        structureId: owner.structureId,
        staffId: owner.staffId,
        at: client.createdAt,
        kind: 'client-added',
        clientId: client.id,
        details: { changes: fieldChanges({}, client) },
      })),
    );
  });
}
