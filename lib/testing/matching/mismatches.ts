import type { Random } from '#lib/demo/demo-random.ts';
import { anyDay, emailOf, type GeneratedPerson, lastName, phone } from './people.ts';
import { beforeAt, dotted, elsewhere, hurriedEmail, mistypedDomain, typo } from './typos.ts';

/**
 * For tests: how somebody known to the club under one address comes to register with another: the
 * kinds of error.
 */
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
 * For tests: somebody whom the club knows, as they register on the app with an error of that kind.
 * Nobody copies the club's file: names are typed in a hurry, phone and birth date are given by
 * some, and not always those that the club has. Whoever writes another name is somebody who gave a
 * phone or a birth date that the club knows: nothing else is left to be known by.
 */
export function mismatch(
  random: Random,
  kind: string,
  someone: GeneratedPerson,
): { client: GeneratedPerson; account: GeneratedPerson } {
  const told = kind === 'name written otherwise';
  const client = told
    ? { ...someone, phone: someone.phone ?? phone(random), birthDate: someone.birthDate ?? anyDay(random) }
    : someone;
  const made = (errors[kind] as (typeof errors)[string])(random, client);
  const gives = { phone: random.chance(told ? 0.7 : 0.4), birthDate: random.chance(told ? 0.6 : 0.4) };
  if (told && !gives.phone && !gives.birthDate) gives.phone = true;
  const given = {
    phone: told || random.chance(0.85) ? (client.phone ?? phone(random)) : phone(random),
    birthDate: told || random.chance(0.97) ? (client.birthDate ?? anyDay(random)) : anyDay(random),
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
 * What people write instead of the name that the club has: another last name since they married, a
 * short first name, a slip of the finger.
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
