import { isLookAlikeDomain } from './look-alike-domain.ts';
import { isRelay, type Mailbox } from './mailbox.ts';
import { oneError } from './one-error.ts';

/** How two addresses compare; `unknown`: at least one person has none. */
export type AddressLikeness =
  | 'same-email'
  | 'dots-or-tag'
  | 'look-alike-domain'
  | 'typing-error'
  | 'other-domain'
  | 'apple-relay'
  | 'differs'
  | 'unknown';

/**
 * `name`: the common part of both mailboxes' names. `weak`: the difference is of a kind that often
 * distinguishes two mailboxes.
 */
export type AddressesCompared = { likeness: AddressLikeness; name: string; weak: boolean };

/** Compares the addresses of two people, in either order. */
export function compareAddresses(one: Mailbox | null, other: Mailbox | null): AddressesCompared {
  if (!one || !other) return { likeness: 'unknown', name: '', weak: false };
  const name = [one.name, other.name].sort()[0] as string;
  if (one.key === other.key) return { likeness: 'same-email', name, weak: false };
  if (isRelay(one) || isRelay(other)) return { likeness: 'apple-relay', name: '', weak: false };
  if (one.name === other.name && name.length > 1) return ofOneName(one, other, name);
  const error = name.length > 3 ? oneError(one.name, other.name) : null;
  if (error === null) return { likeness: 'differs', name: '', weak: false };
  // Digits often distinguish the addresses of different people.
  return { likeness: 'typing-error', name, weak: /\d/.test(error) };
}

function ofOneName(one: Mailbox, other: Mailbox, name: string): AddressesCompared {
  if (one.domain !== other.domain) {
    return {
      likeness: isLookAlikeDomain(one.domain, other.domain) ? 'look-alike-domain' : 'other-domain',
      name,
      weak: false,
    };
  }
  const [left, right] = [one, other].map(({ local }) => local.split('+', 1)[0]);
  return { likeness: 'dots-or-tag', name, weak: left !== right && !ignoresDots.has(one.domain) };
}

/** Hosts that ignore the dots of a mailbox. */
const ignoresDots = new Set(['gmail.com', 'googlemail.com']);
