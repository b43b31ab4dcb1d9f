import type { Transaction } from '#lib/database/run-sql.ts';
import { groupKey } from '#lib/identity/group-key.ts';
import { namesAsStored } from './give-groups.ts';
import { createGroups, findGroups } from './group-ids.ts';
import { groupsOf } from './groups-of.ts';

type Grouped = { structureId: string; groupIds: string[] };

/** A group of an edited client, with its id where the client was in it before. */
type EditedGroup = { id?: string; name: string };

/**
 * Returns the groups that an edit leaves a client in: those of the client that the editor did not
 * remove, then the typed ones. A group goes by its id, so that an editor that was open while it was
 * renamed or merged neither loses it nor brings its former name back.
 * @param typed names of more groups; without `removed`, of all groups
 * @param removed the ids of the groups that the editor removed
 */
export async function editedGroups(
  tx: Transaction,
  client: Grouped,
  typed: string[],
  removed: readonly string[] | undefined,
): Promise<EditedGroup[]> {
  const present = await groupsOf(tx, client);
  const byKey = new Map(present.map((group) => [groupKey(group.name), group]));
  const named = (await namesAsStored(tx, client.structureId, typed)).map(
    (name) => byKey.get(groupKey(name)) ?? { name },
  );
  if (!removed) return named;
  const gone = new Set((await groupsOf(tx, { ...client, groupIds: [...removed] })).map(({ id }) => id));
  const kept: EditedGroup[] = present.filter(({ id }) => !gone.has(id));
  return [...kept, ...named.filter((group) => !kept.includes(group))];
}

/** Returns the ids of the groups of an edit, and creates those that are missing. */
export async function idsOfEdited(tx: Transaction, structureId: string, groups: EditedGroup[]): Promise<string[]> {
  const added = groups.flatMap(({ id, name }) => (id === undefined ? [name] : []));
  await createGroups(tx, structureId, added);
  const found = await findGroups(tx, structureId, added, 'now');
  return [...new Set(groups.flatMap(({ id, name }) => id ?? found.get(name)?.id ?? []))];
}
