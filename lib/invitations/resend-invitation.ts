import { recordEvent } from '#lib/audit/record-event.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { prisma } from '#lib/database/connection.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { isId } from '#lib/identity/id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Staff } from '#lib/staff/staff.ts';

export type InviteProblem = { code: 'not-found' | 'in-bin' | 'already-registered' };

/**
 * Writes to a client how to install the app and with which address to register, into the outbox. Twice within a minute is once.
 * @returns the stored address it is written to
 */
export async function resendInvitation(staff: Staff, clientId: string): Promise<Result<{ to: string }, InviteProblem>> {
  if (!isId(clientId)) return fail({ code: 'not-found' });
  const { id: structureId, name, language: own } = staff.structure;
  return prisma().$transaction(async (tx) => {
    // One at a time, so that the second of two presses finds the mail of the first.
    await tx.$queryRaw`select id from client where structure_id = ${structureId}::uuid and id = ${clientId}::uuid for no key update`;
    const client = await tx.client.findFirst({ where: { ...clientsOf(staff), id: clientId }, include: { attachment: true } });
    if (!client) return fail({ code: 'not-found' });
    if (client.deletedAt) return fail({ code: 'in-bin' });
    if (client.attachment) return fail({ code: 'already-registered' });
    const occasion = `invitation:${clientId}:${new Date().toISOString().slice(0, 16)}`;
    if (await tx.mail.count({ where: { structureId, occasion } })) return succeed({ to: client.email });
    const language = mailLanguage(client.language, own);
    const { subject, text } = dictionaryOf(language).mail.invitation(name, client.firstName, client.email);
    await queueMail(tx, { structureId, kind: 'invitation', clientId, occasion, to: client.email, language, subject, text });
    await recordEvent(tx, { structureId, staffId: staff.id }, { kind: 'invitation-queued', clientId, details: {} });
    return succeed({ to: client.email });
  });
}
