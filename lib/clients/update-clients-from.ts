import type { PoolClient } from 'pg';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import type { Importing } from './imported-rows.ts';
import { type LockedClient, withChanges, writeClients } from './locked-client.ts';

/**
 * What an import does to one client: changes, field by field, and whether it comes out of the bin.
 */
export type ClientUpdate = { client: LockedClient; line: number; changes: FieldChanges; reopen: boolean };

/** Updates locked clients with an audit event each. */
export async function updateClientsFrom(
  tx: PoolClient,
  { structureId, importId, staffId }: Importing,
  updates: ClientUpdate[],
): Promise<void> {
  const after = updates.map(({ client, changes, reopen }) => {
    const changed = withChanges(client, changes, 'after');
    return reopen ? { ...changed, deletedAt: null, deletedById: null } : changed;
  });
  await writeClients(tx, structureId, after);
  const details = updates.map(({ line, changes, reopen }) => ({
    importId,
    line,
    changes,
    ...(reopen && { reopened: true }),
  }));
  await recordUpdates(tx, { structureId, staffId }, 'client-updated-by-import', updates, details);
}

/** Writes an audit event about each of many clients, in one statement. */
export async function recordUpdates(
  tx: PoolClient,
  author: { structureId: string; staffId: string | null },
  kind: 'client-updated-by-import' | 'client-import-undone',
  about: { client: { id: string } }[],
  details: object[],
): Promise<void> {
  await tx.query(
    `insert into audit_event (structure_id, id, kind, staff_id, client_id, details)
    select $1, ${uuidV7}, $2, $3::uuid, e.client_id, e.details::jsonb from unnest($4::uuid[],
      $5::text[]) as e (client_id, details)`,
    [
      author.structureId,
      kind,
      author.staffId,
      about.map(({ client }) => client.id),
      details.map((one) => JSON.stringify(one)),
    ],
  );
}
