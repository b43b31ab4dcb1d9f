import type { Staff } from '#lib/actor/staff.ts';
import { parsePhone } from '#lib/identity/phone.ts';
import { type ClientFields, fieldNames } from './client.ts';
import type { ClientInput } from './client-fields.ts';
import { searchText, sortName } from './derived-columns.ts';

/**
 * Converts the form's input to columns of the client table: phone as E.164, and the columns derived
 * from others.
 */
export function toColumns(staff: Staff, input: ClientInput) {
  const { email, ...rest } = input;
  const { country } = staff.structure;
  const phone = input.phone && parsePhone(input.phone, country);
  const secondPhone = input.secondPhone && parsePhone(input.secondPhone, country);
  const fields = { ...rest, ...email, phone, secondPhone: secondPhone === phone ? null : secondPhone };
  return { ...fields, sortName: sortName(fields.lastName, fields.firstName), searchText: searchText(fields) };
}

/** Returns the columns with a second phone that stands alone as the first. */
export function withFirstPhone<Phones extends Pick<ClientFields, 'phone' | 'secondPhone'>>(columns: Phones): Phones {
  return columns.phone ? columns : { ...columns, phone: columns.secondPhone, secondPhone: null };
}

/** Returns the fields among the columns. */
export function fieldsOf(columns: ClientFields): ClientFields {
  return Object.fromEntries(fieldNames.map((name) => [name, columns[name]])) as ClientFields;
}
