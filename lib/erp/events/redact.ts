import type { RawPerson } from '#lib/erp/profiles/erp-event.ts';
import { isEmpty } from '#lib/erp/profiles/read-object.ts';
import { storableText } from '#lib/values/storable-text.ts';
import type { Payload } from './incoming-event.ts';

const shownFields = [
  ...(['id', 'email', 'firstName', 'lastName', 'fullName', 'phone', 'secondPhone', 'birthDate', 'active'] as const),
  'company' as const,
];

/** Reduces a message that could not be read to what staff is shown: every known field, cut. */
export function redact(person: RawPerson): Payload {
  const raw: Record<string, string> = {};
  for (const name of shownFields) {
    const value = person[name];
    if (value !== undefined) raw[name] = shown(value);
  }
  if (person.formerIds) raw.formerIds = shown(person.formerIds.map(({ id }) => id));
  if (person.status?.written) raw.status = person.status.written;
  const id = typeof person.id === 'string' || typeof person.id === 'number' ? shown(person.id) : '';
  return id ? { erpId: person.kind ? `${person.kind}/${id}` : id, raw } : { raw };
}

/** Of a list, the values that are not empty. */
function shown(value: unknown): string {
  const values = Array.isArray(value) ? value.slice(0, 12) : [value];
  const filled = values.filter((one) => !isEmpty(one));
  return storableText((filled.length > 0 ? filled : values.slice(0, 1)).map(shownOne).join(', '), 200);
}

/** The value is cut before it is serialised, because nested values may be long. */
function shownOne(value: unknown): string {
  if (typeof value === 'object' && value !== null) return '{…}';
  return typeof value === 'string' ? value.slice(0, 200) : String(value);
}
