import { fold } from '#lib/identity/fold.ts';

/**
 * Month names by their first letters, folded, in French, English, German, Spanish, Italian, Dutch
 * and Portuguese; longer spellings begin alike.
 */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['fev', 'feb'],
  ['mar', 'mrt', 'maa'],
  ['avr', 'apr', 'abr'],
  ['mai', 'may', 'mei', 'mag'],
  ['juin', 'jun', 'giu'],
  ['juil', 'jul', 'lug'],
  ['aou', 'aug', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];
const full = [
  ...['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre'],
  ...['decembre', 'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december', 'januar', 'februar', 'marz', 'juni', 'juli', 'oktober', 'dezember', 'enero', 'febrero'],
  ...['marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  ...['gennaio', 'febbraio', 'aprile', 'maggio', 'giugno', 'luglio', 'settembre', 'ottobre', 'dicembre', 'januari'],
  ...['februari', 'maart', 'mrt', 'mei', 'augustus', 'janeiro', 'fevereiro', 'marco', 'maio', 'junho', 'julho'],
  ...['setembro', 'outubro', 'novembro', 'dezembro'],
];

/** The number (1 to 12) of a month name, whole or shortened; null otherwise. */
export function monthNumber(name: string): number | null {
  const word = fold(name).replace(/\.$/, '');
  if (!full.some((month) => month.startsWith(word))) return null;
  const index = beginnings.findIndex((spellings) => spellings.some((letters) => word.startsWith(letters)));
  return index < 0 ? null : index + 1;
}
