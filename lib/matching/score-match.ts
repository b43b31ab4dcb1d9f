import { isBornInMailbox } from './birth-year-in-mailbox.ts';
import { type AddressesCompared, compareAddresses } from './compare-addresses.ts';
import { compareNames, type NamesCompared } from './compare-names.ts';
import { type MatchClient, type MatchPerson, traitsOf } from './person.ts';
import type { Reason } from './reasons.ts';
import {
  multiply,
  type NameCounts,
  noEvidence,
  weighAddresses,
  weighBirthYear,
  weighFormerName,
  weighNames,
} from './weigh-evidence.ts';

/** `odds`: of the same person against everyone else; `score`: the same as a percentage. */
export type Match = { score: number; odds: number; reasons: Reason[] };

/**
 * Scores how likely a person is a client, by three hypotheses (after Fellegi and Sunter, 1969): it
 * is the same person; it is a relative, who shares name, phone and mailbox but not the first name;
 * it is a stranger, who shares what many share. Each comparison multiplies every hypothesis by how
 * often it would have that outcome. An agreement favours the same person over the others, so more
 * evidence never lowers the score. A person or client without a name is never proposed.
 */
export function scoreMatch(person: MatchPerson, client: MatchClient, context: NameCounts): Match {
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
    weighNames(names, context),
    weighAddresses(addresses, one, other),
    weighFormerName(names, one, other),
    weighBirthYear(equal.birthYear),
    equal.phone === null ? noEvidence : equal.phone ? [0.7, 0.4, 1e-6] : [0.3, 0.65, 1],
    equal.birthDay === null ? noEvidence : equal.birthDay ? [0.95, 0.03, 1 / 15_000] : [0.02, 0.97, 1],
    equal.invited ? [0.9, 0.15, 1e-5] : noEvidence,
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
