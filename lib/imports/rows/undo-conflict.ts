import type { LockedClient } from '#lib/clients/locked-client.ts';

/** Why an undo leaves a client as it is. */
export const undoConflicts = ['changed-since', 'deleted-since', 'gone-since', 'registered-since'] as const;
export type UndoConflict = (typeof undoConflicts)[number];

/** Null when nothing happened to the client since the import made it this version. */
export function undoConflict(client: LockedClient | undefined, version: number): UndoConflict | null {
  if (!client) return 'gone-since';
  if (client.version === version) return null;
  return client.deletedAt ? 'deleted-since' : 'changed-since';
}
