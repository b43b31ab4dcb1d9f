import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readPostmasterPid } from '#lib/database/embedded/postmaster-pid.ts';
import { databaseUrl } from '#lib/database/embedded/server-address.ts';

/**
 * Finds the address of the product's database, where an embedded server runs.
 * @param dataDir absolute
 * @throws Error when none runs there
 */
export async function embeddedAddress(dataDir: string): Promise<string> {
  const recorded = await readPostmasterPid(path.join(dataDir, 'postgres'));
  if (!recorded) throw new Error(`No database runs in ${dataDir}.`);
  const password = (await readFile(path.join(dataDir, 'database-password'), 'utf8')).trim();
  return databaseUrl({ port: recorded.port, password }, 'club');
}
