import { conflictKey } from '#lib/addresses/conflict-key.ts';
import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import type { MergeCopy, Side } from './merge-copy.ts';
import { columnOf, derived, erpValues } from './merge-fields.ts';
import { keyOf } from './merged-address.ts';

/** Columns of the address that the client has on the app. */
const addressColumns = ['email', 'email_key', 'alias_at', 'alias_by_id'] as const;

/** Both records as they become when they are separated. */
export type SeparatedRows = { kept: ClientRow; other: ClientRow };

/**
 * Returns both records as they were before their merge, with what has changed since: what the ERP
 * said stays with the record of its person, and every other change with the kept record.
 * @param current the kept record now
 */
export function separatedRows(copy: MergeCopy, current: ClientRow): SeparatedRows {
  const { kept: before, other, after } = copy;
  const kept = { ...before.client };
  const own = { ...other.client };
  const isErpOther = erpOwner(copy, current) === 'other';
  for (const [column, value] of Object.entries(current)) {
    if (isSame(value, after.client[column])) continue;
    const isErps = isErpOther && isSaidByErp(column, current, after.client);
    Object.assign(isErps ? own : kept, { [column]: value });
  }
  Object.assign(isErpOther ? own : kept, erpValues(current));
  if (isErpOther) Object.assign(kept, erpValues(before.client));
  if (current.erp_email !== after.client.erp_email) followErpAddress(isErpOther ? own : kept);
  for (const row of [kept, own]) if (row.phone !== null && row.phone === row.second_phone) row.second_phone = null;
  settleAddresses(kept, own, before.client);
  return {
    kept: { ...derivedAgain(kept, before.client), version: current.version + 1 },
    other: { ...derivedAgain(own, other.client), version: own.version + 1 },
  };
}

/**
 * A record with its sort key and its search text, which stay as they were with the name and the
 * address.
 */
function derivedAgain(row: ClientRow, before: ClientRow): ClientRow {
  const sources = ['last_name', 'first_name', 'email_key'] as const;
  const isAsBefore = sources.every((column) => row[column] === before[column]);
  const { sort_name, search_text } = before;
  return { ...row, ...(isAsBefore ? { sort_name, search_text } : derived(row)) };
}

/** Whose person in the ERP the merged record is now, also where the ERP took it over since. */
function erpOwner({ kept, other, erp }: MergeCopy, current: ClientRow): Side {
  if (erp !== null) return erp;
  const key = current.erp_id === null ? null : current.erp_email_key;
  return key !== null && key === keyOf(other.client) && key !== keyOf(kept.client) ? 'other' : 'kept';
}

/** Lets no two records have one address: staff's choice stays, and the ERP's waits for it. */
function settleAddresses(kept: ClientRow, other: ClientRow, before: ClientRow): void {
  if (kept.email_key !== other.email_key) return;
  const waiting = [kept, other].find(isAssigned);
  if (waiting) waiting.email_key = conflictKey(waiting.id);
  else for (const column of addressColumns) Object.assign(kept, { [column]: before[column] });
}

/** Whether the address of a record is the ERP's, which several people may have. */
export function isAssigned(row: ClientRow): boolean {
  return row.erp_id !== null && row.alias_at === null;
}

/** Whether a column that changed since the merge was changed by the ERP, rather than by staff. */
function isSaidByErp(column: string, current: ClientRow, after: ClientRow): boolean {
  const { lastName, firstName, phone, birthDate, secondPhone } = columnOf;
  if ([lastName, firstName, phone, birthDate].some((name) => name === column)) return current.erp_id !== null;
  if (column === secondPhone) return typeof optionalOf(current)?.secondPhone === 'number';
  if (!addressColumns.some((name) => name === column)) return false;
  return isSame(current.alias_at, after.alias_at) && current.alias_at === null && current.erp_id !== null;
}

function optionalOf(row: ClientRow): Record<string, unknown> | null {
  return row.erp_optional as Record<string, unknown> | null;
}

/** A person of the ERP for whom staff chose no address has the one that the ERP says now. */
function followErpAddress(row: ClientRow): void {
  if (row.erp_id === null || row.alias_at !== null || row.erp_email === null || row.email === row.erp_email) return;
  row.email = row.erp_email;
  row.email_key = row.erp_email_key ?? row.email_key;
}

/** Whether two stored values are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
