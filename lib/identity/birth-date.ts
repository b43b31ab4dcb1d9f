import { fail, type Result, succeed } from '#lib/result.ts';

export type BirthDateProblem = 'date-unreadable' | 'date-impossible';

/** Maximum length in UTF-16 units. */
const maxDateLength = 40;
const time = '(\\d{1,2})(?::\\d{1,2}){1,2}(?:\\.\\d{1,9})?';
const dayFirst = new RegExp(`^(\\d{1,2})[/.\\- ](\\d{1,2})[/.\\- ](\\d{4})(?: ${time})?$`);
const iso = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]${time}(Z|[+-]\\d\\d:?\\d\\d)?)?$`);

/**
 * Parses a birth date as European programs write it (12/04/1990, 12.04.1990, 12-04-1990) or in ISO
 * 8601. A time is ignored, except in UTC later than noon: that is midnight of the next day for a
 * person east of Greenwich. Two-digit years are not guessed; the date is between 1 January 1900 and
 * today.
 * @returns midnight UTC of that day
 */
export function parseBirthDate(text: string, today = new Date()): Result<Date, BirthDateProblem> {
  const typed = text.trim();
  if (typed.length > maxDateLength) return fail('date-unreadable');
  const [, year, month, day, hour, zone] = iso.exec(typed) ?? swapped(dayFirst.exec(typed)) ?? [];
  if (!year || !month || !day) return fail('date-unreadable');
  const written = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = written.getUTCMonth() === Number(month) - 1 && written.getUTCDate() === Number(day);
  const date = zone === 'Z' && Number(hour) > 12 ? new Date(written.getTime() + 86_400_000) : written;
  if (!exists || date.getUTCFullYear() < 1900 || date > today) return fail('date-impossible');
  return succeed(date);
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[3], match[2], match[1]];
}
