import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { fieldNames } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

const order: string[] = [...fieldNames];

/**
 * Lists the changes of a row in the order of the client form, with dates and phones in their usual
 * form.
 */
export function shownChanges(
  changes: FieldChanges,
  locale: Locale,
  words: Dictionary['imports'],
  showPhone: (phone: string) => string,
) {
  const text = (field: string, value: string | string[] | null) => {
    if (value === null || Array.isArray(value)) return value === null ? null : value.join(', ');
    if (field === 'birthDate') return formatDay(locale, new Date(value));
    return field === 'phone' ? showPhone(value) : value;
  };
  // PostgreSQL sorts the keys of JSON objects by its own order.
  const ordered = Object.entries(changes).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return ordered.map(([field, { before, after }]) => ({
    field,
    label: words.fields[field as keyof typeof words.fields],
    before: text(field, before),
    after: text(field, after),
  }));
}
