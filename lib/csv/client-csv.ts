import type { Locale } from '#lib/i18n/locale.ts';
import { neutraliseCell } from './formula-cell.ts';

/**
 * How a file of clients is written for spreadsheets of a language: French ones expect semicolons,
 * and both recognise the byte order mark.
 */
export const csvDialects: Record<Locale, { separator: string; mark: string }> = {
  fr: { separator: ';', mark: '\ufeff' },
  en: { separator: ',', mark: '\ufeff' },
};

/**
 * Writes one record ended by CRLF (RFC 4180). Cells cannot run as formulas, and are quoted where a
 * reader could misread them.
 */
export function csvLine(cells: string[], separator: string): string {
  return `${cells.map((cell) => quote(neutraliseCell(cell))).join(separator)}\r\n`;
}

function quote(cell: string): string {
  return /["\r\n\t;,|]|^[\s']|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Writes a day as the language's spreadsheets read it without ambiguity. */
export function csvDay(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-');
  return locale === 'fr' ? `${date}/${month}/${year}` : day;
}
