import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { type LockedClient, withChanges, writeClients } from '#lib/clients/locked-client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Importing } from './imported-rows.ts';

/**
 * The effect of an import on one client: changes, field by field, and whether it leaves the trash.
 */
export type ClientUpdate = { client: LockedClient; line: number; changes: FieldChanges; reopen: boolean };

/** Updates locked clients with an audit event each. */
export async function updateClientsFrom(
  tx: Transaction,
  { structureId, importId, staffId }: Importing,
  updates: ClientUpdate[],
): Promise<void> {
  const after = updates.map(({ client, changes, reopen }) => {
    const changed = withChanges(client, changes, 'after');
    return reopen ? { ...changed, deletedAt: null, deletedById: null } : changed;
  });
  await writeClients(tx, structureId, after);
  await recordEvents(
    tx,
    updates.map(({ client, line, changes, reopen }) => ({
      structureId,
      staffId,
      kind: 'client-updated-by-import',
      clientId: client.id,
      details: { importId, line, changes, ...(reopen && { reopened: true }) },
    })),
  );
}
