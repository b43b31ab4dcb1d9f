import { isOneError } from './one-error.ts';
import type { Traits } from './person.ts';

/** How one name of two people compares. `unknown`: at least one has none. */
export type NameLikeness = 'same' | 'near' | 'differs' | 'unknown';

/** `swapped`: the last name of one is the first name of the other. */
export type NamesCompared = { last: NameLikeness; first: NameLikeness; swapped: boolean };

type Names = Pick<Traits, 'last' | 'first'>;

/** How the names of two people compare, whichever of the two comes first. */
export function compareNames(one: Names, other: Names): NamesCompared {
  // "De La | Tour Jean" and "De La Tour | Jean": the same words, parted elsewhere.
  if (one.last && other.last && joined(one) === joined(other) && Boolean(one.first) === Boolean(other.first)) {
    return { last: 'same', first: one.first ? 'same' : 'unknown', swapped: false };
  }
  const straight = { last: likeness(one.last, other.last), first: likeness(one.first, other.first), swapped: false };
  const turned = { last: likeness(one.last, other.first), first: likeness(one.first, other.last), swapped: true };
  return rank[turned.last] + rank[turned.first] > rank[straight.last] + rank[straight.first] && turned.last !== 'unknown'
    ? turned
    : straight;
}

const rank: Record<NameLikeness, number> = { same: 3, near: 2, unknown: 1, differs: 0 };

function likeness(one: string, other: string): NameLikeness {
  if (!one || !other) return 'unknown';
  if (compact(one) === compact(other)) return 'same';
  return isOneError(one, other) && Math.min(one.length, other.length) >= 4 ? 'near' : isPart(one, other) ? 'near' : 'differs';
}

/** Whether one is short for the other: Alex for Alexandre, Jean for Jean-Luc, Dupont for Durand-Dupont. */
function isPart(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const words = long.split(' ');
  return short.length >= 3 && (words.some((word) => word === short) || long.startsWith(`${short} `) || long.startsWith(short));
}

function joined({ last, first }: Names): string {
  return compact(`${last} ${first}`);
}

function compact(name: string): string {
  return name.replaceAll(' ', '');
}
