import type { FieldName } from '#lib/clients/client.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { type ClientRow, erpColumns } from '#lib/clients/merged/client-row.ts';
import type { StoredRow } from '#lib/database/client-rows.ts';
import type { Side } from './merge-copy.ts';
import { type ChosenBy, mergedAddress } from './merged-address.ts';

/** A value of one record, or of both where a field can hold both. */
export type FieldChoice = Side | 'both';

/** What staff chose, field by field. */
export type FieldChoices = Record<FieldName, FieldChoice>;

/** The column of each field. */
export const columnOf = {
  lastName: 'last_name',
  firstName: 'first_name',
  email: 'email',
  phone: 'phone',
  secondPhone: 'second_phone',
  birthDate: 'birth_date',
  gender: 'gender',
  language: 'language',
  memberNumber: 'member_number',
  groups: 'groups',
  note: 'note',
} as const satisfies Record<FieldName, keyof ClientRow>;

/** Fields that keep the values of both records. */
export const joinedFields: ReadonlySet<FieldName> = new Set(['groups', 'note']);

/** Fields that only the ERP changes. */
const ownedByErp = ['lastName', 'firstName', 'phone', 'birthDate'] as const;

/** The two records of a merge. */
export type Records = { kept: ClientRow; other: ClientRow };

/**
 * Returns the record whose place in the ERP the kept one has afterwards; null where there is none.
 */
export function erpSide({ kept, other }: Records): Side | null {
  if (kept.erp_id !== null) return 'kept';
  if (other.erp_id !== null) return 'other';
  return kept.erp_removed_at !== null ? 'kept' : other.erp_removed_at !== null ? 'other' : null;
}

/**
 * Returns the side whose value of a field counts whatever staff chose: the ERP's, where it has
 * one. Null: staff chooses.
 */
export function fixedSide(records: Records, field: FieldName): Side | null {
  const erp = erpSide(records);
  if (erp === null || records[erp].erp_id === null || !ownedByErp.some((name) => name === field)) return null;
  return isFilled(records[erp], field) ? erp : erp === 'kept' ? 'other' : 'kept';
}

/** Whether a record has a value in a field. */
export function isFilled(row: ClientRow, field: FieldName): boolean {
  const value = row[columnOf[field]];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
}

/**
 * Suggests a choice for each field: the value that only one record has, then the kept one's. The
 * address is that of the record with the account, so that no access closes.
 */
export function suggestFields(records: Records, account: Side | null): FieldChoices {
  const names = Object.keys(columnOf) as FieldName[];
  const suggested = names.map((name): [FieldName, FieldChoice] => {
    const fixed = fixedSide(records, name);
    if (fixed) return [name, fixed];
    const filled = (['kept', 'other'] as const).filter((side) => isFilled(records[side], name));
    if (filled.length === 2 && joinedFields.has(name)) return [name, 'both'];
    if (filled.length === 2 && name === 'email' && account) return [name, account];
    return [name, filled[0] ?? 'kept'];
  });
  return Object.fromEntries(suggested) as FieldChoices;
}

/**
 * Returns the kept record with the chosen values. A phone that was not chosen becomes the second
 * one where there is none, so that no number is lost.
 */
export function mergedRow(records: Records, choices: FieldChoices, by: ChosenBy): ClientRow {
  const { kept } = records;
  const erp = erpSide(records);
  const row: ClientRow = { ...kept };
  for (const [name, column] of Object.entries(columnOf) as [FieldName, keyof ClientRow][]) {
    const choice = fixedSide(records, name) ?? choices[name];
    const value = choice === 'both' ? both(records, name) : records[choice][column];
    Object.assign(row, { [column]: value });
  }
  row.group_ids = mergedGroupIds(records, choices.groups);
  Object.assign(row, erpValues(records[erp ?? 'kept']));
  Object.assign(row, mergedAddress(records, choices.email === 'other' ? 'other' : 'kept', erp, by));
  const numbers = [row.phone, row.second_phone, kept.phone, records.other.phone].filter((phone) => phone !== null);
  const [first = null, second = null] = [...new Set(numbers)];
  Object.assign(row, { phone: first, second_phone: second });
  return { ...row, ...derived(row) };
}

/** What a record says of the person in the ERP. */
export function erpValues(row: ClientRow): StoredRow {
  return Object.fromEntries(erpColumns.map((column) => [column, row[column]]));
}

/** The columns that follow from the others. */
export function derived(row: ClientRow): { sort_name: string; search_text: string } {
  const { last_name: lastName, first_name: firstName, email_key: emailKey } = row;
  return { sort_name: sortName(lastName, firstName), search_text: searchText({ lastName, firstName, emailKey }) };
}

function mergedGroupIds(records: Records, choice: FieldChoice): string[] {
  if (choice !== 'both') return records[choice].group_ids;
  return [...new Set([...records.kept.group_ids, ...records.other.group_ids])];
}

function both({ kept, other }: Records, name: FieldName): string | string[] | null {
  if (name === 'groups') return [...new Set([...kept.groups, ...other.groups])];
  const notes = [...new Set([kept.note, other.note].filter((note) => note !== null && note !== ''))];
  return notes.length > 0 ? notes.join('\n') : null;
}
