import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { Column } from '#lib/imports/layout/mapping.ts';

/** Where a field stands in a row: indices of its columns, the one that counts first in front. */
export type RowColumns = ReadonlyMap<ImportField, readonly number[]>;

const known = new WeakMap<readonly Column[], RowColumns>();

/** Returns the columns of each field, computed once for a file. */
export function rowColumns(columns: readonly Column[]): RowColumns {
  const found = known.get(columns) ?? sortColumns(columns);
  known.set(columns, found);
  return found;
}

function sortColumns(columns: readonly Column[]): RowColumns {
  const places = new Map<ImportField, number[]>();
  for (const [index, { field }] of columns.entries())
    if (field !== null) places.set(field, [...(places.get(field) ?? []), index]);
  const rank = (index: number) => columns[index]?.rank ?? 0;
  for (const indices of places.values()) indices.sort((one, other) => rank(one) - rank(other) || one - other);
  return places;
}
