import { hash, verify } from '@node-rs/argon2';
import { inPasswordQueue } from './password-queue.ts';

/**
 * argon2id (the library's default) with the first choice of the OWASP password storage sheet: 19
 * MiB, 2 passes, 1 lane.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Characters. The upper bound keeps hashing quick whatever is sent. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 1_000;

/**
 * The hash of a random password. An unknown account is verified against it, so that the time taken
 * reveals nothing.
 */
let unknown: Promise<string> | undefined;

/**
 * The PHC string to store; the same password gives another one each time. @throws Busy when too
 * many are computed
 */
export function hashPassword(password: string): Promise<string> {
  return inPasswordQueue(() => hash(canonical(password), cost));
}

/** Whether a stored hash was made by argon2id with the present cost, which its text names. */
export function hasPresentCost(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = cost;
  return stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

/**
 * Whether a password belongs to a stored hash. Without a hash (no such account) it takes as long
 * and says no. @throws Busy
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await inPasswordQueue(async () => {
    unknown ??= hash(crypto.randomUUID(), cost);
    return verify(stored ?? (await unknown), canonical(password));
  });
  return stored !== null && matches;
}

/**
 * The same accented letter typed on two keyboards may come composed or not: NIST SP 800-63B asks
 * for one form.
 */
function canonical(password: string): string {
  return password.normalize('NFKC');
}
