import { aliasRows, lockAttachmentRow } from '#lib/addresses/rows-of-client.ts';
import { claimCodeRows } from '#lib/claims/rows-of-client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { proposalRows } from '#lib/erp/proposals/rows-of-client.ts';
import { invitationRows } from '#lib/invitations/rows-of-client.ts';
import { refusalRows } from '#lib/matching/rows-of-client.ts';
import type { AttachmentRow, Belongings, InvitationRow, Side } from './merge-copy.ts';

/** Reads what a client has in the tables beside its own, and locks its attachment. */
export async function readBelongings(tx: Transaction, structureId: string, clientId: string): Promise<Belongings> {
  const attachment = await lockAttachmentRow(tx, structureId, { clientId });
  const [invitation = null] = await invitationRows.read(tx, structureId, clientId);
  return {
    attachment: attachment as AttachmentRow | null,
    aliases: (await aliasRows.read(tx, structureId, clientId)) as Belongings['aliases'],
    invitation: invitation as InvitationRow | null,
    codes: await claimCodeRows.read(tx, structureId, clientId),
    refusals: (await refusalRows.read(tx, structureId, clientId)) as Belongings['refusals'],
    proposals: await proposalRows.read(tx, structureId, clientId),
  };
}

/** What decides whose account stays. */
type Accounts = Record<Side, { attachment: Pick<AttachmentRow, 'validation'> | null }>;

/**
 * Returns whose account is suggested to stay: the only one, or the kept record's, unless it waits
 * or was refused and the other one was not. Null: neither has one.
 */
export function suggestAccount({ kept, other }: Accounts): Side | null {
  if (!kept.attachment) return other.attachment ? 'other' : null;
  if (!other.attachment) return 'kept';
  const isOpen = ({ validation }: Pick<AttachmentRow, 'validation'>) =>
    validation === 'not-needed' || validation === 'validated';
  return !isOpen(kept.attachment) && isOpen(other.attachment) ? 'other' : 'kept';
}
