import { prisma } from '#lib/database/connection.ts';
import type { MailState } from '#lib/database/generated/enums.ts';
import { isId } from '#lib/identity/id.ts';
import type { Staff } from '#lib/staff/staff.ts';

export const mailPageSize = 50;

/** In the order of a mail's life. */
export const mailStates = ['queued', 'sent', 'failed'] as const satisfies MailState[];

/**
 * The mails of the actor's structure, the latest first; one more than a page tells that there is another.
 * @param state only those, unless null
 * @param after the id of the last row of the page before, whatever the address holds
 */
export async function listMail(staff: Staff, state: MailState | null, after?: unknown) {
  const structureId = staff.structure.id;
  const last = isId(after)
    ? await prisma().mail.findFirst({ where: { structureId, id: after }, select: { createdAt: true, id: true } })
    : null;
  const beyond = last ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] } : {};
  return prisma().mail.findMany({
    where: { structureId, ...(state && { state }), ...beyond },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mailPageSize + 1,
    select: { id: true, kind: true, clientId: true, to: true, subject: true, state: true, stateAt: true, createdAt: true },
  });
}

/** One mail with its text; null when the structure has none of that id, whatever that text is. */
export async function readMail(staff: Staff, id: string) {
  return isId(id) ? prisma().mail.findFirst({ where: { structureId: staff.structure.id, id } }) : null;
}
