import { fold } from '#lib/identity/fold.ts';
import type { Traits } from './person.ts';

/** Mailboxes that belong to no one person. */
const sharedMailboxes = new Set(
  'info infos contact accueil bureau secretariat secretaire president presidence tresorier admin club famille family mail email me moi hello bonjour'.split(
    ' ',
  ),
);

/** Probability by how many characters a mailbox's name has beyond the names of its owner. */
const chanceByExtraLength = [0.2, 0.05, 0.006, 0.001, 1e-4] as const;

/**
 * Estimates the probability that another person of such a name has a mailbox of this name
 * elsewhere: many people have "jeanmartin", one has "jeanmartin7204" or "lapetitesirene".
 */
export function mailboxByChance(mailbox: string, one: Names, other: Names): number {
  if (sharedMailboxes.has(mailbox)) return chanceByExtraLength[0];
  const more = Math.min(left(mailbox, one), left(mailbox, other));
  return chanceByExtraLength[Math.min(more, chanceByExtraLength.length - 1)] as number;
}

type Names = Pick<Traits, 'last' | 'first'>;

/** Counts the characters that are part of none of the person's names and no initial of theirs. */
function left(mailbox: string, { last, first }: Names): number {
  const names = [last, first].map((name) => name.replaceAll(' ', '')).filter((name) => name.length > 1);
  const initials = new Set(names.map((name) => name[0]));
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, name) => text.replace(name, ''), fold(mailbox).replaceAll(' ', ''));
  return rest.length === 1 && initials.has(rest[0]) ? 0 : rest.length;
}
