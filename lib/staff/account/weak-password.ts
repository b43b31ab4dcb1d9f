import { dictionary } from '@zxcvbn-ts/language-common';
import { fold } from '#lib/identity/fold.ts';
import { MAX_PASSWORD_LENGTH } from '../password.ts';

/** Why a password is refused although it is long enough. */
export type PasswordWeakness = 'password-common' | 'password-guessable';

/** Characters around a common password that do not make it another one: "motdepasse2026!". */
const maxDecoration = 6;
/** Characters that have to be left of a password without the words around the account. */
const minOwnCharacters = 6;
const minWordLength = 3;

/** The 49,000 commonest passwords, in lower case. */
let common: Set<string> | undefined;

/**
 * Tells whether a password is among the first that are tried: one of the commonest, or hardly more
 * than the words around the account. Case, accents, and digits or signs around do not count.
 * @param words what belongs to the account: its name, its e-mail, the names of its structures
 */
export function passwordWeakness(password: string, words: readonly string[]): PasswordWeakness | null {
  const plain = fold(password.slice(0, MAX_PASSWORD_LENGTH)).replaceAll(' ', '');
  if (isCommon(password.toLowerCase()) || isCommon(plain)) return 'password-common';
  const bare = plain.replace(/^\d{1,6}/, '').replace(/\d{1,6}$/, '');
  if (plain.length - bare.length <= maxDecoration && isCommon(bare)) return 'password-common';
  if (new Set(plain).size <= 2 && plain !== '') return 'password-common';
  return own(plain, words).length < minOwnCharacters && own(plain, words) !== plain ? 'password-guessable' : null;
}

function isCommon(text: string): boolean {
  common ??= new Set(dictionary['passwords-common'].map((entry) => entry.toLowerCase()));
  return text.length > 3 && common.has(text);
}

/** What is left without the words around the account, digits at the ends and years. */
function own(plain: string, words: readonly string[]): string {
  const parts = words
    .flatMap((word) => fold(word).split(' '))
    .filter((word) => word.length >= minWordLength)
    .sort((a, b) => b.length - a.length);
  let left = plain;
  for (const part of new Set(parts)) left = left.replaceAll(part, ' ');
  return left === plain ? plain : left.replace(/[\s\d]+/g, '');
}
