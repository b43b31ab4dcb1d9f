import type { Locale } from './locale.ts';

/** Region matters for dates and grouping; English here is British, as in the clubs that read it. */
const tag: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/**
 * Formatting costs little; getting ready for it does not, and a page formats hundreds of dates. So
 * a formatter is made once for each locale and zone, of which there are few.
 */
const made = new Map<string, unknown>();

function once<Formatter>(key: string, make: () => Formatter): Formatter {
  const known = made.get(key) as Formatter | undefined;
  if (known) return known;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}

function dates(locale: Locale, timeZone: string, dateStyle: Style, timeStyle?: Style): Intl.DateTimeFormat {
  return once(
    `${locale} ${timeZone} ${dateStyle} ${timeStyle}`,
    () => new Intl.DateTimeFormat(tag[locale], { dateStyle, timeZone, ...(timeStyle && { timeStyle }) }),
  );
}

type Style = 'short' | 'medium' | 'long';

export function formatNumber(locale: Locale, value: number): string {
  return once(`number ${locale}`, () => new Intl.NumberFormat(tag[locale])).format(value);
}

/** A day of the calendar, such as a birth date, which no time zone moves. */
export function formatDay(locale: Locale, day: Date): string {
  return dates(locale, 'UTC', 'long').format(day);
}

/** The day of a moment, in the structure's time zone, short enough for a column. */
export function formatShortDay(locale: Locale, moment: Date, timeZone: string): string {
  return dates(locale, timeZone, 'medium').format(moment);
}

/** The same day as ISO 8601, for fields and file names. */
export function isoDay(moment: Date, timeZone: string): string {
  return once(`iso ${timeZone}`, () => new Intl.DateTimeFormat('sv-SE', { timeZone })).format(moment);
}

/** A moment to the second as spreadsheets read it, "2026-03-01 14:05:09", in a time zone. */
export function isoSecond(moment: Date, timeZone: string): string {
  return once(
    `iso second ${timeZone}`,
    () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
  ).format(moment);
}

/** A moment, in the structure's time zone. */
export function formatMoment(locale: Locale, moment: Date, timeZone: string): string {
  return dates(locale, timeZone, 'medium', 'short').format(moment);
}

/** A moment to the second, for telling apart what came in the same minute. */
export function formatSecond(locale: Locale, moment: Date, timeZone: string): string {
  return dates(locale, timeZone, 'medium', 'medium').format(moment);
}

/**
 * How long ago, as one says it at the desk: "il y a 2 h", "hier"; the day itself after a week. A
 * moment still to come is now.
 */
export function formatAgo(locale: Locale, moment: Date, now: Date, timeZone: string): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - moment.getTime()) / 60_000));
  const ago = once(
    `ago ${locale}`,
    () => new Intl.RelativeTimeFormat(tag[locale], { numeric: 'auto', style: 'short' }),
  );
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
 * plural. `zero`: what is said of none instead, as "aucun client".
 */
export function plural(locale: Locale, count: number, forms: { zero?: string; one: string; other: string }): string {
  if (count === 0 && forms.zero !== undefined) return forms.zero;
  const rules = once(`plural ${locale}`, () => new Intl.PluralRules(tag[locale]));
  return rules.select(count) === 'one' ? forms.one : forms.other;
}
