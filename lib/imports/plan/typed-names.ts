import { neutraliseCell } from '#lib/csv/formula-cell.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import type { TypedValues } from './corrected-cells.ts';
import { type ParsedRow, parseRow } from './parse-row.ts';
import type { RowFields } from './row-fields.ts';

type Names = { lastName: string; firstName: string };

/**
 * Returns both names where staff typed one of them for a file that has full names only; null in any
 * other case. A name that was not typed is as it was read.
 */
export function typedNames({ columns }: FileLayout, typed: TypedValues, read: RowFields): Names | null {
  const has = (name: ImportField) => columns.some(({ field }) => field === name);
  if (!has('fullName') || has('lastName') || (typed.lastName ?? typed.firstName) === undefined) return null;
  return {
    lastName: typed.lastName ?? read.lastName ?? '',
    firstName: typed.firstName ?? read.firstName ?? '',
  };
}

/** Writes both names into one cell, as a file that has full names only is given back. */
export function fullNameCell({ lastName, firstName }: Names): string {
  return firstName.trim() === '' ? lastName : `${lastName}, ${firstName}`;
}

/** Parses a row with names of its own in place of the cell of a full name: nothing is split. */
export function parseWithNames(cells: string[], layout: FileLayout, country: string, names: Names): ParsedRow {
  const column = (field: ImportField | null) => ({ header: '', field, rank: 0, question: null, examples: [] });
  const others = layout.columns.map((one) => (one.field === 'fullName' ? column(null) : one));
  const aligned = layout.columns.map((_, index) => cells[index] ?? '');
  return parseRow(
    [...aligned, neutraliseCell(names.lastName), neutraliseCell(names.firstName)],
    { ...layout, columns: [...others, column('lastName'), column('firstName')] },
    country,
  );
}
