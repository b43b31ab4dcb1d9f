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

/** A moment, in the structure's time zone. */
export function formatMoment(locale: Locale, moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(tag[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(moment);
}

/** Picks the form for a count by the language's own rules: in French 0 is singular, in English it is plural. */
export function plural(locale: Locale, count: number, forms: { one: string; other: string }): string {
  return new Intl.PluralRules(tag[locale]).select(count) === 'one' ? forms.one : forms.other;
}

const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How long ago a moment was, in the largest unit that fits: "il y a 3 min". */
export function formatAgo(locale: Locale, moment: Date, now = new Date()): string {
  const seconds = Math.max(0, Math.round((now.getTime() - moment.getTime()) / 1000));
  const [unit, length] = steps.find(([, size]) => seconds >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(tag[locale], { numeric: 'always', style: 'short' }).format(-Math.floor(seconds / length), unit);
}
