import type { Random } from '#lib/demo/demo-random.ts';
import { fold } from '#lib/identity/fold.ts';
import { emailOf, type GeneratedPerson } from './generated-person.ts';
import { firstName, lastName } from './names.ts';
import { randomDay, randomPhone } from './random-details.ts';

const odd = [
  "Robert'); DROP TABLE client;--",
  '%_%',
  '<img src=x onerror=alert(1)>',
  '‮Martin',
  '🦊',
  'A'.repeat(190),
  '\\',
  '{{name}}',
  '李',
  "O'",
];

/**
 * For tests: makes the clients of a realistic club: a few frequent names and many rare ones;
 * families, twins, and people of whom little is known.
 */
export function generateClub(random: Random, size: number): GeneratedPerson[] {
  const people: GeneratedPerson[] = [];
  while (people.length < size) {
    const relative = people.length > 0 && random.chance(0.25) ? random.pick(people) : null;
    people.push(relative ? relativeOf(random, relative, people) : randomPerson(random));
  }
  return people;
}

/** For tests: makes that many more clients of one name, and names that are hard for programs. */
export function generateNamesakes(random: Random, martins: number): GeneratedPerson[] {
  const namesakes = Array.from({ length: martins }, () =>
    named(random, 'Martin', random.chance(0.1) ? '' : firstName(random)),
  );
  return [...namesakes, ...odd.flatMap((name) => [named(random, name, name), named(random, name, '')])];
}

export function randomPerson(random: Random): GeneratedPerson {
  return named(random, lastName(random), random.chance(0.02) ? '' : firstName(random));
}

/**
 * Makes a person of the same household: the same last name most of the time, often one phone,
 * sometimes a twin.
 */
function relativeOf(random: Random, person: GeneratedPerson, people: readonly GeneratedPerson[]): GeneratedPerson {
  const twin = random.chance(0.05);
  const made = named(
    random,
    random.chance(0.9) || twin ? person.lastName : lastName(random),
    otherFirstName(random, person, people),
  );
  if (twin || random.chance(0.5)) made.phone = person.phone;
  if (twin) made.birthDate = person.birthDate;
  return made;
}

/**
 * Returns a first name that no one of this last name has, since no two children of a family share
 * one. @param family at least the person
 */
export function otherFirstName(
  random: Random,
  { lastName: last }: GeneratedPerson,
  family: readonly GeneratedPerson[],
): string {
  const taken = new Set(family.filter((one) => one.lastName === last).map((one) => fold(one.firstName)));
  for (let turn = 0; ; turn += 1) {
    const name = firstName(random);
    if (turn > 1_000 || !taken.has(fold(name))) return name;
  }
}

function named(random: Random, last: string, first: string): GeneratedPerson {
  const person = {
    lastName: last,
    firstName: first,
    phone: random.chance(0.7) ? randomPhone(random) : null,
    birthDate: randomDay(random),
  };
  return { ...person, email: emailOf(random, person), birthDate: random.chance(0.6) ? person.birthDate : null };
}
