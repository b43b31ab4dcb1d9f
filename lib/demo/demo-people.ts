import type { ClientFields } from '#lib/clients/client.ts';
import { fold } from '#lib/identity/fold.ts';
import { lastNames, mensNames, womensNames } from './demo-names.ts';
import { type Random, seededRandom } from './demo-random.ts';

/** An invented person, and how many days ago they became a client. */
export type DemoPerson = ClientFields & { daysAgo: number };

// `.example` never resolves (RFC 2606) and these numbers are never assigned (ARCEP, decision
// 2018-0881), so that no real person is reached.
const domains = [
  'orange.example',
  'free.example',
  'laposte.example',
  'sfr.example',
  'courriel.example',
  'boite.example',
];
const landlines = ['19900', '26191', '35301', '46571', '53649'];
const groups = [
  'Adultes',
  'Jeunes',
  'Compétition',
  'Loisir',
  'Bénévoles',
  'Cours du mardi',
  'Cours du samedi',
  'École',
];
const notes = [
  'Préfère être joint·e le soir.',
  'Certificat médical à renouveler.',
  'Vient avec ses deux enfants.',
  'A demandé un reçu fiscal.',
  'Allergie aux arachides, voir la fiche papier.',
  'Ancien·ne bénévole du tournoi d’été.',
];

/**
 * Invents plausible clients of a French club: the same ones for the same count and seed, each with
 * an e-mail of their own. The first is always Hélène Dupré, whom the documentation searches for.
 */
export function demoPeople(count: number, seed: number): DemoPerson[] {
  const random = seededRandom(seed);
  const emails = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const woman = index === 0 || random.chance(0.52);
    const lastName = index === 0 ? 'Dupré' : random.pick(lastNames);
    const firstName = index === 0 ? 'Hélène' : random.pick(woman ? womensNames : mensNames);
    const birthDate = index === 0 || random.chance(0.6) ? birthday(random) : null;
    return {
      lastName,
      firstName,
      email: ownEmail(emails, random, firstName, lastName, birthDate),
      phone: index === 0 || random.chance(0.8) ? phone(index, random) : null,
      secondPhone: null,
      birthDate,
      gender: random.chance(0.7) ? (woman ? 'female' : 'male') : null,
      language: random.chance(0.3) ? (random.chance(0.95) ? 'fr' : 'en') : null,
      memberNumber: random.chance(0.65) ? `L-${String(1_000 + index)}` : null,
      groups: random.chance(0.45) ? [random.pick(groups)] : [],
      note: random.chance(0.06) ? random.pick(notes) : null,
      daysAgo: index === 0 ? 400 : Math.floor(random.below(40) ** 2 * 1.2 + random.below(30)),
    };
  });
}

function ownEmail(
  taken: Set<string>,
  random: Random,
  firstName: string,
  lastName: string,
  birthDate: Date | null,
): string {
  const first = fold(firstName).replaceAll(' ', '-');
  const last = fold(lastName).replaceAll(' ', '');
  const local = random.pick([
    `${first}.${last}`,
    `${first}.${last}`,
    `${first[0]}.${last}`,
    `${last}.${first}`,
    `${first}${last}`,
  ]);
  const domain = random.pick(domains);
  const year = String(birthDate?.getUTCFullYear() ?? 1_950 + random.below(60)).slice(2);
  let email = `${local}@${domain}`;
  for (let turn = 0; taken.has(email); turn += 1) email = `${local}${year}${turn === 0 ? '' : `.${turn}`}@${domain}`;
  taken.add(email);
  return email;
}

/**
 * Returns a number of the person's own: the last four digits pass through all 10,000 before one
 * repeats, because 7,919 is prime.
 */
function phone(index: number, random: Random): string {
  const digits = String((index * 7_919 + 1_234) % 10_000).padStart(4, '0');
  return random.chance(0.85) ? `+3363998${digits}` : `+33${random.pick(landlines)}${digits}`;
}

function birthday(random: Random): Date {
  return new Date(Date.UTC(1_938 + random.below(80), random.below(12), 1 + random.below(28)));
}
