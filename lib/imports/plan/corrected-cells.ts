import { neutraliseCell } from '#lib/csv/formula-cell.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { isNamePart } from '#lib/imports/layout/header-meaning.ts';
import type { Column } from '#lib/imports/layout/mapping.ts';
import { rowColumns } from './row-columns.ts';

/** Values that staff typed, by field. */
export type TypedValues = Partial<Record<ImportField, string>>;

/** Fields of which the cells of all columns are corrected as one text. */
const joined: ReadonlySet<ImportField> = new Set(['phone', 'groups', 'note']);

/**
 * Returns the cells of a row with the values that staff typed. Of several columns of a field the
 * first one gets the value. A row with more cells than columns cannot be aligned: only the given
 * values count then.
 */
export function correctedCells(cells: string[], columns: Column[], values: TypedValues): string[] {
  const kept = cells.findLastIndex(Boolean) < columns.length ? cells : [];
  const places = rowColumns(columns);
  return columns.map(({ field, rank }, index) => {
    const typed = field === null ? undefined : values[field];
    if (field === null || typed === undefined) return kept[index] ?? '';
    if (places.get(field)?.[0] === index) return neutraliseCell(typed);
    const isPart = field === 'lastName' && isNamePart(rank);
    return joined.has(field) || isPart ? '' : (kept[index] ?? '');
  });
}
