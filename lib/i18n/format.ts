import type { Locale } from './locale.ts';

/** Region matters for dates and grouping; English here is British, as in the clubs that read it. */
const tag: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

export function formatNumber(locale: Locale, value: number): string {
  return new Intl.NumberFormat(tag[locale]).format(value);
}

/** A day of the calendar, such as a birth date, which no time zone moves. */
export function formatDay(locale: Locale, day: Date): string {
  return new Intl.DateTimeFormat(tag[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** The day of a moment, in the structure's time zone, short enough for a column. */
export function formatShortDay(locale: Locale, moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(tag[locale], { dateStyle: 'medium', timeZone }).format(moment);
}

/** Formatting a day costs little; getting ready for it does not, and an ERP tells a million. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The same day as ISO 8601, for fields and file names. */
export function isoDay(moment: Date, timeZone: string): string {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  calendars.set(timeZone, calendar);
  return calendar.format(moment);
}

/** A moment, in the structure's time zone. */
export function formatMoment(locale: Locale, moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(tag[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(moment);
}

/** A moment to the second, for telling apart what came in the same minute. */
export function formatSecond(locale: Locale, moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(tag[locale], { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(moment);
}

/**
 * How long ago, as one says it at the desk: "il y a 2 h", "hier"; the day itself after a week. A
 * moment still to come is now.
 */
export function formatAgo(locale: Locale, moment: Date, now: Date, timeZone: string): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 60_000));
  const ago = new Intl.RelativeTimeFormat(tag[locale], { numeric: 'auto', style: 'short' });
  if (minutes < 60) return minutes === 0 ? justNow[locale] : ago.format(-minutes, 'minute');
  if (minutes < 24 * 60) return ago.format(-Math.floor(minutes / 60), 'hour');
  const days = daysBetween(moment, now, timeZone);
  return days < 7 ? ago.format(-days, 'day') : onDay[locale](formatShortDay(locale, moment, timeZone));
}

const justNow: Record<Locale, string> = { fr: 'à l’instant', en: 'just now' };
const onDay: Record<Locale, (day: string) => string> = { fr: (day) => `le ${day}`, en: (day) => `on ${day}` };

/** Midnights between two moments, by the structure's calendar. */
function daysBetween(moment: Date, now: Date, timeZone: string): number {
  return Math.round((Date.parse(isoDay(now, timeZone)) - Date.parse(isoDay(moment, timeZone))) / 86_400_000);
}

/**
 * Picks the form for a count by the language's own rules: in French 0 is singular, in English it is
 * plural.
 */
export function plural(locale: Locale, count: number, forms: { one: string; other: string }): string {
  return new Intl.PluralRules(tag[locale]).select(count) === 'one' ? forms.one : forms.other;
}
