import type { BulkChange } from '#lib/clients/bulk/operation/bulk-change.ts';
import type { LeftOut } from '#lib/clients/bulk/operation/outcomes.ts';
import type { ClientState } from '#lib/clients/bulk/records/client-state.ts';
import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { groupKey } from '#lib/identity/group-key.ts';

/**
 * Decides whether a change other than an invitation concerns a client now; null means yes.
 * @param client undefined when there is no such client any more
 */
export function judgeClient({ action, value }: BulkChange, client: ClientState | undefined): LeftOut | null {
  if (!client) return 'gone';
  if (action === 'restore') return client.deletedAt ? null : 'not-in-trash';
  if (client.deletedAt) return 'deleted';
  if (action === 'delete') return client.managed ? 'managed-by-erp' : null;
  if (action === 'set-language') return client.language === value ? 'same-language' : null;
  const isIn = withGroup(client.groups, value ?? '').length > 0;
  if (action === 'remove-group') return isIn ? null : 'not-in-group';
  if (isIn) return 'in-group';
  return client.groups.length >= MAX_FIELD_LENGTHS.groups ? 'too-many-groups' : null;
}

/** Returns those of these groups that are this one, however it is written. */
export function withGroup(groups: readonly string[], group: string): string[] {
  const key = groupKey(group);
  return groups.filter((name) => groupKey(name) === key);
}

/**
 * Returns what tells whether a client was used or changed since: its version, whether it has an
 * account of the app, and its latest invitation.
 */
export function seenOf({ version, registered, mailId }: ClientState): string {
  return `${version} ${registered ? 'registered' : '-'} ${mailId ?? '-'}`;
}
