import { releaseAttachments } from '#lib/addresses/release-attachments.ts';
import { aliasRows, writeAttachmentRow } from '#lib/addresses/rows-of-client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { invitationRows } from '#lib/invitations/rows-of-client.ts';
import { type CancelledMail, suspendMails } from '#lib/mail/cancel-mail.ts';
import { refusalRows } from '#lib/matching/rows-of-client.ts';
import type { InvitationRow, RecordCopy, Side } from './merge-copy.ts';
import type { MergePlan } from './plan-merge.ts';

/** Both records of a merge as they were. */
export type Both = Record<Side, RecordCopy>;

/** Gives the kept record the account that stays, with its aliases, and releases the other one. */
export async function moveAccounts(
  tx: Transaction,
  structureId: string,
  records: Both,
  plan: MergePlan,
): Promise<void> {
  const { account, attachment } = plan;
  for (const side of ['kept', 'other'] as const) {
    const { client, attachment: former } = records[side];
    if (side === account) continue;
    if (former) await releaseAttachments(tx, { structureIds: [structureId], ids: [client.id] });
    await aliasRows.take(tx, structureId, client.id);
  }
  if (attachment) await writeAttachmentRow(tx, attachment);
  if (account !== 'other') return;
  const moved = await aliasRows.take(tx, structureId, records.other.client.id);
  await aliasRows.put(
    tx,
    moved.map((alias) => ({ ...alias, client_id: records.kept.client.id })),
  );
}

/**
 * Leaves the kept record one invitation: the one to its address. What is still to be sent to
 * another address is cancelled.
 */
export async function moveInvitations(
  tx: Transaction,
  structureId: string,
  { kept, other }: Both,
  plan: MergePlan,
): Promise<CancelledMail[]> {
  const ended = [kept, other].flatMap(({ invitation }, index) =>
    invitation && plan.invitation !== (index === 0 ? 'kept' : 'other') ? [invitation] : [],
  );
  await invitationRows.take(tx, structureId, other.client.id);
  if (plan.invitation !== 'kept' && kept.invitation) {
    await invitationRows.take(tx, structureId, kept.client.id);
    // Its dates still count for the limit of invitations in a week.
    if (plan.invitation === null) await invitationRows.put(tx, [{ ...kept.invitation, token_hash: null }]);
  }
  if (plan.invitation === 'other') await invitationRows.put(tx, [invitedHere(other.invitation, kept.client.id)]);
  return suspendMails(
    tx,
    structureId,
    ended.map(({ mail_id: mailId }) => mailId),
  );
}

function invitedHere(invitation: InvitationRow | null, clientId: string): InvitationRow {
  if (!invitation) throw new Error('the plan keeps an invitation that does not exist');
  return { ...invitation, client_id: clientId };
}

/**
 * Refuses for the kept record the accounts that staff had refused for the other one, but not the
 * account of either: staff has said since that it is theirs. @returns those refused by this
 */
export async function moveRefusals(
  tx: Transaction,
  structureId: string,
  { kept, other }: Both,
  plan: MergePlan,
): Promise<string[]> {
  const before = new Set(kept.refusals.map((refusal) => refusal.account_id));
  const added = other.refusals.filter(
    (refusal) => refusal.account_id !== plan.attachment?.account_id && !before.has(refusal.account_id),
  );
  await refusalRows.take(tx, structureId, other.client.id);
  await refusalRows.put(
    tx,
    added.map((refusal) => ({ ...refusal, client_id: kept.client.id })),
  );
  return added.map((refusal) => refusal.account_id);
}
