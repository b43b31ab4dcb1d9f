import type { DateOrder } from '#lib/values/date-order.ts';
import { judgeDateOrder } from '#lib/values/date-order.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Column } from './mapping.ts';

/** Words that only headers in English hold, and those that only headers in French do. */
const english = /\b(?:first|last|full|name|birth|birthday|birthdate|dob|phone|address|member|gender)\b/i;
const french = /\b(?:nom|pr[ée]nom|naissance|t[ée]l[ée]phone|courriel|adresse|adh[ée]rent|n[ée]e?)\b/i;

/**
 * Judges in which order the dates of birth of a file are written, over the whole column.
 * @param country ISO 3166-1 alpha-2, of the structure: where it writes the month first, so does a
 *   file that does not tell
 * @returns the order, and dates to ask staff by where it is a guess
 */
export function judgeDates(
  header: string[],
  columns: Column[],
  profiles: ColumnProfile[],
  country: string,
): { dateOrder: DateOrder; unclearDates: string[] } {
  const index = columns.findIndex(({ field }) => field === 'birthDate');
  const profile = profiles[index];
  if (!profile) return { dateOrder: 'day-first', unclearDates: [] };
  const { order, sure } = judgeDateOrder(profile.order, isEnglish(header) ? 'en' : 'fr');
  const likely = sure || country !== 'US' ? order : 'month-first';
  return { dateOrder: likely, unclearDates: sure ? [] : profile.unclearDates };
}

function isEnglish(header: string[]): boolean {
  return header.some((name) => english.test(name)) && !header.some((name) => french.test(name));
}
