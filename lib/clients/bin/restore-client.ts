import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { noteChangedClient } from '#lib/clients/erp/changed-clients.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Restores a client from the trash, as it was. Idempotent. */
export async function restoreClient(staff: Staff, id: string): Promise<Result<null, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'clients.restore')) return fail('not-allowed');
  return inTransaction(async (tx) => {
    const { count } = await tx.client.updateMany({
      where: { ...clientsOf(staff), id, deletedAt: { not: null } },
      data: { deletedAt: null, deletedById: null, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (count === 0)
      return (await tx.client.count({ where: { ...clientsOf(staff), id } })) ? succeed(null) : fail('not-found');
    await recordEvents(tx, [
      { ...clientsOf(staff), staffId: staff.id, kind: 'client-restored', clientId: id, details: {} },
    ]);
    await noteChangedClient(tx, staff.structure.id, id);
    await announce(tx, staff.structure.id, 'clients');
    return succeed(null);
  });
}
