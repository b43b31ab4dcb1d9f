import type { Random } from '#lib/demo/demo-random.ts';
import { commonNames, emailOf, type GeneratedPerson } from './generated-person.ts';
import { lastName } from './names.ts';
import { otherFirstName, randomPerson } from './people.ts';
import { randomDay, randomPhone } from './random-details.ts';
import { beforeAt, dotted, elsewhere, hurriedEmail, typo } from './typos.ts';

/** For tests: kinds of people who are no clients, each with a likeness to one. */
const likenesses: Record<
  string,
  (random: Random, client: GeneratedPerson, club: readonly GeneratedPerson[]) => GeneratedPerson
> = {
  nothing: (random) => randomPerson(random),
  'same last name': (random, client, club) => alone(random, client.lastName, otherFirstName(random, client, club)),
  'same first name': (random, client) => alone(random, lastName(random), client.firstName),
  'common full name': (random) => {
    const { lastName: last, firstName: first } = commonNames(random);
    return alone(random, last, first);
  },
  'same domain': (random, client) => {
    const person = randomPerson(random);
    return { ...person, email: `${person.email.split('@')[0]}@${client.email.split('@')[1]}` };
  },
  'similar address': (random, client, club) => {
    const person = alone(
      random,
      random.chance(0.5) ? client.lastName : lastName(random),
      otherFirstName(random, client, club),
    );
    return {
      ...person,
      email: random.chance(0.5)
        ? beforeAt(client.email, (local) => typo(random, local))
        : elsewhere(random, client.email),
    };
  },
  'a relative with the same phone': (random, client, club) => {
    const person = alone(random, client.lastName, otherFirstName(random, client, club));
    const email = random.chance(0.3) ? beforeAt(client.email, (local) => dotted(random, local)) : person.email;
    return { ...person, email, phone: client.phone ?? person.phone };
  },
  'a twin': (random, client, club) => {
    const person = alone(random, client.lastName, otherFirstName(random, client, club));
    return { ...person, phone: client.phone ?? person.phone, birthDate: client.birthDate ?? person.birthDate };
  },
};

export const likenessKinds = Object.keys(likenesses);

/** For tests: makes a person of that kind, as they register on the app. */
export function nonMatch(
  random: Random,
  kind: string,
  client: GeneratedPerson,
  club: readonly GeneratedPerson[],
): GeneratedPerson {
  const made = (likenesses[kind] as (typeof likenesses)[string])(random, client, club);
  return { ...made, lastName: hurriedEmail(random, made.lastName), firstName: hurriedEmail(random, made.firstName) };
}

/**
 * For tests: makes a person who shares nothing but both names with a client. They cannot be
 * distinguished from a client who uses another address.
 */
export function homonym(random: Random, client: GeneratedPerson): GeneratedPerson {
  return alone(random, client.lastName, client.firstName);
}

/** Makes a person with these names who shares nothing else with any client. */
function alone(random: Random, last: string, first: string): GeneratedPerson {
  const person = {
    lastName: last,
    firstName: first,
    phone: random.chance(0.4) ? randomPhone(random) : null,
    birthDate: random.chance(0.4) ? randomDay(random) : null,
  };
  return { ...person, email: emailOf(random, person) };
}
