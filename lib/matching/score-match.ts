import { isBornInMailbox } from './birth-year-in-mailbox.ts';
import { type AddressesCompared, compareAddresses } from './compare-addresses.ts';
import { compareNames, type NamesCompared } from './compare-names.ts';
import type { Mailbox } from './mailbox.ts';
import { mailboxByChance } from './mailbox-by-chance.ts';
import { type MatchClient, type MatchPerson, type Traits, traitsOf } from './person.ts';
import type { Reason } from './reasons.ts';

/** How common the person's names are among the structure's clients, each counted up to a limit. */
export type Context = {
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

/** `odds`: of the same person against everyone else; `score`: the same as a percentage. */
export type Match = { score: number; odds: number; reasons: Reason[] };

/**
 * Scores how likely a person is a client, by three hypotheses (after Fellegi and Sunter, 1969): it
 * is the same person; it is a relative, who shares name, phone and mailbox but not the first name;
 * it is a stranger, who shares what many share. Each comparison multiplies every hypothesis by how
 * often it would have that outcome. An agreement favours the same person over the others, so more
 * evidence never lowers the score. A person or client without a name is never proposed.
 */
export function scoreMatch(person: MatchPerson, client: MatchClient, context: Context): Match {
  const [one, other] = [traitsOf(person), traitsOf(client)];
  const names = compareNames(one, other);
  const addresses = compareAddresses(one.mailbox, other.mailbox);
  const equal = {
    phone: one.phone && other.phone ? one.phone === other.phone : null,
    birthDay: one.birthDay && other.birthDay ? one.birthDay === other.birthDay : null,
    // Where both birth dates are known, they decide by themselves.
    birthYear: one.birthDay && other.birthDay ? null : isBornInMailbox(one, other),
    invited: (person.invitedClientId ?? null) === client.clientId,
  };
  const hypotheses = multiply([
    [1, 0.5, 1],
    ofNames(names, context),
    ofAddresses(addresses, one, other),
    ofFormerName(names, one, other),
    ofBirthYear(equal.birthYear),
    equal.phone === null ? none : equal.phone ? [0.7, 0.4, 1e-6] : [0.3, 0.65, 1],
    equal.birthDay === null ? none : equal.birthDay ? [0.95, 0.03, 1 / 15_000] : [0.02, 0.97, 1],
    equal.invited ? [0.9, 0.15, 1e-5] : none,
  ]);
  const odds = one.last && other.last ? hypotheses[0] / (hypotheses[1] + hypotheses[2]) : 0;
  return { odds, score: scoreOf(odds), reasons: reasonsOf(names, addresses, equal) };
}

/**
 * Converts odds to a score.
 * @param odds of one hypothesis against all others
 */
export function scoreOf(odds: number): number {
  return Math.round((100 * odds) / (1 + odds));
}

/** Probabilities of one outcome: for the same person, for relatives, for strangers. */
type Hypotheses = [same: number, relative: number, stranger: number];
const none: Hypotheses = [1, 1, 1];

function multiply(all: Hypotheses[]): Hypotheses {
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
function ofNames({ last, first, swapped }: NamesCompared, context: Context): Hypotheses {
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
  const outcome = multiply([lastOutcomes[last], firstOutcomes[first], isEitherOrder ? [0.3, 0.3, 1] : none]);
  if (last === 'same' && first === 'same') outcome[2] = Math.max(outcome[2], 0.9 * (bothNamesCount - 1));
  return outcome;
}

function ofAddresses(addresses: AddressesCompared, one: Traits, other: Traits): Hypotheses {
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
      return none;
    case 'differs':
      return [0.4, 1, 1];
  }
}

function ofBirthYear(agrees: boolean | null): Hypotheses {
  if (agrees === null) return none;
  return agrees ? [0.6, 0.02, 0.02] : [0.5, 0.9, 0.9];
}

/**
 * Weighs a former name: people who marry or divorce often keep the address made of the name before.
 */
function ofFormerName({ last, swapped }: NamesCompared, one: Traits, other: Traits): Hypotheses {
  if (last !== 'differs' || swapped) return none;
  return isNamedAfter(one.mailbox, other.last) || isNamedAfter(other.mailbox, one.last) ? [0.4, 0.3, 1e-3] : none;
}

function isNamedAfter(mailbox: Mailbox | null, name: string): boolean {
  const compact = name.replaceAll(' ', '');
  return compact.length >= 4 && mailbox !== null && mailbox.name.includes(compact);
}

type Equal = { phone: boolean | null; birthDay: boolean | null; birthYear: boolean | null; invited: boolean };

function reasonsOf({ last, first, swapped }: NamesCompared, { likeness }: AddressesCompared, equal: Equal): Reason[] {
  const found: Reason[] = [];
  if (equal.invited) found.push('invited');
  if (likeness === 'same-email') found.push(likeness);
  const agree = (last === 'same' || last === 'near') && first !== 'differs' && first !== 'similar';
  if (agree) found.push(last === 'near' || first === 'near' ? 'near-name' : swapped ? 'swapped-name' : 'same-name');
  if (likeness !== 'same-email' && likeness !== 'unknown' && likeness !== 'differs') found.push(likeness);
  if (equal.phone) found.push('same-phone');
  if (equal.birthDay) found.push('same-birth-date');
  if (equal.birthYear) found.push('birth-year-in-address');
  return found;
}
