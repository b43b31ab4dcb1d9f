import { isLookAlikeDomain } from './look-alike-domain.ts';
import { isRelay, type Mailbox } from './mailbox.ts';
import { oneError } from './one-error.ts';

/** How two addresses compare; `unknown`: at least one has none, or hides it. */
export type AddressLikeness =
  | 'same-email'
  | 'dots-or-tag'
  | 'look-alike-domain'
  | 'typing-error'
  | 'other-domain'
  | 'apple-relay'
  | 'differs'
  | 'unknown';

/** `told`: the part of the mailbox's name that says whose it is. `digit`: the error is about a digit, by which people tell their addresses apart. */
export type AddressesCompared = { likeness: AddressLikeness; name: string; digit: boolean };

/** How the addresses of two people compare, whichever of the two comes first. */
export function compareAddresses(one: Mailbox | null, other: Mailbox | null): AddressesCompared {
  if (!one || !other) return { likeness: 'unknown', name: '', digit: false };
  const name = [one.name, other.name].sort()[0] as string;
  if (one.key === other.key) return { likeness: 'same-email', name, digit: false };
  if (isRelay(one) || isRelay(other)) return { likeness: 'apple-relay', name: '', digit: false };
  if (one.name === other.name && name.length > 1) return { likeness: sameName(one, other), name, digit: false };
  const error = name.length > 3 ? oneError(one.name, other.name) : null;
  if (error === null) return { likeness: 'differs', name: '', digit: false };
  return { likeness: 'typing-error', name, digit: /\d/.test(error) };
}

function sameName(one: Mailbox, other: Mailbox): AddressLikeness {
  if (one.domain === other.domain) return 'dots-or-tag';
  return isLookAlikeDomain(one.domain, other.domain) ? 'look-alike-domain' : 'other-domain';
}
