import type { AddressesCompared } from './compare-addresses.ts';
import type { NamesCompared } from './compare-names.ts';
import type { Mailbox } from './mailbox.ts';
import { mailboxByChance } from './mailbox-by-chance.ts';
import type { Traits } from './person.ts';

/** How common the person's names are among the structure's clients, each counted up to a limit. */
export type NameCounts = {
  /**
   * Clients whose last name is the person's last name; and those whose last name is the person's
   * first name.
   */
  lastNameCount: number;
  swappedLastNameCount: number;
  /** Clients with both names, in either order. */
  bothNamesCount: number;
  /**
   * The share of clients whose first name is the person's first name; and of those whose first name
   * is the person's last name.
   */
  firstShare: number;
  swappedFirstShare: number;
};

/** Probabilities of one outcome: for the same person, for relatives, for strangers. */
type Hypotheses = [same: number, relative: number, stranger: number];

/** The weights of a comparison that says nothing. */
export const noEvidence: Hypotheses = [1, 1, 1];

/** Multiplies the weights of several comparisons. */
export function multiply(all: Hypotheses[]): Hypotheses {
  return all.reduce((sum, one) => [sum[0] * one[0], sum[1] * one[1], sum[2] * one[2]]);
}

/** Minimum count of a last name: however rare, another person has it. */
const minCount = 0.5;

/**
 * Prior number of clients that a stranger could be taken for where no last name agrees: that of a
 * large club.
 */
const unmatchedPrior = 8_192;

/**
 * Weighs the names. The stranger's probability is the number of clients that one would find with
 * such names by chance.
 */
export function weighNames({ last, first, swapped }: NamesCompared, context: NameCounts): Hypotheses {
  const { lastNameCount, swappedLastNameCount, bothNamesCount, firstShare, swappedFirstShare } = context;
  const lastOutcomes: Record<typeof last, Hypotheses> = {
    same: [0.93, 0.6, Math.max(minCount, (swapped ? swappedLastNameCount : lastNameCount) - 1)],
    near: [0.06, 0.05, 4],
    similar: [0.03, 0.4, unmatchedPrior],
    unknown: [1, 1, unmatchedPrior],
    absent: [1, 1, unmatchedPrior],
    differs: [0.03, 0.4, unmatchedPrior],
  };
  const firstOutcomes: Record<typeof first, Hypotheses> = {
    same: [0.9, 0.003, swapped ? swappedFirstShare : firstShare],
    near: [0.1, 0.01, 0.004],
    similar: [0.02, 0.01, 0.01],
    unknown: [1, 1, 1],
    absent: [0.5, 0.1, 0.1],
    differs: [0.003, 1, 1],
  };
  // "Antoine | Ménard" can only be Antoine Ménard, since Ménard is no one's first name; "Michel |
  // Thomas" can be either.
  const isEitherOrder = swapped && lastNameCount > 0 && 2 * firstShare > swappedFirstShare;
  const outcome = multiply([lastOutcomes[last], firstOutcomes[first], isEitherOrder ? [0.3, 0.3, 1] : noEvidence]);
  if (last === 'same' && first === 'same') outcome[2] = Math.max(outcome[2], 0.9 * (bothNamesCount - 1));
  return outcome;
}

/** Weighs the addresses. */
export function weighAddresses(addresses: AddressesCompared, one: Traits, other: Traits): Hypotheses {
  const { likeness, name, weak } = addresses;
  const byChance = mailboxByChance(name, one, other);
  switch (likeness) {
    case 'same-email':
      return [0.2, 0.1, 1e-6];
    case 'dots-or-tag':
      return weak ? [0.03, 0.05, 1e-4] : [0.1, 0.05, 1e-6];
    case 'look-alike-domain':
      return [0.1, 0.01, 1e-6];
    case 'other-domain':
      return [0.25, 0.03, byChance];
    case 'typing-error':
      return [0.1, 0.02, weak ? 0.05 : byChance / 2];
    case 'apple-relay':
      return [0.05, 0.05, 0.05];
    case 'unknown':
      return noEvidence;
    case 'differs':
      return [0.4, 1, 1];
  }
}

/** Weighs a year of birth in a mailbox. */
export function weighBirthYear(agrees: boolean | null): Hypotheses {
  if (agrees === null) return noEvidence;
  return agrees ? [0.6, 0.02, 0.02] : [0.5, 0.9, 0.9];
}

/**
 * Weighs a former name: people who marry or divorce often keep the address made of the name before.
 */
export function weighFormerName({ last, swapped }: NamesCompared, one: Traits, other: Traits): Hypotheses {
  if (last !== 'differs' || swapped) return noEvidence;
  return isNamedAfter(one.mailbox, other.last) || isNamedAfter(other.mailbox, one.last) ? [0.4, 0.3, 1e-3] : noEvidence;
}

function isNamedAfter(mailbox: Mailbox | null, name: string): boolean {
  const compact = name.replaceAll(' ', '');
  return compact.length >= 4 && mailbox !== null && mailbox.name.includes(compact);
}
