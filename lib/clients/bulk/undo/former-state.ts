import { BIN_DAYS } from '#lib/clients/bin/list-bin.ts';
import type { RunningOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import type { Kept } from '#lib/clients/bulk/operation/outcomes.ts';
import { seenOf, withGroup } from '#lib/clients/bulk/plan/judge-client.ts';
import type { ClientState } from '#lib/clients/bulk/records/client-state.ts';
import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { groupKey } from '#lib/identity/group-key.ts';
import type { DoneClient } from './done-client.ts';

/** Days that a client who returns to the trash stays there at least. */
const minTrashDays = 7;

/**
 * Returns a client as it is to become by the undo of a change other than an invitation, or why it
 * stays: because what the operation changed was changed again since.
 */
export function formerState(
  { action, value }: Pick<RunningOperation, 'action' | 'value'>,
  client: ClientState,
  { before, seen }: Pick<DoneClient, 'before' | 'seen'>,
): ClientState | Kept {
  if (action === 'delete') {
    const stillThere = client.deletedAt?.toISOString() === before.deletedAt;
    return stillThere ? { ...client, deletedAt: null, deletedById: null } : 'changed-since';
  }
  if (action === 'restore') return backInTrash(client, before.trash, seen);
  if (client.deletedAt) return 'changed-since';
  if (action === 'set-language')
    return client.language === value ? { ...client, language: before.language ?? null } : 'changed-since';
  const groups = formerGroups(action, value ?? '', client.groups, before.groups);
  return groups ? { ...client, groups } : 'changed-since';
}

/** Null when the client was put into the group, or taken out of it, since. */
function formerGroups(
  action: RunningOperation['action'],
  group: string,
  groups: string[],
  known: { before: string[]; after: string[] } | undefined,
): string[] | null {
  if (!known) return null;
  const isIn = withGroup(groups, group).length > 0;
  if (isIn !== (action === 'add-group')) return null;
  // Nothing else changed either: the order too is as before.
  if (JSON.stringify(groups) === JSON.stringify(known.after)) return known.before;
  if (action === 'add-group') return groups.filter((name) => groupKey(name) !== groupKey(group));
  const again = [...groups, ...withGroup(known.before, group)];
  return again.length > MAX_FIELD_LENGTHS.groups ? null : again;
}

/** A client who was used since it was restored stays, since the trash would close their access. */
function backInTrash(
  client: ClientState,
  trash: { deletedAt: string; deletedById: string | null } | undefined,
  seen: string | null,
): ClientState | Kept {
  if (client.deletedAt || !trash) return 'changed-since';
  if (client.managed) return 'managed-by-erp';
  if (seenOf(client) !== seen) return 'used-since';
  const earliest = Date.now() - (BIN_DAYS - minTrashDays) * 86_400_000;
  const deletedAt = new Date(Math.max(new Date(trash.deletedAt).getTime(), earliest));
  return { ...client, deletedAt, deletedById: trash.deletedById };
}
