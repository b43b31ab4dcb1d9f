import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clientsOf } from './clients-of.ts';
import { noteChangedClient } from './erp/changed-clients.ts';

/** Filter of the clients that the ERP has and does not allow to be deleted here. */
const managed = { erpId: { not: null }, erpRemovedAt: null };

/**
 * Moves a client to the trash, from where it can be restored for 30 days, unless the ERP has it.
 * Idempotent.
 */
export async function deleteClient(
  staff: Staff,
  id: string,
): Promise<Result<null, 'not-allowed' | 'not-found' | 'managed-by-erp'>> {
  if (!may(staff, 'clients.delete')) return fail('not-allowed');
  return inTransaction(async (tx) => {
    const { count } = await tx.client.updateMany({
      where: { ...clientsOf(staff), id, deletedAt: null, NOT: managed },
      data: { deletedAt: new Date(), deletedById: staff.id, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (count === 0) return whyNot(tx, staff, id);
    await recordEvents(tx, [
      { ...clientsOf(staff), staffId: staff.id, kind: 'client-deleted', clientId: id, details: {} },
    ]);
    await noteChangedClient(tx, staff.structure.id, id);
    await cancelInvitations(tx, staff.structure.id, [id]);
    await announce(tx, staff.structure.id, 'clients');
    return succeed(null);
  });
}

async function whyNot(
  tx: Transaction,
  staff: Staff,
  id: string,
): Promise<Result<null, 'not-found' | 'managed-by-erp'>> {
  const client = await tx.client.findFirst({ where: { ...clientsOf(staff), id }, select: { deletedAt: true } });
  if (!client) return fail('not-found');
  return client.deletedAt ? succeed(null) : fail('managed-by-erp');
}
