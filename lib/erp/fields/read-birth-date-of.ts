import type { ErpFields, ErpRegion } from '#lib/erp/profiles/erp-event.ts';
import { isoDay } from '#lib/i18n/format.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { countryDateOrder } from '#lib/values/country-date-order.ts';
import { readDay } from '#lib/values/read-day.ts';
import { readProgramNumber } from '#lib/values/read-number.ts';
import { todayIn } from '#lib/values/today-in.ts';
import { zoneOffset } from '#lib/values/zone-offset.ts';
import { fieldValues, type Warn } from './field-values.ts';

/** UTF-16 units of a text that may hold a day. */
const longestText = 80;
const daySeconds = 86_400;

/**
 * Reads the birth date of a person: the first readable one of all values. One that cannot be read
 * is left out with a warning; what programs write for no date says nothing.
 */
export function readBirthDateOf(raw: unknown, region: ErpRegion, warn: Warn): Pick<ErpFields, 'birthDate'> {
  const values = fieldValues(raw, 'number', longestText);
  if (!values) return {};
  const problems = [...values.problems];
  for (const text of values.texts) {
    const day = readDayOf(text, region);
    if (!day.ok) problems.push(day.problem);
    else if (day.value !== null) return { birthDate: day.value };
  }
  if (problems[0]) warn('birthDate', problems[0]);
  return values.isEmpty ? { birthDate: null } : {};
}

/**
 * Reads a day as files write it, or as seconds or milliseconds since 1970 of its midnight or noon
 * (Dolibarr and others). Null for what programs write for no date.
 */
export function readDayOf(text: string, { country, timeZone }: ErpRegion): Result<string | null, string> {
  const program = readProgramNumber(text);
  const written = program && 'exact' in program ? program.exact : text;
  const today = todayIn(timeZone);
  const count = /^-?\d{4,14}$/.test(written) ? Number(written) : null;
  const exact = count === null ? null : exactDay(count, timeZone, today);
  if (exact) return succeed(exact);
  const day = readDay(written, countryDateOrder(country), today);
  if (day.ok || count === null || !/^-?\d{6,11}$/.test(written)) return day;
  const nearest = nearestDay(count, timeZone);
  return nearest && isPlausible(nearest, today) ? succeed(nearest) : fail('date-impossible');
}

function isPlausible(day: string, today: Date): boolean {
  return day >= '1900-01-02' && Date.parse(day) <= today.getTime();
}

/**
 * The plausible day of which a count of seconds or milliseconds is the midnight or the noon, in UTC
 * or in the time zone. Midnights come first: that of UTC+12 is the noon of UTC.
 */
function exactDay(count: number, timeZone: string, today: Date): string | null {
  for (const seconds of [count, count / 1000])
    for (const noon of [0, daySeconds / 2])
      for (const zone of ['UTC', timeZone]) {
        const [day, second] = wallClock(seconds, zone) ?? [];
        if (day !== undefined && second === noon && isPlausible(day, today)) return day;
      }
  return null;
}

/** The day of the nearest midnight of UTC or of the time zone. */
function nearestDay(seconds: number, timeZone: string): string | null {
  const [day, distance] = ['UTC', timeZone]
    .flatMap((zone) => {
      const [, second] = wallClock(seconds, zone) ?? [];
      if (second === undefined) return [];
      const isAfternoon = second > daySeconds / 2;
      const midnight = isAfternoon ? seconds + daySeconds - second : seconds;
      return [[wallClock(midnight, zone)?.[0], isAfternoon ? daySeconds - second : second] as const];
    })
    .reduce((one, other) => (other[1] < one[1] ? other : one), [undefined, Number.POSITIVE_INFINITY]);
  return day !== undefined && Number.isFinite(distance) ? day : null;
}

/** The day and the second of that day on the clocks of a time zone; null beyond what dates hold. */
function wallClock(seconds: number, timeZone: string): [string, number] | null {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime()) || !Number.isInteger(seconds)) return null;
  const day = isoDay(moment, timeZone);
  const offset = zoneOffset(moment, timeZone);
  const local = Math.floor((moment.getTime() + offset) / 1000);
  return [day, ((local % daySeconds) + daySeconds) % daySeconds];
}
