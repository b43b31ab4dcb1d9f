import { isoDay } from '#lib/i18n/format.ts';

const minuteMs = 60_000;

/** By time zone, the day of the latest minute that was asked about: no day begins within one. */
const latest = new Map<string, { minute: number; day: string }>();

/** The day that it is in a time zone (IANA), as midnight UTC of that day. */
export function todayIn(timeZone: string, now = new Date()): Date {
  const minute = Math.floor(now.getTime() / minuteMs);
  const known = latest.get(timeZone);
  if (known?.minute === minute) return new Date(known.day);
  const day = isoDay(now, timeZone);
  latest.set(timeZone, { minute, day });
  return new Date(day);
}
