import { fold } from '#lib/identity/fold.ts';

/**
 * UTF-16 units, three bytes each at most: an entry of a B-tree index holds some 2,700 bytes, and
 * folding may lengthen a name.
 */
const longestSortName = 600;

/** What the list is ordered by: folded last name, then first name. */
export function sortName(lastName: string, firstName: string): string {
  return `${fold(lastName)} ${fold(firstName)}`.slice(0, longestSortName).toWellFormed().trimEnd();
}

/**
 * What the search looks into: folded names and the local part of the e-mail. Kept narrow on
 * purpose, because its trigram index is most of the cost of an import. Hyphens and apostrophes are
 * left out, while in what people type they part words: so "Jean-Luc D’Arcy" is found by "jean luc",
 * "jeanluc", "d'arcy" and "darcy" alike.
 */
export function searchText(client: { lastName: string; firstName: string; emailKey: string }): string {
  const localPart = client.emailKey.slice(0, client.emailKey.lastIndexOf('@'));
  return [client.lastName, client.firstName, localPart].map((part) => fold(part.replace(joiners, ''))).join(' ');
}

const joiners = /[\p{Pd}'’ʼ‘`´]/gu;
