import type { RawPerson } from '#lib/erp/profiles/erp-event.ts';
import { storableText } from '#lib/values/storable-text.ts';
import type { Payload } from './incoming-event.ts';

/**
 * Reduces a message that could not be read to what staff is shown: the known fields, as short
 * texts.
 */
export function redact(person: RawPerson): Payload {
  const raw: Record<string, string> = {};
  for (const name of ['id', 'email', 'firstName', 'lastName', 'phone', 'birthDate', 'active'] as const) {
    const value = person[name];
    if (value !== undefined) raw[name] = shown(value);
  }
  if (person.status?.written) raw.status = person.status.written;
  const id = typeof person.id === 'string' || typeof person.id === 'number' ? shown(person.id) : '';
  return id ? { erpId: person.kind ? `${person.kind}/${id}` : id, raw } : { raw };
}

/** The value is cut before it is serialised, because nested values may be long. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' && value !== null ? '{…}' : String(value);
  return storableText(text, 200);
}
