import { isOneError, isTransposed } from './one-error.ts';
import type { Traits } from './person.ts';

/**
 * How one name of two people compares. `similar`: a short name with another letter; `unknown`: one
 * of them has none; `absent`: neither has.
 */
export type NameLikeness = 'same' | 'near' | 'similar' | 'differs' | 'unknown' | 'absent';

/**
 * `swapped`: the last name of one is the first name of the other. The result does not depend on the
 * order of the two people.
 */
export type NamesCompared = { last: NameLikeness; first: NameLikeness; swapped: boolean };

type Names = Pick<Traits, 'last' | 'first'>;

/** Compares the names of two people, in either order. */
export function compareNames(one: Names, other: Names): NamesCompared {
  // "De La | Tour Jean" and "De La Tour | Jean" have the same words, split differently.
  if (one.last && other.last && Boolean(one.first) === Boolean(other.first) && joined(one) === joined(other)) {
    return { last: 'same', first: one.first ? 'same' : 'absent', swapped: false };
  }
  const straight = { last: likeness(one.last, other.last), first: likeness(one.first, other.first), swapped: false };
  // Which person has the names swapped is unknown, and so is which name is the last one: the one
  // that agrees less is taken for it.
  const [across, back] = [likeness(one.last, other.first), likeness(one.first, other.last)];
  const [last, first] = weight[across] <= weight[back] ? [across, back] : [back, across];
  const turned = { last, first, swapped: true };
  const isTurnedBetter = weight[turned.last] + weight[turned.first] > weight[straight.last] + weight[straight.first];
  return isTurnedBetter && weight[turned.last] > 1 && weight[turned.first] > 1 ? turned : straight;
}

const weight: Record<NameLikeness, number> = { same: 3, near: 2, absent: 1, unknown: 1, similar: 0.5, differs: 0 };

function likeness(one: string, other: string): NameLikeness {
  if (!one || !other) return one || other ? 'unknown' : 'absent';
  if (compact(one) === compact(other)) return 'same';
  if (isShort(one, other)) return 'near';
  return isOneError(one, other) ? ofOneError(one, other) : 'differs';
}

/**
 * Classifies one typing error. In short names another letter is most often another name: Léa and
 * Léo, Ana and Ava.
 */
function ofOneError(one: string, other: string): NameLikeness {
  const longer = Math.max(one.length, other.length);
  if (longer < 3) return 'differs';
  return longer > 4 || one.length !== other.length || isTransposed(one, other) ? 'near' : 'similar';
}

/**
 * Returns whether one is short for the other: Alex for Alexandre, Jean for Jean-Luc, Dupont for
 * Durand-Dupont.
 */
function isShort(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 3 && (long.startsWith(short) || long.split(' ').includes(short));
}

function joined({ last, first }: Names): string {
  return compact(`${last} ${first}`);
}

function compact(name: string): string {
  return name.replaceAll(' ', '');
}
