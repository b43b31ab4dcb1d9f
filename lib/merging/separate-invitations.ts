import type { InvitationRow, MergeCopy, Side } from './merge-copy.ts';
import { isSame } from './separate-fields.ts';

/** The invitations of both records, and the mails that wait to be sent again. */
export type SeparatedInvitations = { invitations: InvitationRow[]; resumed: string[] };

/**
 * Returns the invitations of two records that are separated. The present one goes back to its
 * record, with what happened to it since; one that was sent since goes to the record with its
 * address.
 * @param keys of the addresses of both records
 */
export function separatedInvitations(
  { kept, other, after }: MergeCopy,
  current: InvitationRow | null,
  keys: Record<Side, string>,
): SeparatedInvitations {
  const before = { kept: kept.invitation, other: other.invitation };
  const ids = { kept: kept.client.id, other: other.client.id };
  const isUntouched = isSame(current, after.invitation);
  const present = current && sideOf(current, before, keys);
  const invitations: InvitationRow[] = [];
  for (const side of ['kept', 'other'] as const) {
    if (current && side === present && !isUntouched) invitations.push({ ...current, client_id: ids[side] });
    else if (before[side]) invitations.push(before[side]);
  }
  return { invitations, resumed: invitations.map((invitation) => invitation.mail_id) };
}

function sideOf(current: InvitationRow, before: Record<Side, InvitationRow | null>, keys: Record<Side, string>): Side {
  const sides = ['kept', 'other'] as const;
  const origin = sides.find((side) => before[side]?.mail_id === current.mail_id);
  if (origin) return origin;
  return current.email_key === keys.other && current.email_key !== keys.kept ? 'other' : 'kept';
}
