import { authSecret } from '#lib/env.ts';
import { hasStructure } from '#lib/structures/has-structure.ts';
import { isWelcomeToken } from '#lib/structures/welcome-token.ts';

/**
 * Whether this token opens the first run: it is the printed one, and there is no structure yet.
 * `used`: it is the printed one, and the first run is over.
 */
export async function firstRunState(token: string): Promise<'open' | 'used' | 'unknown'> {
  if (!isWelcomeToken(token, authSecret())) return 'unknown';
  return (await hasStructure()) ? 'used' : 'open';
}
