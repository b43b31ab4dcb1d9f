import { recordEvents } from '#lib/audit/record-events.ts';
import { fieldChanges } from '#lib/clients/field-changes.ts';
import { createGroups, findGroups, idsOf } from '#lib/clients/groups/group-ids.ts';
import type { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';

type PastClient = Omit<Prisma.ClientCreateManyInput, 'structureId' | 'createdById' | 'source' | 'updatedAt'> & {
  email: string;
  groups: string[];
  createdAt: Date;
};

/**
 * Adds clients, with their history, as if the owner had added them manually at their `createdAt`,
 * in one transaction. An e-mail that the structure has already is left out, so that a second call
 * changes nothing. Only `demo/` calls it.
 */
export async function addPastClients(
  { structureId, staffId }: { structureId: string; staffId: string },
  people: PastClient[],
): Promise<void> {
  await inTransaction(async (tx) => {
    const names = people.flatMap(({ groups }) => groups);
    await createGroups(tx, structureId, names, { beyond: 'allow' });
    const groups = await findGroups(tx, structureId, names, 'now');
    const namesOf = new Map(people.map((person) => [person.email, person.groups]));
    const added = await tx.client.createManyAndReturn({
      data: people.map(({ groups: own, ...person }) => ({
        ...person,
        groupIds: idsOf(own, groups),
        updatedAt: person.createdAt,
        structureId,
        createdById: staffId,
        source: 'manual' as const,
      })),
      skipDuplicates: true,
    });
    const events = added.map((client) => ({
      structureId,
      staffId,
      at: client.createdAt,
      kind: 'client-added' as const,
      clientId: client.id,
      details: { changes: fieldChanges({}, { ...client, groups: namesOf.get(client.email) ?? [] }) },
    }));
    await recordEvents(tx, events);
  });
}
