import { fold } from '#lib/identity/fold.ts';
import type { Traits } from './person.ts';

/** Mailboxes of nobody in particular. */
const shared = new Set(
  'info infos contact accueil bureau secretariat secretaire president presidence tresorier admin club famille family mail email me moi hello bonjour'.split(
    ' ',
  ),
);

/**
 * Whether a mailbox's name says more than the names of whom it belongs to: "jeanmartin" is anybody's who is called so, "jeanmartin7204" and
 * "lapetitesirene" are somebody's.
 */
export function isDistinct(mailbox: string, { last, first }: Pick<Traits, 'last' | 'first'>): boolean {
  if (shared.has(mailbox)) return false;
  let rest = fold(mailbox).replaceAll(' ', '');
  for (const name of [last, first].map((text) => text.replaceAll(' ', '')).toSorted((a, b) => b.length - a.length)) {
    if (name.length > 1) rest = rest.replace(name, '');
  }
  // What is left: initials, or the year of birth, which many share.
  return rest.length > 3;
}
