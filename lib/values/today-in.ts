import { isoDay } from '#lib/i18n/format.ts';

/** The day that it is in a time zone (IANA), as midnight UTC of that day. */
export function todayIn(timeZone: string, now = new Date()): Date {
  return new Date(isoDay(now, timeZone));
}
