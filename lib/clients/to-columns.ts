import type { Staff } from '#lib/actor/staff.ts';
import { formatPhone } from '#lib/identity/phone.ts';
import { type PhoneValue, readPhone } from '#lib/values/read-phone.ts';
import { undress } from '#lib/values/undress.ts';
import type { ClientFields } from './client.ts';
import type { ClientInput } from './client-fields.ts';
import { searchText, sortName } from './derived-columns.ts';

/**
 * Converts the form's input to columns of the client table: phone as E.164 with the words beside it
 * in the note, and the columns derived from others.
 * @param known the phone that is stored: it stays as it is where the form shows it unchanged
 */
export function toColumns(staff: Staff, input: ClientInput, known: string | null = null) {
  const { email, ...rest } = input;
  const { number, words } = typedPhone(input.phone ?? '', staff.structure.country, known);
  const note = [input.note, words].filter(Boolean).join('\n') || null;
  const fields = { ...rest, ...email, phone: number, note };
  return { ...fields, sortName: sortName(fields.lastName, fields.firstName), searchText: searchText(fields) };
}

function typedPhone(text: string, country: string, known: string | null): PhoneValue {
  const isUnchanged = known !== null && undress(text) === undress(formatPhone(known, country));
  return isUnchanged ? { number: known, words: '' } : readPhone(text, country);
}

/** Returns the fields among the columns. */
export function fieldsOf(columns: ClientFields): ClientFields {
  const { lastName, firstName, email, phone, birthDate, gender, language, memberNumber, groups, note } = columns;
  return { lastName, firstName, email, phone, birthDate, gender, language, memberNumber, groups, note };
}
