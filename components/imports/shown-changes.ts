import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { fieldNames } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';

const order: string[] = [...fieldNames];

/**
 * Lists the changes of a row in the order of the client form, with dates and phones in their usual
 * form.
 */
export function shownChanges(
  changes: FieldChanges,
  locale: Locale,
  { imports, clients }: Dictionary,
  showPhone: (phone: string) => string,
) {
  const text = (field: string, value: string | string[] | null) => {
    if (value === null || Array.isArray(value)) return value === null ? null : value.join(', ');
    if (field === 'birthDate') return formatDay(locale, new Date(value));
    if (field === 'gender') return wordFor(value, clients.genders);
    if (field === 'language') return wordFor(value, clients.languages);
    return field === 'phone' || field === 'secondPhone' ? showPhone(value) : value;
  };
  // PostgreSQL sorts the keys of JSON objects by its own order.
  const ordered = Object.entries(changes).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return ordered.map(([field, { before, after }]) => ({
    field,
    label: imports.fields[field as keyof typeof imports.fields],
    before: text(field, before),
    after: text(field, after),
  }));
}

/** The changes of a row that its line shows: those that it makes, made or would have made. */
export function changesShown({ kind, changes }: OutcomeRow): FieldChanges | null {
  const shows = ['update', 'in-bin', 'reopened', 'held', 'not-reached'].includes(kind);
  return shows && changes && Object.keys(changes).length > 0 ? changes : null;
}

/** The word for a code that is stored; the code itself where there is none. */
export function wordFor(code: string, words: Record<string, string>): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
