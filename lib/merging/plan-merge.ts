import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { AttachmentRow, Belongings, InvitationRow, RecordCopy, Side } from './merge-copy.ts';
import { type FieldChoices, mergedRow, suggestFields } from './merge-fields.ts';
import { type MergeProblem, mergeProblem, tooLong } from './merge-problem.ts';
import { type ChosenBy, keyOf } from './merged-address.ts';
import { mergedAttachment } from './merged-attachment.ts';
import { suggestAccount } from './read-belongings.ts';

/** What staff chose; what is missing is as suggested. `account`: whose account stays, of two. */
export type MergeChoices = { fields: Partial<FieldChoices>; account?: Side | undefined };

/** What a merge makes of two records. `invitation`: whose stays; null: neither. */
export type MergePlan = {
  row: ClientRow;
  account: Side | null;
  attachment: AttachmentRow | null;
  invitation: Side | null;
};

/** Decides what a merge makes of two records, without writing anything. */
export function planMerge(
  records: Record<Side, RecordCopy>,
  choices: MergeChoices,
  by: ChosenBy,
): Result<MergePlan, MergeProblem> {
  const rows = { kept: records.kept.client, other: records.other.client };
  const problem = mergeProblem(rows);
  if (problem) return fail(problem);
  const hasTwo = records.kept.attachment !== null && records.other.attachment !== null;
  const suggested = suggestAccount(records);
  const account = hasTwo ? (choices.account ?? suggested) : suggested;
  const row = mergedRow(rows, { ...suggestFields(rows, account), ...choices.fields }, by);
  const long = tooLong(row);
  if (long) return fail(long);
  return succeed({
    row,
    account,
    attachment: account && attachmentAfter(records[account], row, by),
    invitation: invitationAfter(records, keyOf(row)),
  });
}

function attachmentAfter(
  { client, attachment, aliases }: RecordCopy,
  to: ClientRow,
  by: ChosenBy,
): AttachmentRow | null {
  // An alias exists only while the account with its address is attached to its client.
  return attachment && mergedAttachment(attachment, { from: client, to, isByAlias: aliases.length > 0, now: by.now });
}

/** The invitation to the address that stays, first the kept record's. */
function invitationAfter(records: Record<Side, Belongings>, key: string): Side | null {
  const isToAddress = (invitation: InvitationRow | null) => invitation?.email_key === key;
  return (['kept', 'other'] as const).find((side) => isToAddress(records[side].invitation)) ?? null;
}
