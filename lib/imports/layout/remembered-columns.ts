import type { ImportField } from '#lib/imports/file/import-field.ts';
import { type Column, severalColumns } from './mapping.ts';

/**
 * What staff chose for a column: a field; `left-out`, against a suggestion; or null, where nothing
 * was suggested and staff chose nothing.
 */
export type RememberedField = ImportField | 'left-out' | null;

/**
 * Applies an earlier choice to the columns of a file. A column that staff decided nothing about,
 * and that could now hold a field of a client, is asked about, so that no loss is repeated unseen.
 * @param columns as they are detected, with their suggestions
 */
export function asRemembered(columns: Column[], remembered: RememberedField[]): Column[] {
  const taken = new Set(remembered);
  return columns.map((column, index): Column => {
    const before = remembered[index] ?? null;
    if (before === 'left-out') return { ...column, field: null, question: null };
    if (before !== null) return { ...column, field: before, question: null };
    const isOpen = column.field === null || severalColumns.has(column.field) || !taken.has(column.field);
    if (!isOpen) return { ...column, field: null, question: null };
    return column.field === null ? column : { ...column, question: column.question ?? 'content' };
  });
}

/** Returns what is to be remembered of a choice, given the columns that were shown. */
export function toRemember(fields: (ImportField | null)[], shown: Column[]): RememberedField[] {
  return fields.map((field, index) => {
    const column = shown[index];
    const wasSuggested = column !== undefined && (column.field !== null || column.question !== null);
    return field ?? (wasSuggested ? 'left-out' : null);
  });
}
