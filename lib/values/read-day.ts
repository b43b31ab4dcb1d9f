import { fail, type Result, succeed } from '#lib/result.ts';
import type { DateOrder } from './date-order.ts';
import { monthNumber } from './month-names.ts';
import { readProgramNumber } from './read-number.ts';

export type DayProblem = 'date-unreadable' | 'date-impossible';

/** UTF-16 units. */
const longestDay = 80;
/** Not the name of a month: "March 12, 1985". */
const weekday =
  /^(?!mar(?:s|ch|zo|\.)?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:\d{4}(?!\d)|'?\d{2}$))(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[\p{L}]{0,6}[.,]?\s+(?=[\d\p{L}])/iu;
/** Words before a date, and a remark or a place behind it. */
const before = /^n[ée]e?(?:\(e\))?\s+(?:le\s+)?(?=[\d\p{L}])|^(?:le|on|born)\s+(?=[\d\p{L}])/iu;
const aside = /\s*(?:\([^()]*\)|[?.;*]+|\s(?:à |in |- ?)\p{L}[\p{L}' -]*)$/u;
/** "Fri Jan 12 00:00:00 CET 1990", as Java and C write a date. */
const yearBehindTime = /^(\p{L}{3} \d{1,2}) \d\d:\d\d:\d\d (?:[A-Z]{1,5} )?(\d{4})$/u;
/** A day in a time zone (XML Schema, `xs:date`). */
const zonedDay = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$/;
const clock =
  /[T ,]+(?:à |at )?(\d{1,2})[:h](\d{1,2})?(?::\d{1,2}(?:[.,]\d{1,9})?)?\s*([AP]\.?M\.?)?\s*(Z|(?:UTC|GMT)?(?:[+-]\d{1,2}(?::?\d\d)?)?)$/i;
const plainDay = /^(\d{4})-(\d\d)-(\d\d)$/;
const separator = '\\s*[/.\\- ,_\\\\]\\s*';
const yearFirst = new RegExp(`^(\\d{4})${separator}(\\d{1,2})${separator}(\\d{1,2})$`);
const yearLast = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})${separator}'?(\\d{4}|\\d{2})$`);
const dayMonthName = new RegExp(
  `^(\\d{1,2})(?:er|st|nd|rd|th|°|º)?${separator}(?:de |of )?(\\p{L}{3,10}\\.?)${separator}(?:de )?'?(\\d{4}|\\d{2})$`,
  'iu',
);
const monthNameDay = new RegExp(
  `^(\\p{L}{3,10}\\.?)${separator}(\\d{1,2})(?:er|st|nd|rd|th)?${separator}'?(\\d{4}|\\d{2})$`,
  'iu',
);
const yearMonthName = new RegExp(`^(\\d{4})${separator}(\\p{L}{3,10}\\.?)${separator}(\\d{1,2})$`, 'iu');
const eightDigits = /^(\d{4})(\d\d)(\d\d)$/;
/** The day number of a spreadsheet: days since 30 December 1899, here from 1927 on. */
const serial = /^(\d{5})(?:[.,]\d{1,12})?$/;
const firstSerialDay = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;
/** What programs write for no date at all. */
const placeholders = new Set(['0001-01-01', '1900-01-01', '1899-12-30', '1899-12-31', '1900-01-00']);

type Parts = { year: string | number; month: string | number; day: string | number };

/**
 * Reads the day of birth as European and American programs write it: ISO 8601, three numbers in the
 * order of the column, month names of `month-names.ts`, eight digits, day numbers of
 * spreadsheets. A time is ignored, except in UTC later than noon: that is midnight of the next day
 * for a person east of Greenwich. A two-digit year is the latest that is not in the future.
 * @param text as `undress` returns it
 * @returns the day as ISO 8601, or null for what programs write for no date (00/00/0000,
 *   01/01/1900, 30/12/1899)
 */
export function readDay(text: string, order: DateOrder, today: Date): Result<string | null, DayProblem> {
  if (text.length > longestDay) return fail('date-unreadable');
  // What nearly every program writes: nothing below would change it.
  const [, y, m, d] = plainDay.exec(text) ?? [];
  if (y && m && d) return judge({ year: y, month: m, day: d }, today);
  const bare = text.trim().replace(before, '').replace(aside, '').replace(weekday, '').replace(yearBehindTime, '$1 $2');
  const time = clock.exec(bare);
  const written = time ? bare.slice(0, time.index) : bare;
  // "4/12/1990 12:00:00 AM" is how American programs write a day: AM, and no leading zeros.
  const isAmerican = time?.[3] !== undefined && /^(?:\d\/|\d\d\/\d\/)/.test(written);
  const parts = partsOf(written.trim().replace(zonedDay, '$1'), isAmerican ? 'month-first' : order);
  return parts ? judge(parts, today, isAfternoonUtc(time)) : fail('date-unreadable');
}

/** Returns the day if it can be one of birth. `isNext`: the day after it is meant. */
function judge(parts: Parts, today: Date, isNext = false): Result<string | null, DayProblem> {
  const [month, day] = [Number(parts.month), Number(parts.day)];
  if (Number(parts.year) === 0 && month === 0 && day === 0) return succeed(null);
  const year = String(parts.year).length === 2 ? fullYear(Number(parts.year), month, day, today) : Number(parts.year);
  if (placeholders.has(iso(year, month, day))) return succeed(null);
  if (year < 1900 || !exists(year, month, day)) return fail('date-impossible');
  const date = Date.UTC(year, month - 1, day) + (isNext ? dayMs : 0);
  return date > today.getTime() ? fail('date-impossible') : succeed(new Date(date).toISOString().slice(0, 10));
}

function partsOf(text: string, order: DateOrder): Parts | null {
  const [, y1, m1, d1] = yearFirst.exec(text) ?? [];
  if (y1 && m1 && d1) return { year: y1, month: m1, day: d1 };
  const [, first, second, y2] = yearLast.exec(text) ?? [];
  if (first && second && y2) {
    // A single date that can only be read the other way is read that way.
    const swapped = order === 'month-first' ? Number(first) <= 12 : Number(second) > 12 && Number(first) <= 12;
    return swapped ? { year: y2, month: first, day: second } : { year: y2, month: second, day: first };
  }
  return named(text) ?? digits(exactDigits(text), order);
}

function named(text: string): Parts | null {
  const [, d1, n1, y1] = dayMonthName.exec(text) ?? [];
  const [, n2, d2, y2] = monthNameDay.exec(text) ?? [];
  const [, y3, n3, d3] = yearMonthName.exec(text) ?? [];
  const [year, name, day] = [y1 ?? y2 ?? y3, n1 ?? n2 ?? n3, d1 ?? d2 ?? d3];
  const month = name && monthNumber(name);
  return year && month && day ? { year, month, day } : null;
}

/** The whole digits of a number that a program wrote: "19900112.0", "1.9900112E7". */
function exactDigits(text: string): string {
  const number = readProgramNumber(text);
  return number && 'exact' in number ? number.exact : text;
}

function digits(text: string, order: DateOrder): Parts | null {
  const [, year, month, day] = eightDigits.exec(text) ?? [];
  if (year && month && day) {
    // "19101990" has no month 19: it is a day, a month and a year.
    const isYear = Number(year) >= 1850 && Number(year) <= 2100 && Number(month) <= 12;
    if (year === '0000' || isYear) return { year, month, day };
    const [first, second] = [year.slice(0, 2), year.slice(2)];
    const swapped = order === 'month-first' ? Number(first) <= 12 : Number(second) > 12 && Number(first) <= 12;
    return { day: swapped ? second : first, month: swapped ? first : second, year: month + day };
  }
  const days = serial.exec(text)?.[1];
  if (!days) return null;
  const date = new Date(firstSerialDay + Number(days) * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function fullYear(short: number, month: number, day: number, today: Date): number {
  const latest = Math.floor(today.getUTCFullYear() / 100) * 100 + short;
  return Date.UTC(latest, month - 1, day) > today.getTime() ? latest - 100 : latest;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isAfternoonUtc(time: RegExpExecArray | null): boolean {
  const [, hour, , half, zone] = time ?? [];
  return !half && /^(?:Z|(?:UTC|GMT)(?:[+-]00?(?::?00)?)?|[+-]00?(?::?00)?)$/i.test(zone ?? '') && Number(hour) > 12;
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
