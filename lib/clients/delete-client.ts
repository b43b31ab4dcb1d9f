import { recordEvent } from '#lib/audit/record-event.ts';
import { prisma } from '#lib/database/connection.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { clientsOf } from './clients-of.ts';

/** Puts a client into the bin, from where it can be restored for 30 days. Deleting twice is deleting once. */
export async function deleteClient(staff: Staff, id: string): Promise<Result<null, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'clients.delete')) return fail('not-allowed');
  return prisma().$transaction(async (tx) => {
    const { count } = await tx.client.updateMany({
      where: { ...clientsOf(staff), id, deletedAt: null },
      data: { deletedAt: new Date(), deletedById: staff.id, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (count === 0) return (await tx.client.count({ where: { ...clientsOf(staff), id } })) ? succeed(null) : fail('not-found');
    await recordEvent(tx, { ...clientsOf(staff), staffId: staff.id }, { kind: 'client-deleted', clientId: id, details: {} });
    await cancelInvitations(tx, staff.structure.id, [id]);
    await announce(tx, staff.structure.id, 'clients');
    return succeed(null);
  });
}
