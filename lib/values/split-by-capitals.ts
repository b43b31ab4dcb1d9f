import { particles } from './particles.ts';

/** Words that stay with the word before them: "DURAND Jr", "DURAND - PETIT". */
const suffix = /^(?:jr\.?|sr\.?|i{2,3}|iv|\(?fils\)?|\(?père\)?|-)$/iu;
/** Two capitals or more, behind a particle in small letters: "DURAND", "d'ARCOURT", "A/B". */
const capitals = /^(?:[dl]['’]|Mc|Mac|Le|De|La|Du|O['’]|Van)?\p{Lu}[\p{Lu}\p{M}ß'’./-]*\p{Lu}[\p{Lu}\p{M}ß'’./-]*$/u;
/** "J.", "J.P.": initials of first names. */
const initials = /^(?:\p{Lu}\.-?)+$/u;

/**
 * Splits a name of which one part is in capitals, and the other not: that part is the last name,
 * with the particles and suffixes beside it. Null where capitals do not tell.
 */
export function byCapitals(words: string[]): [string[], string[]] | null {
  const capital = words.map((word) => capitals.test(word.replace(/^\(|\)$/g, '')) && !initials.test(word));
  // "de VILLIERS": a particle belongs to the word behind it, a suffix to the one before.
  for (let index = words.length - 2; index >= 0; index -= 1)
    if (!capital[index] && particles.test(words[index] ?? '')) capital[index] = capital[index + 1] === true;
  for (const [index, word] of words.entries())
    if (index > 0 && suffix.test(word))
      capital[index] = capital[index - 1] === true || (word === '-' && capital[index + 1] === true);
  const leading = capital.indexOf(false);
  if (leading > 0 && !capital.includes(true, leading)) return [words.slice(0, leading), words.slice(leading)];
  const trailing = capital.indexOf(true);
  if (trailing > 0 && !capital.includes(false, trailing)) return [words.slice(trailing), words.slice(0, trailing)];
  return null;
}
