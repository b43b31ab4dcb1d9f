import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import type { AttachmentRow } from './merge-copy.ts';
import { keyOf } from './merged-address.ts';

/** The record that an account was attached to, and the one that it becomes attached to. */
type Move = { from: ClientRow; to: ClientRow; isByAlias: boolean; now: string };

/**
 * Returns an attachment at the record that a merge makes, which never opens access that was closed:
 * another address has to be proved, as after every change of it, unless an alias attaches the
 * account; and where the record that the account had was closed for a reason that the new one does
 * not have, the account becomes a request that staff validates. A decision of staff stays.
 */
export function mergedAttachment(attachment: AttachmentRow, { from, to, isByAlias, now }: Move): AttachmentRow {
  const isReaddressed = keyOf(from) !== keyOf(to) && !isByAlias;
  const moved: AttachmentRow = {
    ...attachment,
    client_id: to.id,
    email_changed_at: isReaddressed ? now : attachment.email_changed_at,
  };
  const isDecided = attachment.validation === 'pending' || attachment.validation === 'refused';
  if (isDecided || !isLessRestricted(from, to, isByAlias)) return moved;
  return {
    ...moved,
    validation: 'pending',
    requested_at: attachment.requested_at ?? now,
    decided_at: null,
    decided_by_id: null,
    reason: null,
  };
}

/** Whether a check of the verdict could fail for the record before and pass for the one after. */
function isLessRestricted(from: ClientRow, to: ClientRow, isByAlias: boolean): boolean {
  if (from.email === '' && to.email !== '' && !isByAlias) return true;
  if (from.deleted_at !== null) return true;
  if (from.erp_removed_at === null) return false;
  return to.erp_removed_at === null || until(to) > until(from);
}

function until({ access_until: accessUntil }: ClientRow): number {
  return accessUntil === null ? 0 : new Date(accessUntil).getTime();
}
