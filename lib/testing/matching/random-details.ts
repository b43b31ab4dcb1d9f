import type { Random } from '#lib/demo/demo-random.ts';

/** Makes a French number, E.164. */
export function randomPhone(random: Random): string {
  return `+33${random.pick(['6', '6', '7', '1', '4'])}${String(random.below(100_000_000)).padStart(8, '0')}`;
}

/** Makes a day of birth, midnight UTC. */
export function randomDay(random: Random): Date {
  return new Date(Date.UTC(1_940 + random.below(78), random.below(12), 1 + random.below(28)));
}
