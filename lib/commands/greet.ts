import { hasStructure } from '#lib/structures/has-structure.ts';
import { welcomeToken } from '#lib/structures/welcome-token.ts';
import type { Run } from './launch.ts';

/** Says where to go. A first run is opened only to whoever reads this. */
export async function greet({ url, authSecret, say }: Run): Promise<void> {
  const firstRun = !(await hasStructure());
  say(`Ready on ${url}`);
  if (firstRun) say(`Open your structure: ${url}/welcome?token=${welcomeToken(authSecret)}`);
}
