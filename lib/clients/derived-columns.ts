import { fold } from '#lib/identity/fold.ts';

/** What the list is ordered by: folded last name, then first name. */
export function sortName(lastName: string, firstName: string): string {
  return `${fold(lastName)} ${fold(firstName)}`.trimEnd();
}

/**
 * What the search looks into: folded names and the local part of the e-mail. Kept narrow on purpose, because its trigram
 * index is most of the cost of an import.
 */
export function searchText(client: { lastName: string; firstName: string; emailKey: string }): string {
  const localPart = client.emailKey.slice(0, client.emailKey.lastIndexOf('@'));
  return `${fold(client.lastName)} ${fold(client.firstName)} ${fold(localPart)}`;
}
