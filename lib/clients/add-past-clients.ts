import { recordEvents } from '#lib/audit/record-events.ts';
import type { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fieldChanges } from './field-changes.ts';

type PastClient = Omit<Prisma.ClientCreateManyInput, 'structureId' | 'createdById' | 'source' | 'updatedAt'> & {
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
    const added = await tx.client.createManyAndReturn({
      data: people.map((person) => ({
        ...person,
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
      details: { changes: fieldChanges({}, client) },
    }));
    await recordEvents(tx, events);
  });
}
