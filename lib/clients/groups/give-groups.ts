import type { Transaction } from '#lib/database/run-sql.ts';
import { createGroups, findGroups, idsOf, namesNow } from './group-ids.ts';

/**
 * Returns the groups of these names for a client that is about to be written, and creates those
 * that are missing. The caller has taken its locks on addresses, and none on clients yet.
 * @param beyond what becomes of groups beyond the limit of the structure
 * @throws TooManyGroups where `beyond` is `refuse`
 */
export async function giveGroups(
  tx: Transaction,
  structureId: string,
  names: string[],
  { beyond = 'refuse' }: { beyond?: 'refuse' | 'allow' } = {},
): Promise<{ ids: string[]; names: string[] }> {
  await createGroups(tx, structureId, names, { beyond });
  const groups = await findGroups(tx, structureId, names, 'now');
  return { ids: idsOf(names, groups), names: namesNow(names, groups) };
}

/** Writes names of groups as the structure writes them; a name of no group stays as it is. */
export async function namesAsStored(tx: Transaction, structureId: string, names: string[]): Promise<string[]> {
  const groups = await findGroups(tx, structureId, names, 'now');
  return [...new Set(names.map((name) => groups.get(name)?.name ?? name))];
}
