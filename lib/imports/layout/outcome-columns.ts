import { clientHeaders } from '#lib/clients/client-columns.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { normaliseHeader } from './headers.ts';
import type { NameOrder } from './judge-name-order.ts';

/** The two columns that an outcome file adds at the end, which an import leaves out. */
export const addedHeaders: Record<Locale, [error: string, line: string]> = {
  fr: ['erreur', 'ligne'],
  en: ['error', 'line'],
};

/** Counts the columns of a header line before those two, when it ends with them. */
export function widthWithoutAdded(header: string[]): number {
  const named = header.findLastIndex((cell) => cell.trim() !== '') + 1;
  const last = header.slice(0, named).slice(-2).map(normaliseHeader).join(' ');
  return Object.values(addedHeaders).some((added) => added.join(' ') === last) ? named - 2 : header.length;
}

const fullNames: Record<Locale, Record<NameOrder, string>> = {
  fr: { 'last-first': 'Nom et prénom', 'first-last': 'Prénom et nom' },
  en: { 'last-first': 'Client', 'first-last': 'Full name' },
};

/**
 * Creates a header line for a file that has none, from names that an import recognises again and
 * splits a full name by in the same way.
 */
export function headerOf(fields: (ImportField | null)[], locale: Locale, nameOrder?: NameOrder): string[] {
  const { memberNumber, ...headers } = clientHeaders[locale];
  const fullName = fullNames[locale][nameOrder ?? 'last-first'];
  const names: Record<ImportField, string> = {
    ...headers,
    fullName,
    externalId: memberNumber,
  };
  return fields.map((field) => (field ? names[field] : ''));
}
