import type { LockedClient } from '#lib/clients/locked-client.ts';

/** Why an undo leaves a client as it is. */
export const keptReasons = ['changed-since', 'deleted-since', 'gone-since', 'registered-since'] as const;
export type KeptReason = (typeof keptReasons)[number];

/** Null when nothing happened to the client since the import made it this version. */
export function keptReason(client: LockedClient | undefined, version: number): KeptReason | null {
  if (!client) return 'gone-since';
  if (client.version === version) return null;
  return client.deletedAt ? 'deleted-since' : 'changed-since';
}
