import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { prisma } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';

/** Days that a client stays in the trash before it is deleted. */
export const BIN_DAYS = 30;

export const binPageSize = 50;

export type BinnedClient = { id: string; lastName: string; firstName: string; email: string; deletedAt: Date };

/**
 * Lists the trash, the latest first. One row more than a page shows that there is another.
 * @param after the id of the last row of the page before; any other text opens the first page
 */
export async function listBin(staff: Staff, after: unknown): Promise<BinnedClient[]> {
  if (!may(staff, 'bin.read')) return [];
  const last = isId(after)
    ? await prisma().client.findFirst({
        where: { ...clientsOf(staff), id: after, deletedAt: { not: null } },
        select: { deletedAt: true },
      })
    : null;
  const beyond = last?.deletedAt
    ? { OR: [{ deletedAt: { lt: last.deletedAt } }, { deletedAt: last.deletedAt, id: { lt: after as string } }] }
    : {};
  const rows = await prisma().client.findMany({
    where: { ...clientsOf(staff), deletedAt: { not: null }, ...beyond },
    orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
    take: binPageSize + 1,
    select: { id: true, lastName: true, firstName: true, email: true, deletedAt: true },
  });
  return rows.flatMap((row) => (row.deletedAt ? [{ ...row, deletedAt: row.deletedAt }] : []));
}

/** Returns the day when a client moved to the trash at this time is deleted. */
export function deletedForeverAt(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + BIN_DAYS * 24 * 60 * 60 * 1000);
}
