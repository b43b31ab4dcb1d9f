import { releaseAttachments } from '#lib/addresses/release-attachments.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { type LockedClient, withChanges, writeClients } from '#lib/clients/locked-client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Importing } from './imported-rows.ts';

/**
 * The reverse of what an import did to one client. `bin`: how to return it to the trash, when the
 * import took it out.
 */
export type ClientUndo = {
  client: LockedClient;
  line: number;
  changes: FieldChanges;
  bin: { at: string; byId: string | null } | null;
};

/** Restores the values of locked clients from before an import, with an audit event each. */
export async function undoClientsFrom(
  tx: Transaction,
  { structureId, importId, staffId }: Importing,
  undos: ClientUndo[],
): Promise<void> {
  const before = undos.map(({ client, changes, bin }) => {
    const changed = withChanges(client, changes, 'before');
    return bin ? { ...changed, deletedAt: new Date(bin.at), deletedById: bin.byId } : changed;
  });
  await writeClients(tx, structureId, before);
  await recordEvents(
    tx,
    undos.map(({ client, line, changes, bin }) => ({
      structureId,
      staffId,
      kind: 'client-import-undone',
      clientId: client.id,
      details: { importId, line, changes: invertChanges(changes), ...(bin && { binned: true }) },
    })),
  );
}

/**
 * Deletes clients that an import created, with everything that depends on them. The caller has
 * locked them.
 */
export async function removeClients(tx: Transaction, structureId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await releaseAttachments(tx, { structureIds: ids.map(() => structureId), ids });
  await tx.query('delete from client where structure_id = $1 and id = any($2)', [structureId, ids]);
}

function invertChanges(changes: FieldChanges): FieldChanges {
  return Object.fromEntries(
    Object.entries(changes).map(([name, { before, after }]) => [name, { before: after, after: before }]),
  );
}
