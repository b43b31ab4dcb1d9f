import type { ClientFields, FieldName } from '#lib/clients/client.ts';
import { formValues } from '#lib/clients/form-values.ts';
import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** The fields of a stored row, as the client's page has them. */
export function fieldsOfRow(row: ClientRow): ClientFields {
  return {
    lastName: row.last_name,
    firstName: row.first_name,
    email: row.email,
    phone: row.phone,
    secondPhone: row.second_phone,
    birthDate: row.birth_date === null ? null : new Date(row.birth_date),
    gender: row.gender,
    language: row.language,
    memberNumber: row.member_number,
    groups: row.groups,
    note: row.note,
  };
}

/** A field of a stored row as it is shown. */
export function shownValue(
  row: ClientRow,
  field: FieldName,
  { country, words }: { country: string; words: Dictionary['clients'] },
): string {
  if (field === 'gender' && row.gender) return words.genders[row.gender];
  if (field === 'language' && row.language && row.language in words.languages)
    return words.languages[row.language as keyof typeof words.languages];
  return formValues(fieldsOfRow(row), country)[field] || words.empty;
}
