import { isBlankWord } from '#lib/values/blank-words.ts';
import { type DateOrderTally, emptyTally, tallyDate } from '#lib/values/date-order.ts';
import { undress } from '#lib/values/undress.ts';

/** What the cells of a column look like, counted over the rows that were looked at. */
export type ColumnProfile = {
  filled: number;
  emails: number;
  phones: number;
  days: number;
  /** Cells of letters alone, as names are, and how many of them have several words. */
  names: number;
  severalWords: number;
  order: DateOrderTally;
  /** The first filled cells, shortened. */
  examples: string[];
};

const shown = { examples: 3, length: 120 };

/** A share of the filled cells above which the content says what the column holds. */
const clearShare = 0.8;
/** UTF-16 units; longer cells are notes. */
const longestLooked = 100;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const phone = /^(?:tel:)?\+?\(?\d(?:[\s().\-/]?\d){8,14}$/;
const name = /^[\p{L}\p{M}][\p{L}\p{M}'.\- ]{0,59}$/u;
const day =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{1,2}(?:er)?[-/. ]\p{L}{3,9}\.?[-/. ](?:\d{4}|\d{2})|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b/u;

export function emptyProfile(): ColumnProfile {
  return {
    filled: 0,
    emails: 0,
    phones: 0,
    days: 0,
    names: 0,
    severalWords: 0,
    order: emptyTally(),
    examples: [],
  };
}

/** Counts one cell of a column. A word for no value counts as an empty cell. */
export function profileCell(profile: ColumnProfile, cell: string): void {
  if (cell === '') return;
  if (profile.examples.length < shown.examples && cell.trim() !== '')
    profile.examples.push(cell.slice(0, shown.length).toWellFormed().replaceAll('\0', '\u2400'));
  if (cell.length > longestLooked) {
    profile.filled += 1;
    return;
  }
  const text = undress(cell);
  if (isBlankWord(text, 'number')) return;
  profile.filled += 1;
  if (email.test(text)) profile.emails += 1;
  // Before days: "02 41 00 02 01" begins like one, and no day has nine digits.
  else if (phone.test(text)) profile.phones += 1;
  else if (day.test(text)) profile.days += 1;
  else if (name.test(text)) {
    profile.names += 1;
    if (text.includes(' ')) profile.severalWords += 1;
  }
  tallyDate(profile.order, text);
}

/** Whether the content of a column may be names. */
export function mayBeNames({ filled, names }: ColumnProfile): boolean {
  return filled > 0 && names >= clearShare * filled;
}

/** The field that the content of a column speaks for, or null. */
export function fieldOfContent(profile: ColumnProfile): 'email' | 'phone' | 'birthDate' | null {
  if (profile.filled === 0) return null;
  const isClear = (count: number) => count >= clearShare * profile.filled;
  if (isClear(profile.emails)) return 'email';
  if (isClear(profile.phones)) return 'phone';
  return isClear(profile.days) ? 'birthDate' : null;
}
