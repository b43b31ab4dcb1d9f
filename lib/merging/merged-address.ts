import { addressKey, conflictKey } from '#lib/addresses/conflict-key.ts';
import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import type { Side } from './merge-copy.ts';

/** Who chooses, and when (ISO 8601). */
export type ChosenBy = { staffId: string; now: string };

/** The key of a record's address, also while several people of the ERP have it. */
export function keyOf({ id, email_key: emailKey, erp_email_key: erpEmailKey }: ClientRow): string {
  return addressKey({ id, emailKey, erpEmailKey });
}

/**
 * Returns the columns of the chosen address for the kept record. An address that the ERP does not
 * have is one that staff chose, which no event changes. Where the chosen record has no address, the
 * other one's counts.
 */
export function mergedAddress(
  { kept, other }: { kept: ClientRow; other: ClientRow },
  choice: Side,
  erp: Side | null,
  { staffId, now }: ChosenBy,
): Pick<ClientRow, 'email' | 'email_key' | 'alias_at' | 'alias_by_id'> {
  const rows = { kept, other };
  const side = rows[choice].email === '' ? (choice === 'kept' ? 'other' : 'kept') : choice;
  const { email } = rows[side];
  const address = { email, email_key: ownKey(rows, side) };
  const ofErp = erp === null ? null : rows[erp];
  if (ofErp === null || ofErp.erp_id === null)
    return { ...address, alias_at: kept.alias_at, alias_by_id: kept.alias_by_id };
  const isErps = email === '' || keyOf(rows[side]) === ofErp.erp_email_key;
  if (isErps) return { ...address, alias_at: null, alias_by_id: null };
  if (erp === side && ofErp.alias_at !== null)
    return { ...address, alias_at: ofErp.alias_at, alias_by_id: ofErp.alias_by_id };
  return { ...address, alias_at: now, alias_by_id: staffId };
}

/** The key that no other client has: the chosen record's, or the same one of the other record. */
function ownKey(rows: { kept: ClientRow; other: ClientRow }, side: Side): string {
  const key = keyOf(rows[side]);
  const holder = [rows[side], rows.kept, rows.other].find((row) => row.email_key === key && row.email !== '');
  return holder && !key.startsWith('held:') ? key : conflictKey(rows.kept.id);
}
