/**
 * What a pending request was before staff decided it, as `attachment.before_decision` stores it.
 * `decidedFor`: the client that it was validated for; null where it was refused. `created`: the
 * validation created that client. `alias`: it made the account's address an alias of that client.
 */
export type BeforeDecision = {
  clientId: string | null;
  attachedAt: string | null;
  decidedAt: string | null;
  decidedById: string | null;
  reason: string | null;
  emailChangedAt: string | null;
  decidedFor: string | null;
  created: boolean;
  alias: boolean;
};

/** SQL: the part of `BeforeDecision` that the columns of the attachment hold, as they still are. */
export const beforeColumns = `jsonb_build_object('clientId', client_id, 'attachedAt', attached_at,
  'decidedAt', decided_at, 'decidedById', decided_by_id, 'reason', reason, 'emailChangedAt', email_changed_at)`;
