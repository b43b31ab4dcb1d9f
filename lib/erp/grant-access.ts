import { recordEvent } from '#lib/audit/record-event.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { prisma } from '#lib/database/connection.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';

/** Lets a former client enter until a moment, or no longer (null). Whoever comes back by the ERP needs it no more. */
export async function grantAccess(staff: Staff, clientId: string, until: Date | null): Promise<Result<null, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  return prisma().$transaction(async (tx) => {
    const { count } = await tx.client.updateMany({
      where: { ...clientsOf(staff), id: clientId, erpRemovedAt: { not: null } },
      data: { accessUntil: until, accessGrantedAt: until && new Date(), accessGrantedById: until && staff.id },
    });
    if (count === 0) return fail('not-found');
    const details = { until: until ? until.toISOString().slice(0, 10) : null };
    await recordEvent(tx, { ...clientsOf(staff), staffId: staff.id }, { kind: 'access-granted', clientId, details });
    await announce(tx, staff.structure.id, 'clients');
    return succeed(null);
  });
}

/** Whether former clients keep their access. Takes effect at once. */
export async function setFormersKeepAccess(staff: Staff, keep: boolean): Promise<Result<null, 'not-allowed'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const { id } = staff.structure;
  return prisma().$transaction(async (tx) => {
    const { count } = await tx.structure.updateMany({ where: { id, formersKeepAccess: !keep }, data: { formersKeepAccess: keep } });
    if (count > 0) await recordEvent(tx, { structureId: id, staffId: staff.id }, { kind: 'formers-setting-changed', details: { keep } });
    return succeed(null);
  });
}
