import { fold } from '#lib/identity/fold.ts';
import { spellings } from './search/spellings.ts';

/**
 * Maximum UTF-16 units, of three bytes each at most: an entry of a B-tree index holds some 2,700
 * bytes, and folding may lengthen a name.
 */
const maxSortNameLength = 600;

/** Returns the list's sort key: folded last name, then first name. */
export function sortName(lastName: string, firstName: string): string {
  return `${fold(lastName)} ${fold(firstName)}`.slice(0, maxSortNameLength).toWellFormed().trimEnd();
}

/**
 * Returns the text that the search covers: folded names and the local part of the e-mail. It is
 * narrow on purpose, because its trigram index is most of the cost of an import. Hyphens and
 * apostrophes are dropped here, and separate words in what people type, so "Jean-Luc D’Arcy" is
 * found by "jean luc", "jeanluc", "d'arcy" and "darcy" alike. A name with an umlaut is there in
 * both spellings.
 */
export function searchText(client: { lastName: string; firstName: string; emailKey: string }): string {
  const localPart = client.emailKey.slice(0, client.emailKey.lastIndexOf('@'));
  const names = [client.lastName, client.firstName].flatMap((name) => spellings(name.replace(joiners, '')));
  return [...names, fold(localPart.replace(joiners, ''))].join(' ');
}

const joiners = /[\p{Pd}'’ʼ‘`´]/gu;
