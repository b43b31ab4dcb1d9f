import { withPlainMarks } from '#lib/values/address-marks.ts';
import { isBlankWord } from '#lib/values/blank-words.ts';
import { type DateOrderTally, emptyTally, tallyDate } from '#lib/values/date-order.ts';
import { readGender } from '#lib/values/read-gender.ts';
import { storableText } from '#lib/values/storable-text.ts';
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
  /** Cells with a letter. */
  lettered: number;
  /** Cells with an @, a digit, as many digits as a phone, and what may be a day however written. */
  atSigns: number;
  numbered: number;
  longNumbers: number;
  /** Numbers with a trunk prefix or a calling code, which ids lack. */
  surePhones: number;
  dayLike: number;
  /** Cells that tell a gender, and those that do by a whole word. */
  genders: number;
  genderWords: number;
  /** Days long enough ago for the birth of a client. */
  births: number;
  order: DateOrderTally;
  /** The first filled cells, shortened. */
  examples: string[];
};

const shown = { examples: 3, length: 120 };

/** UTF-16 units; longer cells are notes. */
const longestLooked = 100;
/** One address: a cell with separators is a whole line of another dialect, or several. */
const email = /^[^\s@;,|<>()]+@[^\s@;,|<>()]+\.[^\s@;,|<>()]{2,}$/;
/** Digits from which on a text may be a phone or a day. */
const fewestDigits = { phone: 6, day: 5 };
/** Years; the members of a club are older. */
const youngest = 2;
/** Words for a gender: single letters are too much else, such as sizes. */
const fewestLetters = 3;
const longestGender = 15;
const phone = /^(?:tel:)?\+?\(?\d(?:[\s().\-/]?\d){8,14}$/;
const surePhone = /^(?:tel:)?(?:\(?\+|00)|^0[1-9](?:[\s.-]?\d{2}){4}$/;
const letter = /\p{L}/u;
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
    lettered: 0,
    atSigns: 0,
    numbered: 0,
    longNumbers: 0,
    surePhones: 0,
    dayLike: 0,
    genders: 0,
    genderWords: 0,
    births: 0,
    order: emptyTally(),
    examples: [],
  };
}

/** Counts one cell of a column. A word for no value counts as an empty cell. */
export function profileCell(profile: ColumnProfile, cell: string): void {
  if (cell === '') return;
  if (profile.examples.length < shown.examples && cell.trim() !== '')
    profile.examples.push(storableText(cell, shown.length));
  if (cell.length > longestLooked) {
    profile.filled += 1;
    return;
  }
  const text = undress(cell);
  if (isBlankWord(text, 'number')) return;
  profile.filled += 1;
  countSigns(profile, text);
  if (email.test(text)) profile.emails += 1;
  // Before days: "02 41 00 02 01" begins like one, and no day has nine digits.
  else if (phone.test(text)) {
    profile.phones += 1;
    if (surePhone.test(text)) profile.surePhones += 1;
  } else if (day.test(text)) {
    profile.days += 1;
    if (mayBeBirth(text)) profile.births += 1;
  } else if (name.test(text)) {
    profile.names += 1;
    if (text.includes(' ')) profile.severalWords += 1;
  }
  tallyDate(profile.order, text);
}

function countSigns(profile: ColumnProfile, text: string): void {
  const digits = text.replace(/\D/g, '').length;
  if (withPlainMarks(text).includes('@')) profile.atSigns += 1;
  if (letter.test(text)) profile.lettered += 1;
  if (digits > 0) profile.numbered += 1;
  if (digits >= fewestDigits.phone) profile.longNumbers += 1;
  if (digits >= fewestDigits.day || day.test(text)) profile.dayLike += 1;
  if (text.length > longestGender || readGender(text) === null) return;
  profile.genders += 1;
  if (text.length >= fewestLetters) profile.genderWords += 1;
}

/** A day some years ago without a time of day: neither an entry of a log nor a recent event. */
function mayBeBirth(text: string): boolean {
  const [, hour, minute] = /(\d{1,2})[:h](\d{2})/.exec(text) ?? [];
  if (Number(hour ?? 0) + Number(minute ?? 0) > 0) return false;
  const year = Number(/(?:19|20)\d{2}/.exec(text)?.[0] ?? 0);
  return year === 0 || year <= new Date().getFullYear() - youngest;
}
