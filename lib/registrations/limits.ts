import { takeAttempt } from '#lib/throttle/attempts.ts';

/** Seconds until one may try again. */
export type Wait = { code: 'too-many'; seconds: number };

/** How often in fifteen minutes. Per e-mail whether it is known or not; per address generously, because a club shares one. */
const limits = {
  'app:register:address': 300,
  'app:register:email': 10,
  'app:register:key': 5_000,
  'app:prove:address': 300,
  'app:prove:email': 20,
  // Wrong claim codes only: one that is right takes its tries back.
  'app:claim:address': 30,
  'app:claim:email': 5,
  'app:claim:key': 300,
  'app:join:address': 300,
  'app:join:email': 30,
  'app:device:email': 60,
  'app:stranger:address': 300,
} as const;

export type Limit = keyof typeof limits;

/** Counts one try at each of these doors, in this order; the first that is closed says how long to wait. Holds across processes. */
export async function takeTurn(...doors: { name: Limit; of: string }[]): Promise<Wait | null> {
  for (const { name, of } of doors) {
    const seconds = await takeAttempt({ name, of, limit: limits[name] });
    if (seconds > 0) return { code: 'too-many', seconds };
  }
  return null;
}

/** What a limit is, for whoever documents or tests it. */
export function limitOf(name: Limit): number {
  return limits[name];
}
