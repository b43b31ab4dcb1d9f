import { authSecret } from '#lib/env.ts';
import { hasStructure } from '#lib/structures/has-structure.ts';
import { isWelcomeToken } from '#lib/structures/welcome-token.ts';

/** Whether this token opens the first run: it is the printed one, and there is no structure yet. */
export async function mayOpenFirst(token: string): Promise<boolean> {
  return isWelcomeToken(token, authSecret()) && !(await hasStructure());
}
