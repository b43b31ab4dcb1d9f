import { prisma } from '#lib/database/connection.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { clientsOf } from './clients-of.ts';

/** How long a client stays in the bin before it is deleted for good. */
export const binDays = 30;

export const binPageSize = 50;

/** What lies in the bin, the latest first; one row more than a page tells that there is another. */
export async function listBin(staff: Staff, beforeDate: Date | null) {
  return prisma().client.findMany({
    where: { ...clientsOf(staff), deletedAt: beforeDate ? { not: null, lt: beforeDate } : { not: null } },
    orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
    take: binPageSize + 1,
    select: { id: true, lastName: true, firstName: true, email: true, deletedAt: true },
  });
}

/** The day a client deleted then is gone for good. */
export function goneAt(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + binDays * 24 * 60 * 60 * 1000);
}
