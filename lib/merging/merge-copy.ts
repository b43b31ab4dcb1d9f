import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import type { StoredRow } from '#lib/database/client-rows.ts';

/** Which of the two records. */
export type Side = 'kept' | 'other';

/** An app account's attachment as it is stored. */
export type AttachmentRow = StoredRow & {
  id: string;
  account_id: string;
  client_id: string | null;
  validation: 'not-needed' | 'pending' | 'validated' | 'refused';
  requested_at: string | null;
  email_changed_at: string | null;
};

/** An invitation as it is stored. */
export type InvitationRow = StoredRow & { client_id: string; mail_id: string; email_key: string };

/** What one record has in the tables beside its own. */
export type Belongings = {
  attachment: AttachmentRow | null;
  aliases: (StoredRow & { email_key: string })[];
  invitation: InvitationRow | null;
  codes: StoredRow[];
  refusals: (StoredRow & { account_id: string })[];
  proposals: StoredRow[];
};

/** One record as it was before a merge. */
export type RecordCopy = Belongings & { client: ClientRow };

/**
 * Two records as they were before their merge, and what the merge made of them. `after`: the kept
 * record; `released`: the attachment of the account that was released, where it still has one.
 */
export type MergeCopy = {
  kept: RecordCopy;
  other: RecordCopy;
  /** Whose account the kept record has since; null without any account. */
  account: Side | null;
  /** Whose place in the ERP the kept record has since; null where the ERP has neither. */
  erp: Side | null;
  after: { client: ClientRow; attachment: AttachmentRow | null; invitation: InvitationRow | null };
  released: AttachmentRow | null;
  /** Accounts that staff had refused for the other record, and not yet for the kept one. */
  refused: string[];
  /** Attachments whose invitation was of the other record. */
  hints: string[];
  /**
   * The accounts that had one of both addresses. Of a merge before this was stored: undefined.
   */
  known?: string[];
  /** Mails that the merge cancelled, with the time from which they waited. */
  mails: { id: string; stateAt: string }[];
};
