import type { Database } from '#lib/database/connection.ts';

/**
 * Finds the client of the structure that has this address as an alias, or to whom it leads because
 * a record with it was merged into theirs.
 * @returns the client's id; null when the address is of no client in this way
 */
export async function aliasHolder(database: Database, structureId: string, emailKey: string): Promise<string | null> {
  const alias = await database.clientAlias.findUnique({
    where: { structureId_emailKey: { structureId, emailKey } },
    select: { clientId: true },
  });
  if (alias) return alias.clientId;
  const merged = await database.mergedClient.findFirst({
    where: { structureId, emailKey },
    orderBy: { mergedAt: 'desc' },
    select: { keptId: true },
  });
  return merged?.keptId ?? null;
}
