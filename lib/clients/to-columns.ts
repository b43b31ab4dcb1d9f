import type { Staff } from '#lib/actor/staff.ts';
import { parsePhone } from '#lib/identity/phone.ts';
import type { ClientFields } from './client.ts';
import type { ClientInput } from './client-fields.ts';
import { searchText, sortName } from './derived-columns.ts';

/**
 * Converts the form's input to columns of the client table: phone as E.164, and the columns derived
 * from others.
 */
export function toColumns(staff: Staff, input: ClientInput) {
  const { email, ...rest } = input;
  const fields = { ...rest, ...email, phone: input.phone && parsePhone(input.phone, staff.structure.country) };
  return { ...fields, sortName: sortName(fields.lastName, fields.firstName), searchText: searchText(fields) };
}

/** Returns the fields among the columns. */
export function fieldsOf(columns: ClientFields): ClientFields {
  const { lastName, firstName, email, phone, birthDate, gender, language, memberNumber, groups, note } = columns;
  return { lastName, firstName, email, phone, birthDate, gender, language, memberNumber, groups, note };
}
