import { hasStructure } from '#lib/structures/has-structure.ts';
import { welcomeToken } from '#lib/structures/welcome-token.ts';
import type { Run } from './launch.ts';

/** Prints the address of the product. The first run is open only to a reader of this output. */
export async function greet({ url, authSecret, say }: Run): Promise<void> {
  const firstRun = !(await hasStructure());
  say(`Ready on ${url}`);
  if (firstRun) say(`Open your structure: ${url}/welcome?token=${welcomeToken(authSecret)}`);
}
