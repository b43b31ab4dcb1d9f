import type { Staff } from '#lib/actor/staff.ts';
import { lockAttachmentRow, moveHints } from '#lib/addresses/rows-of-client.ts';
import { claimCodeRows } from '#lib/claims/rows-of-client.ts';
import { type ClientRow, readRows, removeRow, writeRow } from '#lib/clients/merged/client-row.ts';
import { insertTombstone, redirectTombstones } from '#lib/clients/merged/tombstones.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { proposalRows } from '#lib/erp/proposals/rows-of-client.ts';
import { invitationRows } from '#lib/invitations/rows-of-client.ts';
import type { AttachmentRow, InvitationRow, MergeCopy } from './merge-copy.ts';
import { erpSide } from './merge-fields.ts';
import { keyOf } from './merged-address.ts';
import { type Both, moveAccounts, moveInvitations, moveRefusals } from './move-belongings.ts';
import type { MergePlan } from './plan-merge.ts';
import { accountsWith } from './read-accounts.ts';

/**
 * Writes a merge that was decided, and keeps what separating the two needs. The caller has locked
 * both records. @returns the kept record
 */
export async function writeMerge(tx: Transaction, staff: Staff, records: Both, plan: MergePlan): Promise<ClientRow> {
  const structureId = staff.structure.id;
  const [keptId, otherId] = [records.kept.client.id, records.other.client.id];
  const known = await accountsWith(tx, [keyOf(records.kept.client), keyOf(records.other.client)]);
  await moveAccounts(tx, structureId, records, plan);
  const mails = await moveInvitations(tx, structureId, records, plan);
  await claimCodeRows.take(tx, structureId, otherId);
  await proposalRows.take(tx, structureId, otherId);
  const refused = await moveRefusals(tx, structureId, records, plan);
  const hints = await moveHints(tx, structureId, { from: otherId, to: keptId });
  await redirectTombstones(tx, structureId, { from: otherId, to: keptId });
  await removeRow(tx, structureId, otherId);
  await writeRow(tx, { ...plan.row, version: plan.row.version + 1, updated_at: new Date().toISOString() });
  const after = await readAfter(tx, structureId, keptId);
  const released = await readReleased(tx, structureId, records, plan);
  const erp = erpSide({ kept: records.kept.client, other: records.other.client });
  const copy: MergeCopy = { ...records, account: plan.account, erp, after, released, refused, hints, known, mails };
  const emailKey = leadingKey(records, plan);
  await insertTombstone(tx, { structureId, clientId: otherId, keptId, mergedById: staff.id, emailKey, copy });
  return after.client;
}

/** Reads the kept record as it was written: what differs from it later has changed since. */
async function readAfter(tx: Transaction, structureId: string, keptId: string): Promise<MergeCopy['after']> {
  const client = (await readRows(tx, structureId, [keptId])).get(keptId);
  if (!client) throw new Error('the kept record is gone');
  const [invitation = null] = await invitationRows.read(tx, structureId, keptId);
  const attachment = await lockAttachmentRow(tx, structureId, { clientId: keptId });
  return {
    client,
    attachment: attachment as AttachmentRow | null,
    invitation: invitation as InvitationRow | null,
  };
}

async function readReleased(
  tx: Transaction,
  structureId: string,
  { kept, other }: Both,
  { account }: MergePlan,
): Promise<AttachmentRow | null> {
  const { attachment } = account === 'kept' ? other : kept;
  if (!attachment) return null;
  const row = await lockAttachmentRow(tx, structureId, { accountId: attachment.account_id });
  return row as AttachmentRow | null;
}

/** The address that the kept record does not have, and that leads to it. */
function leadingKey({ kept, other }: Both, { row }: MergePlan): string | null {
  const keys = [keyOf(kept.client), keyOf(other.client)].filter((key) => key !== keyOf(row) && key.includes('@'));
  return keys[0] ?? null;
}
