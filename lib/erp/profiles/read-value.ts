import { fail, type Result, succeed } from '#lib/result.ts';
import { withoutInvisible } from '#lib/values/invisible.ts';
import { momentInZone } from '#lib/values/zone-offset.ts';
import { noWords, yesWords } from './status-table.ts';

type TextProblem = 'not-text' | 'odd-characters' | 'too-long';

/**
 * Reads an id as it is written: a number as its digits; null, `false` (Odoo) and an absent value as
 * empty. Invisible characters are removed as in every field; spaces and line ends become single
 * spaces.
 */
export function readText(value: unknown, most: number): Result<string, TextProblem> {
  if (value === undefined || value === null || value === false) return succeed('');
  if (typeof value === 'number' && Number.isFinite(value)) return succeed(String(value));
  if (typeof value !== 'string') return fail('not-text');
  if (value.length > 20 * most) return fail('too-long');
  if (!value.isWellFormed()) return fail('odd-characters');
  const text = withoutInvisible(value)
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
  return text.length > most ? fail('too-long') : succeed(text);
}

/**
 * How the times of a connection are read. `timeZone` (IANA): of those without an offset.
 * `receivedAt`: the latest that a time means which the clocks showed twice.
 */
export type Clock = { timeZone: string; receivedAt: Date };

/** Milliseconds that an ERP's clock may be ahead of ours: the tolerance of Standard Webhooks. */
export const maxClockLeadMs = 5 * 60 * 1000;

const written =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Returns whether a time is written without an offset, so that the zone decides what it means. */
export function isNaive(value: unknown): boolean {
  const parts = typeof value === 'string' && value.length <= 60 ? written.exec(value.trim()) : null;
  return parts !== null && parts[3] === undefined;
}

/**
 * Reads a time: ISO 8601, also with a space and microseconds as Frappe and Odoo write it, or
 * seconds or milliseconds since 1970.
 */
export function readMoment(value: unknown, clock: Clock): Result<Date, 'required' | 'timestamp-unreadable'> {
  if (isNoMoment(value)) return fail('required');
  const moment = toMoment(value, clock);
  return moment && moment.getTime() >= 0 ? succeed(moment) : fail('timestamp-unreadable');
}

/** Returns whether a message has no time: absent, empty, or a template's word for nothing. */
export function isNoMoment(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === 'string' && value.length <= 20 && /^\s*(?:None|null|undefined)?\s*$/i.test(value);
}

function toMoment(value: unknown, clock: Clock): Date | null {
  if (typeof value === 'number') return new Date(value < 1e11 ? value * 1000 : value);
  if (typeof value !== 'string' || value.length > 60) return null;
  const text = value.trim();
  if (/^\d{9,13}(?:\.\d{1,9})?$/.test(text)) return toMoment(Number(text), clock);
  const [, day, time, zone] = written.exec(text) ?? [];
  if (!day || !time) return null;
  const shown = `${day}T${time.replace(',', '.').replace(/(\.\d{3})\d{1,6}$/, '$1')}`;
  if (zone) return new Date(`${shown}${offsetOf(zone)}`);
  const naive = new Date(`${shown}Z`);
  if (Number.isNaN(naive.getTime())) return null;
  return momentInZone(naive, clock.timeZone, new Date(clock.receivedAt.getTime() + maxClockLeadMs));
}

function offsetOf(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  return zone.length === 3 ? `${zone}:00` : zone;
}

/**
 * Reads `active` of the native body: whether the person is still there. An absent value means yes,
 * an empty one is refused.
 */
export function readActive(value: unknown): Result<boolean, 'not-a-choice'> {
  if (value === undefined) return succeed(true);
  // An object from outside may not even convert to a text.
  if (typeof value === 'object') return fail('not-a-choice');
  const word = String(value).slice(0, 20).trim().toLowerCase();
  if (yesWords.includes(word)) return succeed(true);
  return noWords.includes(word) ? succeed(false) : fail('not-a-choice');
}
