import { attachWaitingAccounts } from '#lib/addresses/attach-waiting-accounts.ts';
import { aliasRows, lockAttachmentRow, moveHints, writeAttachmentRow } from '#lib/addresses/rows-of-client.ts';
import { claimCodeRows } from '#lib/claims/rows-of-client.ts';
import { reassignAddresses } from '#lib/clients/email/reassign-freed-addresses.ts';
import { insertRow, writeRow } from '#lib/clients/merged/client-row.ts';
import { deleteTombstone } from '#lib/clients/merged/tombstones.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { proposalRows } from '#lib/erp/proposals/rows-of-client.ts';
import { invitationRows } from '#lib/invitations/rows-of-client.ts';
import { resumeMails } from '#lib/mail/cancel-mail.ts';
import { refusalRows, withdrawRefusals } from '#lib/matching/rows-of-client.ts';
import type { AttachmentRow, MergeCopy, RecordCopy } from './merge-copy.ts';
import { keyOf } from './merged-address.ts';
import { accountKey, hasAccount } from './read-accounts.ts';
import { type AccountsNow, releasedSide, separatedAccounts } from './separate-accounts.ts';
import type { SeparatedRows } from './separate-fields.ts';
import { separatedInvitations } from './separate-invitations.ts';

/** A separation that was decided: the copies, both records, and the kept one as it is now. */
type Separation = { copy: MergeCopy; rows: SeparatedRows; record: RecordCopy };

/** Writes two records that are separated. The caller has locked the kept one. */
export async function writeSeparation(
  tx: Transaction,
  structureId: string,
  { copy, rows, record }: Separation,
): Promise<void> {
  const [keptId, otherId] = [rows.kept.id, rows.other.id];
  const now = new Date().toISOString();
  await writeRow(tx, { ...rows.kept, updated_at: now });
  await insertRow(tx, { ...rows.other, updated_at: now });
  await deleteTombstone(tx, structureId, otherId);
  await separateAccounts(tx, structureId, { copy, rows, record });
  // An account that registered since with the address of one of both records is that record's.
  const { known } = copy;
  if (known)
    await attachWaitingAccounts(tx, structureId, [keptId, otherId], [keyOf(rows.kept), keyOf(rows.other)], known);
  await separateInvitations(tx, structureId, { copy, rows, record });
  await claimCodeRows.put(tx, copy.other.codes);
  await proposalRows.put(tx, copy.other.proposals);
  await separateRefusals(tx, structureId, copy);
  await moveHints(tx, structureId, { from: keptId, to: otherId, only: copy.hints });
  // An address that the ERP has changed since may have another owner.
  const { erp_email_key: key } = record.client;
  if (key !== null && key !== copy.after.client.erp_email_key) await reassignAddresses(tx, structureId, [key]);
}

async function separateAccounts(tx: Transaction, structureId: string, separation: Separation): Promise<void> {
  const { copy, rows, record } = separation;
  const away = releasedSide(copy);
  const accountId = away && copy[away].attachment?.account_id;
  const now: AccountsNow = {
    attachment: record.attachment,
    emailKey: record.attachment && (await accountKey(tx, record.attachment.account_id)),
    aliases: record.aliases,
    released: {
      attachment: accountId
        ? ((await lockAttachmentRow(tx, structureId, { accountId })) as AttachmentRow | null)
        : null,
      exists: accountId ? await hasAccount(tx, accountId) : false,
    },
  };
  const { attachments, aliases } = separatedAccounts(copy, rows, now);
  await aliasRows.take(tx, structureId, rows.kept.id);
  for (const attachment of attachments) await writeAttachmentRow(tx, attachment);
  await aliasRows.put(tx, [...aliases.kept, ...aliases.other]);
}

async function separateInvitations(
  tx: Transaction,
  structureId: string,
  { copy, rows, record }: Separation,
): Promise<void> {
  const keys = { kept: keyOf(rows.kept), other: keyOf(rows.other) };
  const { invitations, resumed } = separatedInvitations(copy, record.invitation, keys);
  await invitationRows.take(tx, structureId, rows.kept.id);
  await invitationRows.put(tx, invitations);
  await resumeMails(
    tx,
    structureId,
    copy.mails.filter(({ id }) => resumed.includes(id)),
  );
}

/** A refusal that staff has withdrawn since is withdrawn for both records. */
async function separateRefusals(
  tx: Transaction,
  structureId: string,
  { kept, other, refused }: MergeCopy,
): Promise<void> {
  const clientId = kept.client.id;
  const still = new Set(await withdrawRefusals(tx, { structureId, clientId, accountIds: refused }));
  const withdrawn = new Set(refused.filter((accountId) => !still.has(accountId)));
  await refusalRows.put(
    tx,
    other.refusals.filter((refusal) => !withdrawn.has(refusal.account_id)),
  );
}
