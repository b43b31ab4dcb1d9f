import type { ClientFields } from '#lib/clients/client.ts';
import { lastNames, mensNames, womensNames } from '#lib/demo/demo-names.ts';
import type { Random } from '#lib/demo/demo-random.ts';
import { fold } from '#lib/identity/fold.ts';

/** For tests: what a club knows of a person. */
export type GeneratedPerson = Pick<ClientFields, 'lastName' | 'firstName' | 'email' | 'phone' | 'birthDate'>;

const firstNames = [
  ...womensNames.flatMap((name, index) => [name, mensNames[index] ?? name]),
  ...['Ngoc', 'Oluwaseun', 'Giulia', 'João', 'Zoltán', 'Fatoumata', 'Aleksandra', 'İbrahim'],
];
const syllables =
  'ba bel bou bre cha cou da del dou fa fer flo gar gi gou la lan le ler lou ma mar mi mon na nou pa pel pi ra ri rou sa sel so ta ti vau vi'.split(
    ' ',
  );
const endings = 'ard aud ault eau el et ette ier in ois on ot ou oux y ski ez i a ova'.split(' ');
const hosts =
  'gmail.com gmail.com gmail.com orange.fr free.fr hotmail.fr hotmail.com yahoo.fr outlook.fr laposte.net sfr.fr icloud.com'.split(
    ' ',
  );
const words = 'soleil lune surf velo chaton papillon jardin mer loup etoile bricolo gourmet pixel zen rando'.split(' ');
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
    phone: random.chance(0.7) ? phone(random) : null,
    birthDate: anyDay(random),
  };
  return { ...person, email: emailOf(random, person), birthDate: random.chance(0.6) ? person.birthDate : null };
}

/** Makes an address by common habits. */
export function emailOf(
  random: Random,
  { lastName: l, firstName: f, birthDate }: Omit<GeneratedPerson, 'email'>,
): string {
  const last = plain(l.replaceAll(' ', ''));
  const first = plain(f.replaceAll(' ', ''));
  const year = String((birthDate ?? anyDay(random)).getUTCFullYear()).slice(random.pick([0, 2]));
  const habits = [
    () => `${first}.${last}`,
    () => `${first}${last}`,
    () => `${first.slice(0, 1)}${last}`,
    () => `${last}.${first}`,
    () => `${first}.${last}${year}`,
    () => `${first}${random.below(10_000)}`,
    () => `${random.pick(words)}${random.pick(words)}${random.chance(0.5) ? random.below(100) : ''}`,
    () => `${first}_${random.pick(words)}`,
  ];
  const local =
    random
      .pick(habits)()
      .replace(/^[.-]+|[.-]+$/g, '') || `p${random.below(100_000)}`;
  const domain = random.chance(0.12)
    ? `${random.pick(words)}-${random.pick(syllables)}${random.pick(endings)}.fr`
    : random.pick(hosts);
  return `${local}@${domain}`;
}

function plain(name: string): string {
  return fold(name)
    .replace(/[^a-z]/g, '')
    .slice(0, 25);
}

export function phone(random: Random): string {
  return `+33${random.pick(['6', '6', '7', '1', '4'])}${String(random.below(100_000_000)).padStart(8, '0')}`;
}

export function anyDay(random: Random): Date {
  return new Date(Date.UTC(1_940 + random.below(78), random.below(12), 1 + random.below(28)));
}

/**
 * Makes a last name: one in six is one of the 250 most frequent, as in France (Insee, names by
 * birth); the others are rare, one by one.
 */
export function lastName(random: Random): string {
  if (random.chance(1 / 6)) return commonLastName(random);
  const middle = random.pick(
    [0, 1, 1, 1, 2].map((count) => Array.from({ length: count }, () => random.pick(syllables)).join('')),
  );
  const made = `${random.pick(syllables)}${middle}${random.pick(endings)}`;
  const name = `${made[0]?.toUpperCase()}${made.slice(1)}`;
  if (random.chance(0.06)) return `${name}-${commonLastName(random)}`;
  return random.chance(0.04) ? `${random.pick(['De ', 'Le ', 'D’', 'Ben '])}${name}` : name;
}

function commonLastName(random: Random): string {
  return early(random, lastNames);
}

function firstName(random: Random): string {
  return early(random, firstNames);
}

/**
 * Picks the first of the list far more often than the last: of 128 first names, one in thirty
 * people has the first one.
 */
function early(random: Random, names: readonly string[]): string {
  return names[Math.floor(names.length * (random.below(100_000) / 100_000) ** 1.4)] as string;
}

/**
 * For tests: makes frequent names: one of the thirty most frequent last names and one of the thirty
 * most frequent first names.
 */
export function commonNames(random: Random): Pick<GeneratedPerson, 'lastName' | 'firstName'> {
  return { lastName: early(random, lastNames.slice(0, 30)), firstName: early(random, firstNames.slice(0, 30)) };
}
