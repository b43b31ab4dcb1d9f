import type { DateOrder } from '#lib/values/date-order.ts';
import { readDay } from '#lib/values/read-day.ts';
import { memberKey } from './member-key.ts';
import { phoneDigits } from './phone-digits.ts';
import { emptyTerm, type SearchTerm } from './search-term.ts';

/** Where numbers come from: they decide what digits mean. */
export type NumberStyle = { country: string; order: DateOrder; today: Date };

/**
 * A date of three numbers or of eight digits; five digits would be a day number of a spreadsheet.
 */
const dayShape = /^(?:\d{1,4}[\s/.-]+\d{1,2}[\s/.-]+\d{1,4}|\d{8})$/;
/** Below this many digits a member number must match whole: too many numbers begin with "1". */
const minMemberDigits = 3;

/**
 * Reads neighbouring texts of digits and marks: a phone, a member number, a birth date, or several.
 */
export function numericTerm(items: string[], style: NumberStyle): SearchTerm {
  const text = items.join(' ');
  const [only, second] = items;
  const isSingle = second === undefined && only !== undefined;
  const digitsPerItem = items.map((item) => item.replace(/\D/g, '').length);
  const areNumbers = items.length > 1 && digitsPerItem.every((count) => count >= minMemberDigits);
  return {
    ...emptyTerm,
    words: isSingle ? wordsOf(only) : [],
    digits: phoneDigits(text, style.country),
    member: memberOf(text),
    day: dayShape.test(text) ? dayOf(text, style) : null,
    parts: areNumbers ? items.map((item) => numericTerm([item], style)) : [],
  };
}

function memberOf(text: string): string | null {
  const key = memberKey(text);
  return key === null || key.length <= minMemberDigits ? key : key.replace(/x$/, '');
}

/** Reads a birth date as people type it. */
export function dayOf(text: string, { order, today }: NumberStyle): string | null {
  const day = readDay(text.replace(/\s+/g, ' '), order, today);
  return day.ok ? day.value : null;
}

function wordsOf(item: string): string[][] {
  return item
    .split(/\D+/)
    .filter(Boolean)
    .map((word) => [word]);
}
