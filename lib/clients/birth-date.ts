import { fail, type Result, succeed } from '#lib/result.ts';

export type BirthDateProblem = 'date-unreadable' | 'date-impossible';

const dayFirst = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?$/;

/**
 * A birth date as European programs write it (12/04/1990, 12.04.1990, 12-04-1990) or as ISO 8601, with or without a time.
 * Two-digit years are not guessed. Between 1 January 1900 and today.
 * @returns midnight UTC of that day
 */
export function parseBirthDate(text: string, today = new Date()): Result<Date, BirthDateProblem> {
  const typed = text.trim();
  const [, year, month, day] = iso.exec(typed) ?? swapped(dayFirst.exec(typed)) ?? [];
  if (!year || !month || !day) return fail('date-unreadable');
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!exists || date.getUTCFullYear() < 1900 || date > today) return fail('date-impossible');
  return succeed(date);
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[3], match[2], match[1]];
}
