import type { AttachmentRow, Belongings, MergeCopy, Side } from './merge-copy.ts';
import { keyOf } from './merged-address.ts';
import { isSame, type SeparatedRows } from './separate-fields.ts';

/**
 * What the accounts of a merged record have come to, and with which address the current one
 * registered.
 */
export type AccountsNow = {
  attachment: AttachmentRow | null;
  /** The e-mail key of that account. */
  emailKey: string | null;
  aliases: Belongings['aliases'];
  /**
   * The attachment, if any, of the account that the merge released; `exists`: the account still
   * does.
   */
  released: { attachment: AttachmentRow | null; exists: boolean };
};

/** The attachments to write, in this order, and the aliases of each record. */
export type SeparatedAccounts = {
  attachments: AttachmentRow[];
  aliases: Record<Side, Belongings['aliases']>;
  /** Whose the present account is from then on. */
  present: Side | null;
};

/**
 * Returns the accounts of two records that are separated. An account goes back to the record that
 * it came from, with what was decided about it since; a new one goes to the record whose address it
 * has. The account that the merge released comes back, unless its record has another one by now.
 */
export function separatedAccounts(copy: MergeCopy, rows: SeparatedRows, now: AccountsNow): SeparatedAccounts {
  const present = now.attachment && accountSide(copy, rows, now.attachment, now.emailKey);
  const ids = { kept: rows.kept.id, other: rows.other.id };
  const attachments: AttachmentRow[] = [];
  if (now.attachment && present) attachments.push(returned(copy, now.attachment, ids[present], present));
  const away = releasedSide(copy);
  const before = away && copy[away].attachment;
  if (away && before && away !== present && now.released.exists && now.attachment?.account_id !== before.account_id) {
    const back = broughtBack(copy, before, now.released.attachment, ids[away]);
    if (back) attachments.push(back);
  }
  const attached = new Set(attachments.map((attachment) => attachment.client_id));
  return { attachments, present, aliases: separatedAliases(copy, now, { present, away, attached, ids }) };
}

/** The side whose account the merge released; null where it released none. */
export function releasedSide({ kept, other, account }: MergeCopy): Side | null {
  if (!kept.attachment || !other.attachment) return null;
  return account === 'kept' ? 'other' : 'kept';
}

/** Returns the record that an account belongs to once both are separated. */
export function accountSide(
  { kept, other }: MergeCopy,
  rows: SeparatedRows,
  { account_id: accountId }: AttachmentRow,
  emailKey: string | null,
): Side {
  if (kept.attachment?.account_id === accountId) return 'kept';
  if (other.attachment?.account_id === accountId) return 'other';
  return emailKey === keyOf(rows.other) && emailKey !== keyOf(rows.kept) ? 'other' : 'kept';
}

/** The present attachment at its record: as it was, where nothing was decided since the merge. */
function returned(copy: MergeCopy, attachment: AttachmentRow, clientId: string, side: Side): AttachmentRow {
  const before = copy[side].attachment;
  if (before?.id === attachment.id && isSame(attachment, copy.after.attachment)) return before;
  return { ...attachment, client_id: clientId };
}

function broughtBack(
  { released }: MergeCopy,
  before: AttachmentRow,
  current: AttachmentRow | null,
  clientId: string,
): AttachmentRow | null {
  if (current === null) return before;
  if (current.client_id !== null) return null;
  if (isSame(current, released)) return before;
  return { ...current, client_id: clientId, attached_at: before.attached_at ?? null };
}

type Places = {
  present: Side | null;
  away: Side | null;
  attached: Set<string | null>;
  ids: Record<Side, string>;
};

/** An alias goes with the account that it attaches: it exists only as long as that is attached. */
function separatedAliases(
  copy: MergeCopy,
  now: AccountsNow,
  { present, away, attached, ids }: Places,
): Record<Side, Belongings['aliases']> {
  const aliases: Record<Side, Belongings['aliases']> = { kept: [], other: [] };
  for (const alias of now.aliases) {
    const side = present ?? 'kept';
    aliases[side].push({ ...alias, client_id: ids[side] });
  }
  if (away && attached.has(ids[away]) && away !== present) aliases[away].push(...copy[away].aliases);
  return aliases;
}
