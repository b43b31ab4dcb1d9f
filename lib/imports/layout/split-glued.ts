import { longForms } from './header-synonyms.ts';
import { neutral } from './neutral-words.ts';
import { isOtherPerson } from './other-people.ts';

/** Shorter words begin or end too many others: "née" ends "journée". */
const shortestPart = 4;
const shortParts = new Set(['id', 'de', 'du', 'nom', 'tel', 'num', 'dom', 'gsm', 'adh']);
const longestGlued = 40;

/**
 * Splits a word that is nothing but known words written together, as databases name their columns:
 * "nomadherent" becomes nom, adherent. Any other word is returned alone.
 */
export function splitGlued(word: string): string[] {
  if (word.length <= shortestPart || word.length > longestGlued || isPart(word)) return [word];
  return parts(word) ?? [word];
}

/** The longest known beginning whose rest splits too, or null. */
function parts(word: string): string[] | null {
  if (isPart(word)) return [word];
  for (let length = word.length - 2; length >= 2; length -= 1) {
    const beginning = word.slice(0, length);
    if (!isPart(beginning)) continue;
    const rest = parts(word.slice(length));
    if (rest) return [beginning, ...rest];
  }
  return null;
}

function isPart(word: string): boolean {
  if (word.length < shortestPart) return shortParts.has(word);
  return fieldWords.has(word) || longForms.has(word) || neutral.has(word) || isOtherPerson(word);
}

const fieldWords = new Set([...longForms.values(), 'nomcomplet', 'code', 'fixe']);
