import { attachedClients } from '#lib/addresses/attached-clients.ts';
import { lockClientAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { findNetUnchanged, type Since } from '#lib/clients/imported/find-net-unchanged.ts';
import { type ClientUndo, removeClients, undoClientsFrom } from '#lib/clients/imported/undo-clients-from.ts';
import { type LockedClient, lockClients } from '#lib/clients/locked-client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { lockRunningImport } from '#lib/imports/lifecycle/running-import.ts';
import { sliceAfter } from '#lib/imports/rows/slices.ts';
import { type UndoConflict, undoConflict } from '#lib/imports/rows/undo-conflict.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { announce } from '#lib/live/announce.ts';
import { type DoneRow, doneRows } from './done-rows.ts';

type Kept = { line: number; reason: UndoConflict };

/**
 * Undoes the next rows of an import: all of them or none. A client that changed since stays, and
 * its row stores the reason; the undo of another import is no such change.
 * @returns whether there may be more.
 */
export async function undoSlice(tx: Transaction, of: ImportKey): Promise<boolean> {
  const running = await lockRunningImport(tx, of, 'undoing');
  const slice = running && (await sliceAfter(tx, of, running.undoReached));
  if (!slice || slice.from >= running.reached) return false;
  const rows = await doneRows(tx, of, slice, running);
  const ids = rows.map(({ clientId }) => clientId);
  await lockClientAddressesShared(tx, of.structureId, ids);
  const clients = await lockClients(tx, of.structureId, ids);
  const unchanged = await findNetUnchanged(tx, of.structureId, changesSince(rows, clients));
  const [removed, undos, kept] = sort(rows, clients, unchanged, await attachedClients(tx, of.structureId, ids));
  const binned = undos.flatMap(({ client, bin }) => (bin ? [client.id] : []));
  await cancelInvitations(tx, of.structureId, [...removed, ...binned]);
  await removeClients(tx, of.structureId, removed);
  await undoClientsFrom(tx, { ...of, staffId: running.undoneById ?? running.committedById }, undos);
  await keep(tx, of, kept);
  await tx.query(
    `update import set undo_reached = $3, removed = removed + $4, restored = restored + $5, kept = kept + $6
    where structure_id = $1 and id = $2`,
    [...keyOf(of), slice.to, removed.length, undos.length, kept.length],
  );
  await announce(tx, of.structureId, 'imports');
  return true;
}

function changesSince(rows: DoneRow[], clients: Map<string, LockedClient>): Since[] {
  return rows.flatMap(({ clientId: id, clientVersion }) => {
    const client = clients.get(id);
    return client && client.version !== clientVersion ? [{ id, changes: client.version - clientVersion }] : [];
  });
}

function sort(
  rows: DoneRow[],
  clients: Map<string, LockedClient>,
  unchanged: Set<string>,
  attached: Set<string>,
): [removed: string[], undos: ClientUndo[], kept: Kept[]] {
  const removed: string[] = [];
  const undos: ClientUndo[] = [];
  const kept: Kept[] = [];
  for (const { line, clientId, created, clientVersion, changes, bin } of rows) {
    const client = clients.get(clientId);
    const reason = unchanged.has(clientId) ? null : undoConflict(client, clientVersion);
    if (reason || !client) kept.push({ line, reason: reason ?? 'gone-since' });
    else if (created && attached.has(clientId)) kept.push({ line, reason: 'registered-since' });
    else if (created) removed.push(clientId);
    else undos.push({ client, line, changes: changes ?? {}, bin });
  }
  return [removed, undos, kept];
}

async function keep(tx: Transaction, of: ImportKey, kept: Kept[]): Promise<void> {
  if (kept.length === 0) return;
  await tx.query(
    `update import_row r set kept = d.reason from unnest($3::int[], $4::text[]) as d (line, reason)
    where r.structure_id = $1 and r.import_id = $2 and r.line = d.line`,
    [...keyOf(of), kept.map(({ line }) => line), kept.map(({ reason }) => reason)],
  );
}
