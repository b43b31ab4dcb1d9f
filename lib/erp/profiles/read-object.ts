import { isBlankWord } from '#lib/values/blank-words.ts';
import { undress } from '#lib/values/undress.ts';

/** Returns a value as an object; an empty one for anything that is no object. */
export function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Reads a value as a text that can be stored and shown, cut to a maximum length. */
export function readKeyword(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .slice(0, 200)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, 100)
    .toWellFormed();
}

/** Returns whether a value is empty: null, blank, `false` as Odoo writes it, an empty list. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === 'object') return Object.keys(value).length === 0;
  return typeof value === 'string' && value.length <= 200 && value.trim() === '';
}

/**
 * Returns the value of the first of these names that says something; undefined without one. A word
 * for nothing ("null", "N/A") is no id: all records that have it would be one person.
 */
export function firstFilled(object: Record<string, unknown>, ...names: string[]): unknown {
  return names.map((name) => object[name]).find((value) => !isEmpty(value) && !isWordForNothing(value));
}

function isWordForNothing(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 40 && isBlankWord(undress(value), 'last-name');
}

/**
 * Returns the values of those of these names that the object has, in their order, as one field of a
 * `RawPerson`; undefined where it has none.
 */
export function given(object: Record<string, unknown>, ...names: string[]): unknown[] | undefined {
  const values = names.filter((name) => object[name] !== undefined).map((name) => object[name]);
  return values.length > 0 ? values.flat() : undefined;
}

/** Maximum number of names that are listed as unread, and UTF-16 units of one. */
const [maxUnread, longestName] = [40, 60];

/**
 * Lists the filled fields of an object that a profile does not read, by name and never by value.
 * @param read names that the profile reads, or that say nothing about a person
 */
export function unreadNames(object: Record<string, unknown>, read: ReadonlySet<string>): string[] {
  const unread: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    if (unread.length === maxUnread) break;
    if (read.has(name) || isEmpty(value) || value === 0 || value === '0') continue;
    const shown = readKeyword(name.slice(0, longestName));
    if (shown) unread.push(shown);
  }
  return unread;
}

/** Returns the id of a record that a program numbers, also where a spreadsheet made it a float. */
export function wholeNumber(id: unknown): unknown {
  return typeof id === 'string' && id.length <= 60 ? id.replace(/^(\s*\d+)[.,]0+\s*$/, '$1') : id;
}
