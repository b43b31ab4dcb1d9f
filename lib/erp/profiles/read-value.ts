import { isoDay } from '#lib/i18n/format.ts';
import { parseBirthDate } from '#lib/identity/birth-date.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { maxAddressLength, trimEmail } from '#lib/identity/trim-email.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { todayIn } from '#lib/values/today-in.ts';
import { undress } from '#lib/values/undress.ts';

const control = /[\p{Cc}\u2028\u2029]/gu;
const strange = /[\0\u202a-\u202e\u2066-\u2069]/u;

type TextProblem = 'not-text' | 'odd-characters' | 'too-long';

/**
 * Reads a text as programs send it: a number as its digits; null, `false` (Odoo) and an absent
 * value as empty. Spaces and line ends become single spaces.
 */
export function readText(value: unknown, most: number): Result<string, TextProblem> {
  if (typeof value === 'string' && value.length <= 20 * most && strange.test(value)) return fail('odd-characters');
  return cleanText(value, most, (text) => text.replace(/\s+/gu, ' ').trim());
}

/**
 * Reads a name or another value that forms and files hold too: undressed as there, so that
 * invisible characters are removed rather than refused.
 */
export function readUndressed(value: unknown, most: number): Result<string, TextProblem> {
  return cleanText(value, most, undress);
}

function cleanText(value: unknown, most: number, clean: (text: string) => string): Result<string, TextProblem> {
  if (value === undefined || value === null || value === false) return succeed('');
  if (typeof value === 'number' && Number.isFinite(value)) return succeed(String(value));
  if (typeof value !== 'string') return fail('not-text');
  if (value.length > 20 * most) return fail('too-long');
  if (!value.isWellFormed() || value.includes('\0')) return fail('odd-characters');
  const text = clean(value.replace(control, ' '));
  return text.length > most ? fail('too-long') : succeed(text);
}

/** Reads an address with its key; the problems are those of `emailKey`. */
export function readEmail(value: unknown): Result<{ email: string; emailKey: string }, string> {
  const text = readText(value, maxAddressLength);
  if (!text.ok) return text.problem === 'too-long' ? fail('email-too-long') : text;
  const key = emailKey(text.value);
  return key.ok ? succeed({ email: trimEmail(text.value), emailKey: key.value }) : fail(key.problem);
}

/**
 * Reads a day, ISO 8601; null for an empty value. Dolibarr and others send seconds since 1970, of
 * the midnight or the noon of that day in their time zone; 0 means no day more often than the first
 * of January.
 */
export function readDay(value: unknown, timeZone: string): Result<string | null, string> {
  const text = readText(value, 40);
  if (!text.ok) return text;
  if (['', '0'].includes(text.value) || /^0000-00-00/.test(text.value)) return succeed(null);
  const seconds = typeof value === 'number' || /^-?\d{6,11}$/.test(text.value) ? Number(text.value) : null;
  const date = parseBirthDate(seconds === null ? text.value : dayAt(seconds, timeZone), todayIn(timeZone));
  return date.ok ? succeed(date.value.toISOString().slice(0, 10)) : date;
}

function dayAt(seconds: number, timeZone: string): string {
  const moment = new Date(seconds * 1000);
  return Number.isNaN(moment.getTime()) ? '' : isoDay(moment, timeZone);
}

const written = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a time: ISO 8601, as Frappe and Odoo write it (UTC without an offset), or seconds or
 * milliseconds since 1970.
 */
export function readMoment(value: unknown): Result<Date, 'required' | 'timestamp-unreadable'> {
  if (value === undefined || value === null || value === false || value === '') return fail('required');
  const moment = toMoment(value);
  return moment && moment.getTime() >= 0 ? succeed(moment) : fail('timestamp-unreadable');
}

function toMoment(value: unknown): Date | null {
  if (typeof value === 'number') return new Date(value < 1e11 ? value * 1000 : value);
  if (typeof value !== 'string' || value.length > 60) return null;
  if (/^\d{9,13}$/.test(value)) return toMoment(Number(value));
  const [, day, time, zone] = written.exec(value.trim()) ?? [];
  return day && time
    ? new Date(`${day}T${time.replace(',', '.').replace(/(\.\d{3})\d{1,6}$/, '$1')}${zone ?? 'Z'}`)
    : null;
}

const yes = ['true', '1', 'yes', 'y', 'on'];
const no = ['false', '0', 'no', 'n', 'off'];

/**
 * Reads `active` of the native body: whether the person is still there. An absent value means yes,
 * an empty one is refused.
 */
export function readActive(value: unknown): Result<boolean, 'not-a-choice'> {
  if (value === undefined) return succeed(true);
  // An object from outside may not even convert to a text.
  if (typeof value === 'object') return fail('not-a-choice');
  const word = String(value).slice(0, 20).trim().toLowerCase();
  if (yes.includes(word)) return succeed(true);
  return no.includes(word) ? succeed(false) : fail('not-a-choice');
}
