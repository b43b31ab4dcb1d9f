import type { ClientFields } from '#lib/clients/client.ts';
import { lastNames, mensNames, womensNames } from '#lib/clients/demo-names.ts';
import type { Random } from '#lib/clients/demo-random.ts';
import { fold } from '#lib/identity/fold.ts';

/** For tests: what a club knows of somebody. */
export type MadePerson = Pick<ClientFields, 'lastName' | 'firstName' | 'email' | 'phone' | 'birthDate'>;

const firstNames = [...womensNames, ...mensNames, 'Ngoc', 'Oluwaseun', 'Giulia', 'João', 'Zoltán', 'Fatoumata', 'Aleksandra', 'İbrahim'];
const syllables =
  'ba bel bou bre cha cou da del dou fa fer flo gar gi gou la lan le ler lou ma mar mi mon na nou pa pel pi ra ri rou sa sel so ta ti vau vi'.split(
    ' ',
  );
const endings = 'ard aud ault eau el et ette ier in ois on ot ou oux y ski ez i a ova'.split(' ');
const hosts =
  'gmail.com gmail.com gmail.com orange.fr free.fr hotmail.fr hotmail.com yahoo.fr outlook.fr laposte.net sfr.fr icloud.com'.split(' ');
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

/** For tests: the clients of a club, as clubs are: few names borne by many, many by few; families, twins, and people of whom little is known. */
export function madeClub(random: Random, size: number, martins: number): MadePerson[] {
  const emails = new Set<string>();
  const people: MadePerson[] = [];
  while (people.length < size) {
    const relative = people.length > 0 && random.chance(0.25) ? random.pick(people) : null;
    people.push(relative ? relativeOf(random, relative, emails) : somebody(random, emails));
  }
  const crowd = Array.from({ length: martins }, () => named(random, 'Martin', random.chance(0.1) ? '' : firstName(random), emails));
  return [...people, ...crowd, ...odd.map((name) => named(random, name, random.chance(0.5) ? name : '', emails))];
}

export function somebody(random: Random, emails: Set<string>): MadePerson {
  return named(random, lastName(random), random.chance(0.02) ? '' : firstName(random), emails);
}

/** Somebody of the same household: the same last name most of the time, often one phone. Now and then a twin. */
export function relativeOf(random: Random, person: MadePerson, emails: Set<string>, twin = random.chance(0.05)): MadePerson {
  const made = named(random, random.chance(0.9) || twin ? person.lastName : lastName(random), otherFirstName(random, person), emails);
  if (twin || random.chance(0.5)) made.phone = person.phone;
  if (twin) made.birthDate = person.birthDate;
  return made;
}

export function otherFirstName(random: Random, { firstName: own }: MadePerson): string {
  for (;;) {
    const name = firstName(random);
    if (fold(name) !== fold(own)) return name;
  }
}

export function named(random: Random, last: string, first: string, emails: Set<string>): MadePerson {
  const birthDate = new Date(Date.UTC(1_940 + random.below(78), random.below(12), 1 + random.below(28)));
  const person = { lastName: last, firstName: first, phone: random.chance(0.7) ? phone(random) : null, email: '', birthDate };
  return { ...person, email: emailOf(random, person, emails), birthDate: random.chance(0.6) ? birthDate : null };
}

/** An address of their own, by the habits that people have. */
export function emailOf(random: Random, { lastName: l, firstName: f, birthDate }: Omit<MadePerson, 'email'>, emails: Set<string>): string {
  const [last, first] = [fold(l).replaceAll(' ', ''), fold(f).replaceAll(' ', random.pick(['', '-', '.']))].map((name) =>
    name.replace(/[^a-z-.]/g, '').slice(0, 25),
  ) as [string, string];
  const year = String(birthDate?.getUTCFullYear() ?? 1_980).slice(random.pick([0, 2]));
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
  for (let turn = 0; ; turn += 1) {
    const local =
      random
        .pick(habits)()
        .replace(/^[.-]+|[.-]+$/g, '') || `p${random.below(100_000)}`;
    const domain = random.chance(0.12) ? `${random.pick(words)}-${random.pick(syllables)}${random.pick(endings)}.fr` : random.pick(hosts);
    const email = `${local}${turn > 2 ? random.below(1_000) : ''}@${domain}`;
    if (!emails.has(email) && emails.add(email)) return email;
  }
}

export function phone(random: Random): string {
  return `+33${random.pick(['6', '6', '7', '1', '4'])}${String(random.below(100_000_000)).padStart(8, '0')}`;
}

/** One in four bears one of the two hundred best known names, the first of the list far more often than the last. */
export function lastName(random: Random): string {
  if (random.chance(0.25)) return commonLastName(random);
  const made = `${random.pick(syllables)}${random.chance(0.6) ? random.pick(syllables) : ''}${random.pick(endings)}`;
  const name = made[0]?.toUpperCase() + made.slice(1);
  return random.chance(0.06)
    ? `${name}-${commonLastName(random)}`
    : random.chance(0.04)
      ? `${random.pick(['De ', 'Le ', 'D’', 'Ben '])}${name}`
      : name;
}

export function commonLastName(random: Random): string {
  return lastNames[Math.floor((lastNames.length * random.below(1_000) ** 2) / 1_000_000)] as string;
}

export function firstName(random: Random): string {
  return random.pick(firstNames);
}
