import type { Database } from '#lib/database/connection.ts';

/**
 * The client of the structure that somebody with this address is known as on the app; null when it
 * is nobody's alias.
 */
export async function aliasHolder(database: Database, structureId: string, emailKey: string): Promise<string | null> {
  const alias = await database.clientAlias.findUnique({
    where: { structureId_emailKey: { structureId, emailKey } },
    select: { clientId: true },
  });
  return alias?.clientId ?? null;
}
