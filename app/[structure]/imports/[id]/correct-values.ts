import { restoreCell } from '#lib/csv/formula-cell.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { joinLastName } from '#lib/imports/plan/join-last-name.ts';
import { rowColumns } from '#lib/imports/plan/row-columns.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import { longestShown } from '#lib/imports/rows/shown-cells.ts';

/** A value of a row as its form shows it; null where it is longer than what a page shows. */
type RowValues = Map<ImportField, string | null>;

/** What parts the values of several columns of one field in their form field. */
const joints: Partial<Record<ImportField, string>> = { phone: ' / ', groups: ', ', note: '\n' };

type Layout = Pick<FileLayout, 'columns' | 'dateOrder'>;

/**
 * Returns the values of a row by field, in the order of the file: its cells, or what was read of
 * them where the cells are not stored. Both names stand for a column that holds a full name.
 */
export function rowValues(row: OutcomeRow, layout: Layout, showPhone: (phone: string) => string): RowValues {
  const places = rowColumns(layout.columns);
  const values: RowValues = new Map();
  const read = readValues(row, layout, showPhone);
  for (const field of new Set(layout.columns.map((column) => column.field))) {
    if (field === null) continue;
    const own = places.get(field) ?? [];
    if (field === 'fullName') {
      values.set('lastName', row.lastName ?? shownValue(cellsAt(row, own), 'fullName'));
      values.set('firstName', row.firstName ?? '');
    } else if (field === 'lastName' && row.cells.length > 0) {
      const ranks = own.map((index) => layout.columns[index]?.rank ?? 0);
      values.set(field, shownValue(joinLastName(cellsAt(row, own), ranks), field));
    } else values.set(field, row.cells.length > 0 ? shownValue(cellsAt(row, own), field) : read[field]);
  }
  return values;
}

function cellsAt({ cells }: OutcomeRow, places: readonly number[]): string[] {
  return places.map((index) => restoreCell(cells[index] ?? ''));
}

/** Joins the values of one field as its form field shows them. */
function shownValue(cells: readonly string[], field: ImportField): string | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.some((cell) => cell.length >= longestShown)) return null;
  // A field of one line would drop line breaks and join the words around them.
  const lines = filled.map((cell) =>
    field === 'note' ? cell.replace(/\r\n?/g, '\n') : cell.replace(/\s+/g, ' ').trim(),
  );
  const joint = joints[field];
  return joint === undefined ? (lines[0] ?? '') : lines.join(joint);
}

function readValues(
  { lastName, firstName, email, details }: OutcomeRow,
  { dateOrder }: Layout,
  showPhone: (phone: string) => string,
): Record<ImportField, string | null> {
  const { phone, secondPhone, birthDate, gender, language, memberNumber, groups, note } = details;
  return {
    lastName: lastName ?? '',
    firstName: firstName ?? '',
    fullName: '',
    email: email ?? '',
    phone: [phone, secondPhone].flatMap((number) => (number ? [showPhone(number)] : [])).join(' / '),
    birthDate: birthDate ? inOrder(birthDate, dateOrder) : '',
    gender: gender ?? '',
    language: language ?? '',
    externalId: memberNumber ?? '',
    groups: groups?.join(', ') ?? '',
    note: note && note.length >= longestShown ? null : (note ?? ''),
  };
}

/** Writes an ISO 8601 day with slashes, in the order that the file writes its dates. */
function inOrder(day: string, order: FileLayout['dateOrder'] | undefined): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return order === 'month-first' ? `${month}/${date}/${year}` : `${date}/${month}/${year}`;
}
