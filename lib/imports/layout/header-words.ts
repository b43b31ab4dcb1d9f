import { fold } from '#lib/identity/fold.ts';
import { longForms } from './header-synonyms.ts';
import { splitGlued } from './split-glued.ts';

/** UTF-16 units of a header that are read. */
const longestRead = 200;

/** Two words that are one: put together before the words are looked at. */
const pairs: readonly [RegExp, string][] = [
  [/\b(?:e|em) mails?\b/g, 'email'],
  [/\b(?:first|given|fore|christian) names?\b/g, 'prenom'],
  [/\b(?:last|family|sur) names?\b/g, 'nom'],
  [/\bdate of birth\b|\bbirth date\b|\bgeb datum\b|\bd o b\b|\bd d n\b/g, 'naissance'],
  [/\b(?:nom(?:e|bre) completo|nome e cognome|cognome e nome)\b/g, 'nomcomplet'],
  [/\b(?:vollstandiger name|vor und (?:nach|zu|familien)name|volledige naam|voor en achternaam)\b/g, 'nomcomplet'],
  [/\b(?:segundo apellido|apellido (?:2|segundo|materno))\b/g, 'deuxiemenom'],
  [/\b(?:primer apellido|apellido (?:1|primero|paterno))\b/g, 'nom'],
  [/\b(?:code postal|postal code|post code)\b/g, 'codepostal'],
];

/**
 * Splits a header into words: camelCase, underscores, marks and words written together apart,
 * without accents, in lower case, abbreviations and foreign words as one French word each.
 * "TelMobile" becomes telephone, mobile; "N° d'adhérent" becomes numero, d, adherent.
 */
export function headerWords(header: string): string[] {
  const apart = header
    .slice(0, longestRead)
    // The parameter of a vCard property (RFC 6350, 5.6).
    .replace(/;?\btype=/gi, ' ')
    .replace(/[°º#]/g, ' numero ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(?=\d)|(\d)(?=\p{L})/gu, '$1$2 ');
  let text = fold(apart);
  for (const [pattern, word] of pairs) text = text.replace(pattern, word);
  const words = text
    .split(' ')
    .flatMap((word) => longForm(word) ?? splitGlued(word).map((part) => longForm(part) ?? part));
  return words
    .flatMap((word) => word.split(' '))
    .filter((word, index, all) => word !== '' && !(word === 'numero' && all[index - 1] === 'numero'));
}

function longForm(word: string): string | undefined {
  return longForms.get(word);
}
