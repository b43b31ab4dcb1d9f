import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { Column } from '#lib/imports/layout/mapping.ts';
import { rowColumns } from './row-columns.ts';
import type { RowFields } from './row-fields.ts';

/** SQL: the fields of an `import_row` as one JSON object, `RowFields`. */
export const rowFields = `jsonb_build_object('lastName', last_name, 'firstName', first_name, 'email', email,
  'emailKey', email_key, 'phone', phone, 'secondPhone', second_phone, 'birthDate', birth_date, 'gender', gender,
  'language', language, 'memberNumber', member_number, 'groups', groups, 'note', note)`;

/**
 * Writes the cells of a row from the fields that were read of it, where the cells themselves are
 * not stored: reading them gives the same fields.
 */
export function cellsOf(fields: RowFields, columns: readonly Column[]): string[] {
  const cells = Array<string>(columns.length).fill('');
  const name = [fields.lastName, fields.firstName].filter(Boolean);
  const values: Record<ImportField, (string | null)[]> = {
    lastName: [fields.lastName],
    firstName: [fields.firstName],
    // A comma parts the names in any order of the header.
    fullName: [name.join(', ')],
    email: [fields.email],
    phone: [fields.phone, fields.secondPhone],
    birthDate: [fields.birthDate],
    gender: [fields.gender],
    language: [fields.language],
    externalId: [fields.memberNumber],
    groups: [fields.groups?.join(', ') ?? null],
    note: [fields.note],
  };
  for (const [field, places] of rowColumns(columns)) {
    const found = values[field].filter((value) => value !== null);
    // What has no column of its own stands in the last one that there is.
    for (const [index, value] of found.entries()) {
      const place = places[Math.min(index, places.length - 1)] ?? 0;
      cells[place] = cells[place] ? `${cells[place]} / ${value}` : value;
    }
  }
  return cells;
}
