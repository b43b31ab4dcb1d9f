import { fold } from '#lib/identity/fold.ts';
import { compareNames } from './compare-names.ts';

type Named = { lastName: string; firstName: string };

/**
 * Returns whether two names may be one person's: equal, swapped, short for one another, with a
 * typing error, or one without a first name. Two who share an address and no first name are two
 * people, who need an address each.
 */
export function mayBeSamePerson(one: Named, other: Named): boolean {
  const { last, first } = compareNames(folded(one), folded(other));
  return first !== 'differs' && last !== 'differs';
}

function folded({ lastName, firstName }: Named) {
  return { last: fold(lastName), first: fold(firstName) };
}
