import { isAboutSomethingElse } from './about-something-else.ts';
import { type ColumnChoice, contentRank, otherRank } from './column-choice.ts';
import type { ColumnProfile } from './column-profile.ts';
import { mayBeNames } from './field-of-content.ts';
import type { HeaderMeaning } from './header-meaning.ts';
import { headerWords } from './header-words.ts';

/** A share of cells of several words above which they are first and last names. */
const fullShare = 0.9;

export function hasName(choices: ColumnChoice[]): boolean {
  return choices.some(({ field }) => field === 'lastName' || field === 'fullName');
}

/**
 * Where no header names the client, as in a file in another language, the first columns that hold
 * names are suggested, those whose headers have a word for a name first.
 */
export function suggestNames(choices: ColumnChoice[], headers: string[], profiles: ColumnProfile[]): ColumnChoice[] {
  const words = headers.map(headerWords);
  const has = (index: number, word: string) => words[index]?.includes(word) ?? false;
  const found = choices.map((_, index) => index).filter((index) => isCandidate(index));
  const hasFirstName = choices.some(({ field }) => field === 'firstName');
  const first = found.find((index) => has(index, 'nom')) ?? found.find((index) => !has(index, 'prenom')) ?? found[0];
  if (first === undefined) return choices;
  const { names, severalWords } = profiles[first] as ColumnProfile;
  const others = found.filter((index) => index !== first);
  const second = others.find((index) => has(index, 'prenom')) ?? others[0];
  const isFull = !hasFirstName && severalWords >= fullShare * names && !others.some((index) => has(index, 'prenom'));
  return choices.map((choice, index) => {
    if (index === first) return { field: isFull ? 'fullName' : 'lastName', rank: contentRank, question: 'content' };
    const isFirstName = index === second && !hasFirstName && !isFull;
    return isFirstName ? { field: 'firstName', rank: contentRank, question: 'content' } : choice;
  });

  function isCandidate(index: number): boolean {
    const profile = profiles[index];
    const isFree = choices[index]?.field === null && !isAboutSomethingElse(headers[index] ?? '');
    return profile !== undefined && mayBeNames(profile) && isFree;
  }
}

/**
 * Where no column names the client, those who are named are the clients: the payers of a list of
 * donations, the parents of a list of parents.
 */
export function suggestOtherPeople(
  choices: ColumnChoice[],
  meanings: HeaderMeaning[],
  profiles: ColumnProfile[],
): void {
  const isClient = ({ person }: HeaderMeaning) => person === 'payer' || person === 'parent';
  const isName = ({ field }: HeaderMeaning) => field === 'lastName' || field === 'fullName';
  const named = meanings.find(
    (meaning, index) => isClient(meaning) && isName(meaning) && (profiles[index]?.filled ?? 0) > 0,
  );
  if (!named) return;
  const taken = new Set(choices.map(({ field }) => field));
  for (const [index, { field, other, rank }] of meanings.entries()) {
    if (other !== named.other || field === null || (profiles[index]?.filled ?? 0) === 0) continue;
    if (field === 'fullName' && named.field !== 'fullName') continue;
    if (taken.has(field) && choices[index]?.question === null) continue;
    choices[index] = { field, rank: rank + otherRank, question: 'other-person' };
    if (field !== 'email' && field !== 'phone') taken.add(field);
  }
}

/** The share of several-word names above which a column of last names holds full names. */
const doubleShare = 0.6;

/** Last names of several words each, in a file without first names, are full names. */
export function widenLastName(choices: ColumnChoice[], profiles: ColumnProfile[]): void {
  const last = choices.flatMap(({ field }, index) => (field === 'lastName' ? [index] : []));
  const [index] = last;
  if (index === undefined || last.length > 1 || choices.some(({ field }) => field === 'firstName')) return;
  const { names, severalWords } = profiles[index] ?? { names: 0, severalWords: 0 };
  if (names > 0 && severalWords > doubleShare * names)
    choices[index] = { ...(choices[index] as ColumnChoice), field: 'fullName' };
}
