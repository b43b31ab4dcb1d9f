import { lastNames, mensNames, womensNames } from '#lib/demo/demo-names.ts';
import type { Random } from '#lib/demo/demo-random.ts';

/** First names, the most frequent first. */
export const firstNames = [
  ...womensNames.flatMap((name, index) => [name, mensNames[index] ?? name]),
  ...['Ngoc', 'Oluwaseun', 'Giulia', 'João', 'Zoltán', 'Fatoumata', 'Aleksandra', 'İbrahim'],
];

/** Beginnings of rare last names. */
export const syllables =
  'ba bel bou bre cha cou da del dou fa fer flo gar gi gou la lan le ler lou ma mar mi mon na nou pa pel pi ra ri rou sa sel so ta ti vau vi'.split(
    ' ',
  );

/** Endings of rare last names. */
export const endings = 'ard aud ault eau el et ette ier in ois on ot ou oux y ski ez i a ova'.split(' ');

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
  return pickFrequent(random, lastNames);
}

/** Makes a first name, a frequent one far more often. */
export function firstName(random: Random): string {
  return pickFrequent(random, firstNames);
}

/**
 * Picks the first of the list far more often than the last: of 128 first names, one in thirty
 * people has the first one.
 */
export function pickFrequent(random: Random, names: readonly string[]): string {
  return names[Math.floor(names.length * (random.below(100_000) / 100_000) ** 1.4)] as string;
}
