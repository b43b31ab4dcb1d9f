import type { Person } from '#lib/clients/bin/read-person.ts';

/** A person with the accounts of the app that were theirs in a structure. */
export type Traces = Person & { accountIds: string[] };

/** Every way in which the addresses of a person are written, in lower case, to search texts by. */
export function inLowerCase({ emails, emailKeys }: Pick<Person, 'emails' | 'emailKeys'>): string[] {
  return [...new Set([...emails, ...emailKeys].map((email) => email.toLowerCase()))];
}
