import type { Database } from '#lib/database/connection.ts';

/**
 * Finds the client of the structure that has this address as an alias.
 * @returns the client's id; null when the address is no alias there
 */
export async function aliasHolder(database: Database, structureId: string, emailKey: string): Promise<string | null> {
  const alias = await database.clientAlias.findUnique({
    where: { structureId_emailKey: { structureId, emailKey } },
    select: { clientId: true },
  });
  return alias?.clientId ?? null;
}
