import { fold } from '#lib/identity/fold.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../password.ts';
import { hasCommon } from './common-passwords.ts';
import { repeatedPart, withoutRuns } from './password-patterns.ts';

/** Why a password is refused although it is long enough. */
export type PasswordWeakness = 'password-common' | 'password-guessable';

/** Characters around a common password that do not make it another one: "motdepasse2026!". */
const maxDecoration = 6;
/** Characters that have to be left of a password without what can be guessed of it. */
const minOwnCharacters = 6;
const minWordLength = 3;

/** What anybody would try here first: words of the product, of its roles, and of signing in. */
const productWords = `back office backoffice club clubs client clients membre membres member members gestion
  direction accueil owner manager reception admin administrateur administrator staff equipe team structure
  password passe motdepasse mdp login connexion bienvenue welcome secret changeme`;

/** Signs and digits that stand for a letter: "p@ssw0rd". */
const lookalikes: Record<string, string> = {
  '@': 'a',
  4: 'a',
  3: 'e',
  0: 'o',
  1: 'i',
  '!': 'i',
  $: 's',
  5: 's',
  7: 't',
};

/**
 * Tells whether a password is among the first that are tried: one of the commonest, a single word,
 * a short part over and over, keys next to each other, or hardly more than the words around the
 * account and the product. Case, accents, and digits or signs around do not count.
 * @param words what belongs to the account: its name, its e-mail, the names of its structures
 */
export async function passwordWeakness(password: string, words: readonly string[]): Promise<PasswordWeakness | null> {
  const typed = password.slice(0, MAX_PASSWORD_LENGTH);
  const plain = fold(typed).replaceAll(' ', '');
  if (plain !== '' && new Set(plain).size <= 2) return 'password-common';
  if (isMadeOf(plain, words)) return 'password-guessable';
  const bare = withoutDecoration(plain);
  if ([typed.toLowerCase(), plain, bare].some(isPattern)) return 'password-common';
  const lower = typed.toLowerCase();
  const meant = [lower, withoutDecoration(lower)].map(withLetters);
  const tried = new Set([typed, lower, plain, bare, ...meant].filter((text) => text.length > 3));
  if (await hasCommon([...tried])) return 'password-common';
  return isMadeOf(plain, [productWords, ...words]) ? 'password-guessable' : null;
}

/** Whether hardly anything is left of a password without these words. */
function isMadeOf(plain: string, words: readonly string[]): boolean {
  const left = own(plain, words);
  return left.length < minOwnCharacters && left !== plain;
}

/** Without up to six digits at each end, unless they are most of it. */
function withoutDecoration(text: string): string {
  const bare = text.replace(/^[\d\p{P}\p{S}]{1,6}/u, '').replace(/[\d\p{P}\p{S}]{1,6}$/u, '');
  return text.length - bare.length <= maxDecoration ? bare : text;
}

/** A part too short to be a password does not become one by repeating it, nor do rows of keys. */
function isPattern(text: string): boolean {
  const part = repeatedPart(text);
  if (part !== text && part.length < MIN_PASSWORD_LENGTH) return true;
  const left = withoutRuns(text);
  return left !== text && left.length < minOwnCharacters;
}

function withLetters(text: string): string {
  return fold(text.replace(/[@$!\d]/g, (sign) => lookalikes[sign] ?? sign)).replaceAll(' ', '');
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
