import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Locale } from './locale.ts';

/** Every wording of one language. Entries are texts, or functions of what varies in them. */
export type Dictionary = typeof fr;

const dictionaries: Record<Locale, Dictionary> = { fr, en };

export function dictionaryOf(locale: Locale): Dictionary {
  return dictionaries[locale];
}
