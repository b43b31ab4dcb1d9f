import { fold } from '#lib/identity/fold.ts';

/** French and English month names by their first letters, folded; longer spellings begin alike. */
const beginnings: readonly (readonly string[])[] = [
  ['jan'],
  ['fev', 'feb'],
  ['mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
];
const full = [
  ...['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre'],
  ...['decembre', 'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];

/** The number (1 to 12) of a French or English month name, whole or shortened; null otherwise. */
export function monthNumber(name: string): number | null {
  const word = fold(name).replace(/\.$/, '');
  if (!full.some((month) => month.startsWith(word))) return null;
  const index = beginnings.findIndex((spellings) => spellings.some((letters) => word.startsWith(letters)));
  return index < 0 ? null : index + 1;
}
