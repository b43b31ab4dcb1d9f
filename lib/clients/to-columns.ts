import type { Staff } from '#lib/actor/staff.ts';
import { formatPhone } from '#lib/identity/phone.ts';
import { type PhoneValue, readPhone } from '#lib/values/read-phone.ts';
import { undress } from '#lib/values/undress.ts';
import { type ClientFields, fieldNames } from './client.ts';
import type { ClientInput } from './client-fields.ts';
import { searchText, sortName } from './derived-columns.ts';

type Phones = Pick<ClientFields, 'phone' | 'secondPhone'>;
const none: Phones = { phone: null, secondPhone: null };

/**
 * Converts the form's input to columns of the client table: phone as E.164 with the words beside it
 * in the note, and the columns derived from others.
 * @param known the phones that are stored: they stay as they are where the form shows them
 *   unchanged
 */
export function toColumns(staff: Staff, input: ClientInput, known: Phones = none) {
  const { email, ...rest } = input;
  const { country } = staff.structure;
  const first = typedPhone(input.phone ?? '', country, known.phone);
  const second = typedPhone(input.secondPhone ?? '', country, known.secondPhone);
  const note = [input.note, first.words, second.words].filter(Boolean).join('\n') || null;
  const secondPhone = second.number === first.number ? null : second.number;
  const fields = { ...rest, ...email, phone: first.number, secondPhone, note };
  return { ...fields, sortName: sortName(fields.lastName, fields.firstName), searchText: searchText(fields) };
}

/** Returns the columns with a second phone that stands alone as the first. */
export function withFirstPhone<Columns extends Phones>(columns: Columns): Columns {
  return columns.phone ? columns : { ...columns, phone: columns.secondPhone, secondPhone: null };
}

function typedPhone(text: string, country: string, known: string | null): PhoneValue {
  const isUnchanged = known !== null && undress(text) === undress(formatPhone(known, country));
  return isUnchanged ? { number: known, words: '' } : readPhone(text, country);
}

/** Returns the fields among the columns. */
export function fieldsOf(columns: ClientFields): ClientFields {
  return Object.fromEntries(fieldNames.map((name) => [name, columns[name]])) as ClientFields;
}
