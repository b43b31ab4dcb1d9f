import { windowSeconds } from '#lib/throttle/attempts.ts';

/**
 * What `?error=` of the sign-in page may say: one neutral word, or how many minutes to wait: up to
 * a day's.
 */
export type SignInError =
  | { code: 'wrong' | 'expired' | 'too-long' | 'unavailable' }
  | { code: 'wait'; minutes: number };

/** The error as a word of the address, for a wait of so many seconds. */
export function waitFor(seconds: number): string {
  return `wait-${Math.ceil(seconds / 60)}`;
}

/** Reads that word back; anything else, an outage for instance, tells nothing of itself. */
export function readSignInError(word: string): SignInError {
  const minutes = Number(/^wait-(\d{1,4})$/.exec(word)?.[1]);
  if (minutes <= windowSeconds.day / 60) return { code: 'wait', minutes: Math.max(1, minutes) };
  return { code: word === 'wrong' || word === 'expired' || word === 'too-long' ? word : 'unavailable' };
}
