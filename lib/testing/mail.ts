import { prisma } from '#lib/database/connection.ts';
import type { MailContent } from '#lib/i18n/letter.ts';
import { applyDeliveryEvents } from '#lib/mail/delivery/apply-delivery-events.ts';
import { withSecrets } from '#lib/mail/mail-secret.ts';
import { textOf } from '#lib/mail/text-of.ts';

type Wanted = { structureId?: string; id?: string; to?: string; kind?: string };

/** For tests: a mail as its reader receives it, with its secrets. */
export type ReceivedMail = { id: string; kind: string; subject: string; content: MailContent; text: string };

/**
 * For tests: reads the latest mail as its reader receives it. A waiting mail is marked as accepted
 * by the provider, because its secrets count only from then on.
 * @returns null when there is none
 */
export async function receiveMail(wanted: Wanted): Promise<ReceivedMail | null> {
  const mail = await prisma().mail.findFirst({ where: wanted, orderBy: { id: 'desc' } });
  if (!mail) return null;
  const { structureId, id, kind, subject, state } = mail;
  if (state === 'queued')
    await applyDeliveryEvents({ providerId: null, structureId, mailId: id }, { kind: 'sent', at: new Date() });
  return { id, kind, subject, ...renderedMail(mail) };
}

/** For tests: renders a stored mail as for sending. Its delivery state stays as it is. */
export function renderedMail({ kind, id, content }: { kind: string; id: string; content: unknown }): {
  content: MailContent;
  text: string;
} {
  const filled = withSecrets({ kind, id }, content as MailContent);
  return { content: filled, text: textOf(filled) };
}
