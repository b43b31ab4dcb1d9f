import type { ImportField } from '#lib/imports/file/import-field.ts';
import { fieldOfWords } from './field-of-words.ts';
import { longForms } from './header-synonyms.ts';
import { headerWords } from './header-words.ts';
import { neutral, orderAddress } from './neutral-words.ts';
import { isOtherPerson, type OtherPerson, otherPersonIn } from './other-people.ts';

export type HeaderMeaning = {
  field: ImportField | null;
  /** Among columns of one field the lowest comes first: a mobile phone before others. */
  rank: number;
  /** The column is about another person than the client: a parent, the payer, the employer. */
  isOther: boolean;
  /** The words that name the other person ("mere"), sorted. */
  other: string;
  person: OtherPerson | null;
  /** Whether every word is known, so that the header alone says what the column holds. */
  isPlain: boolean;
};

/** Added to the rank of a column about the address of an order. */
export const orderRank = 6;
/** Added to the rank of the second or another column of a field. */
export const secondRank = 4;
/** The rank of a number that does not say whose it is: "N°", "Id". */
export const bareNumberRank = 3;

/**
 * Ranks of columns that hold a part of the last name, which is joined to the column that holds the
 * name itself: what stands before it ("de", "van der"), and the second surname of Spanish names.
 */
export const namePartRanks = { particle: 3, secondSurname: 5 } as const;

/** Whether a column of last names holds a part of them only. */
export function isNamePart(rank: number): boolean {
  return rank === namePartRanks.particle || rank === namePartRanks.secondSurname;
}

const second = /^[2-9]$|^(?:secondaire|secondary|autre|other|second|seconde|deuxieme|alternatif)$/;
const ranks: Partial<Record<ImportField, readonly [RegExp, number][]>> = {
  // Everyday names first: a name at birth may be of long ago.
  lastName: [
    [/\b(?:usage|usuel)\b/, 0],
    [/\b(?:naissance|patronymique)\b/, 2],
    [/\bparticule\b/, namePartRanks.particle],
    [/\bdeuxiemenom\b/, namePartRanks.secondSurname],
  ],
  firstName: [[/\b(?:usage|usuel)\b/, 0]],
  fullName: [[/\bnom\b|^name$/, 0]],
  // "Mme" tells the gender where no column does.
  gender: [
    [/\bsexe\b/, 0],
    [/\bcivilite\b/, 1],
    [/./, 2],
  ],
  phone: [
    [/\bmobile\b/, 0],
    [/\b(?:fixe|domicile)\b/, 2],
    [/\b(?:bureau|work|pro|professionnel|business|office)\b/, 3],
  ],
  externalId: [
    [/\bnumero\b.*\b(?:adherent|membre|client)\b|\b(?:adherent|membre|client)\b.*\bnumero\b/, 0],
    [/\b(?:adherent|membre|membership|client|licence|licencie|usager|abonne)\b/, 1],
    [/\b(?:externe|external|badge|ext)\b/, 2],
    [/./, bareNumberRank],
  ],
};

/**
 * Reads what a header says about its column, by its words in any order, with what stands in
 * brackets. A name column wants nothing but names and neutral words ("nom du chien" is none); other
 * fields are recognised beside unknown words, which the content has to confirm.
 * @param ignored words that say nothing in this file, such as a prefix of all its headers
 */
export function headerMeaning(header: string, ignored: ReadonlySet<string> = nothing): HeaderMeaning {
  const words = headerWords(header).filter((word) => !ignored.has(word));
  const text = words.join(' ');
  const other = [...new Set(words.filter(isOtherPerson))].sort().join(' ');
  const person = otherPersonIn(words);
  const field = fieldOfWords(words);
  const rank = field === null ? 0 : rankOf(field, text, words);
  return { field, rank, isOther: person !== null, other, person, isPlain: words.every(isKnown) };
}

const nothing: ReadonlySet<string> = new Set();
const fieldWords = new Set([...longForms.values()].flatMap((words) => words.split(' ')));

function isKnown(word: string): boolean {
  return (
    fieldWords.has(word) || neutral.has(word) || isOtherPerson(word) || second.test(word) || orderAddress.test(word)
  );
}

function rankOf(field: ImportField, text: string, words: string[]): number {
  const own = ranks[field]?.find(([pattern]) => pattern.test(text))?.[1] ?? 1;
  return own + (words.some((word) => second.test(word)) ? secondRank : 0) + (orderAddress.test(text) ? orderRank : 0);
}
