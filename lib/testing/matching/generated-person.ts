import type { ClientFields } from '#lib/clients/client.ts';
import { lastNames } from '#lib/demo/demo-names.ts';
import type { Random } from '#lib/demo/demo-random.ts';
import { fold } from '#lib/identity/fold.ts';
import { endings, firstNames, pickFrequent, syllables } from './names.ts';
import { randomDay } from './random-details.ts';

/** For tests: what a club knows of a person. */
export type GeneratedPerson = Pick<ClientFields, 'lastName' | 'firstName' | 'email' | 'phone' | 'birthDate'>;

const hosts =
  'gmail.com gmail.com gmail.com orange.fr free.fr hotmail.fr hotmail.com yahoo.fr outlook.fr laposte.net sfr.fr icloud.com'.split(
    ' ',
  );
const words = 'soleil lune surf velo chaton papillon jardin mer loup etoile bricolo gourmet pixel zen rando'.split(' ');

/** Makes an address by common habits. */
export function emailOf(
  random: Random,
  { lastName: l, firstName: f, birthDate }: Omit<GeneratedPerson, 'email'>,
): string {
  const last = plain(l.replaceAll(' ', ''));
  const first = plain(f.replaceAll(' ', ''));
  const year = String((birthDate ?? randomDay(random)).getUTCFullYear()).slice(random.pick([0, 2]));
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

/**
 * For tests: makes frequent names: one of the thirty most frequent last names and one of the thirty
 * most frequent first names.
 */
export function commonNames(random: Random): Pick<GeneratedPerson, 'lastName' | 'firstName'> {
  return {
    lastName: pickFrequent(random, lastNames.slice(0, 30)),
    firstName: pickFrequent(random, firstNames.slice(0, 30)),
  };
}
