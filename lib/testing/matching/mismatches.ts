import type { Random } from '#lib/demo/demo-random.ts';
import { emailOf, type GeneratedPerson } from './generated-person.ts';
import { lastName } from './names.ts';
import { randomDay, randomPhone } from './random-details.ts';
import { beforeAt, dotted, elsewhere, hurriedEmail, mistypedDomain, typo } from './typos.ts';

/** For tests: kinds of error by which a client known under one address registers with another. */
const errors: Record<string, (random: Random, client: GeneratedPerson) => GeneratedPerson> = {
  'another address': (random, client) => ({ ...client, email: emailOf(random, client) }),
  'first and last name swapped': (random, client) => ({
    ...client,
    lastName: client.firstName || client.lastName,
    firstName: client.firstName && client.lastName,
    email: random.chance(0.6) ? emailOf(random, client) : elsewhere(random, client.email),
  }),
  'typing error in the address': (random, client) => ({
    ...client,
    email: beforeAt(client.email, (local) => typo(random, local)),
  }),
  'other domain': (random, client) => ({ ...client, email: elsewhere(random, client.email) }),
  'mistyped domain': (random, client) => ({ ...client, email: mistypedDomain(random, client.email) }),
  'dots or tag': (random, client) => ({ ...client, email: beforeAt(client.email, (local) => dotted(random, local)) }),
  'apple relay': (random, client) => ({ ...client, email: `${letters(random, 10)}@privaterelay.appleid.com` }),
  'name written otherwise': (random, client) => ({
    ...client,
    email: emailOf(random, client),
    ...otherwise(random, client),
  }),
};

export const errorKinds = Object.keys(errors);

/**
 * For tests: a client as they register on the app with an error of that kind. Names are typed in a
 * hurry; some people give phone and birth date, and not always those that the club has. A person
 * who writes another name gives a phone or a birth date that the club has, because nothing else
 * could identify them.
 */
export function mismatch(
  random: Random,
  kind: string,
  someone: GeneratedPerson,
): { client: GeneratedPerson; account: GeneratedPerson } {
  const hasOtherName = kind === 'name written otherwise';
  const client = hasOtherName
    ? { ...someone, phone: someone.phone ?? randomPhone(random), birthDate: someone.birthDate ?? randomDay(random) }
    : someone;
  const made = (errors[kind] as (typeof errors)[string])(random, client);
  const gives = { phone: random.chance(hasOtherName ? 0.7 : 0.4), birthDate: random.chance(hasOtherName ? 0.6 : 0.4) };
  if (hasOtherName && !gives.phone && !gives.birthDate) gives.phone = true;
  const given = {
    phone: hasOtherName || random.chance(0.85) ? (client.phone ?? randomPhone(random)) : randomPhone(random),
    birthDate: hasOtherName || random.chance(0.97) ? (client.birthDate ?? randomDay(random)) : randomDay(random),
  };
  return {
    client,
    account: {
      ...made,
      lastName: hurriedEmail(random, made.lastName),
      firstName: hurriedEmail(random, made.firstName),
      phone: gives.phone ? given.phone : null,
      birthDate: gives.birthDate ? given.birthDate : null,
    },
  };
}

/**
 * Returns names that people write instead of the club's: another last name after a marriage, a
 * short first name, a typing error.
 */
function otherwise(random: Random, { firstName, lastName: last }: GeneratedPerson): Partial<GeneratedPerson> {
  if (random.chance(0.3)) return { lastName: random.chance(0.3) ? `${last} ${lastName(random)}` : lastName(random) };
  const short = firstName.includes('-')
    ? (firstName.split('-', 1)[0] as string)
    : firstName.slice(0, random.pick([3, 4, 5]));
  if (random.chance(0.5) && firstName.length > 5) return { firstName: short };
  return firstName === '' || random.chance(0.5)
    ? { lastName: typo(random, last) }
    : { firstName: typo(random, firstName) };
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick([...'abcdefghijkmnpqrstuvwxyz23456789'])).join('');
}
