import type { InvitationCopy } from '#lib/invitations/invitation-copies.ts';
import type { CancelledMail } from '#lib/mail/cancel-mail.ts';

/** What an undo needs of a client, by the action. Times are ISO 8601. */
export type Before = {
  /** Groups before and after; so with the language. */
  groups?: { before: string[]; after: string[] };
  language?: string | null;
  /** When this operation moved the client to the trash. */
  deletedAt?: string;
  /** Where the client was in the trash. */
  trash?: { deletedAt: string; deletedById: string | null };
  /** The invitation before; null where there was none. */
  invitation?: InvitationCopy | null;
  /** The mails that were cancelled, and the mail that was queued. */
  mails?: CancelledMail[];
  mailId?: string;
};
