import type { LockedClient } from '#lib/clients/locked-client.ts';

/** Why an undo leaves a client as it is. */
const undoConflicts = ['changed-since', 'deleted-since', 'gone-since', 'registered-since'] as const;
export type UndoConflict = (typeof undoConflicts)[number];

/**
 * Finds why a client cannot be undone; null when it has not changed since the import made this
 * version.
 */
export function undoConflict(client: LockedClient | undefined, version: number): UndoConflict | null {
  if (!client) return 'gone-since';
  if (client.version === version) return null;
  return client.deletedAt ? 'deleted-since' : 'changed-since';
}
