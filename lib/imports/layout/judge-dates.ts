import { countryDateOrder } from '#lib/values/country-date-order.ts';
import { type DateOrderTally, judgeDateOrder } from '#lib/values/date-order.ts';
import type { FileLayout } from './file-layout.ts';

/** Words that only headers in English hold, and those that only headers in French do. */
const english = /\b(?:first|last|full|name|birth|birthday|birthdate|dob|phone|address|member|gender)\b/i;
const french = /\b(?:nom|pr[ée]nom|naissance|t[ée]l[ée]phone|courriel|adresse|adh[ée]rent|n[ée]e?)\b/i;

/** The order of the dates of birth, and dates to ask staff by where it is a guess. */
export type JudgedDates = Pick<FileLayout, 'dateOrder' | 'unclearDates'>;

/**
 * Judges in which order the dates of birth of a file are written, over the whole column.
 * @param country ISO 3166-1 alpha-2, of the structure: where it writes the month first, so does a
 *   file that does not tell
 */
export function judgeDates(header: string[], tally: DateOrderTally | undefined, country: string): JudgedDates {
  if (!tally) return { dateOrder: 'day-first', unclearDates: [] };
  const { order, sure } = judgeDateOrder(tally, isEnglish(header) ? 'en' : 'fr');
  const tells = tally.dayFirst + tally.monthFirst > 0 || order === 'month-first';
  return { dateOrder: tells ? order : countryDateOrder(country), unclearDates: sure ? [] : tally.examples };
}

function isEnglish(header: string[]): boolean {
  return header.some((name) => english.test(name)) && !header.some((name) => french.test(name));
}
