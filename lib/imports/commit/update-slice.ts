import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { type ClientUpdate, updateClientsFrom } from '#lib/clients/imported/update-clients-from.ts';
import { type LockedClient, lockClients } from '#lib/clients/locked-client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { RunningImport } from '#lib/imports/lifecycle/running-import.ts';
import { isOfKind } from '#lib/imports/rows/row-kind.ts';
import type { RowProblemCode } from '#lib/imports/rows/row-problem.ts';
import type { RowSlice } from '#lib/imports/rows/slices.ts';
import { type Held, holdRows, writeUpdates } from './write-results.ts';

type PlannedRow = {
  line: number;
  clientId: string;
  clientVersion: number;
  changes: FieldChanges | null;
  inBin: boolean;
};
/**
 * Updates the clients of one slice as the choice allows, and restores from the trash those that are
 * to be reopened.
 */
export async function updateSlice(
  tx: Transaction,
  of: ImportKey,
  slice: RowSlice,
  running: RunningImport,
): Promise<{ updated: number; reopened: number; held: number }> {
  const rows = await plannedRows(tx, of, slice, running);
  if (rows.length === 0) return { updated: 0, reopened: 0, held: 0 };
  const clients = await lockClients(
    tx,
    of.structureId,
    rows.map(({ clientId }) => clientId),
  );
  const held: Held[] = [];
  const updates: ClientUpdate[] = [];
  const updated = new Set<string>();
  for (const row of rows) {
    const client = clients.get(row.clientId);
    // Two addresses of one client: the second row was planned for the client as it was before.
    const code = changedMeanwhile(row, client) ?? (updated.has(row.clientId) ? 'changed-meanwhile' : null);
    updated.add(row.clientId);
    if (code || !client) held.push({ line: row.line, code: code ?? 'gone-meanwhile' });
    else updates.push({ client, line: row.line, changes: spared(row.changes, running.choice), reopen: row.inBin });
  }
  const effective = updates.filter(({ changes, reopen }) => reopen || Object.keys(changes).length > 0);
  await updateClientsFrom(tx, { ...of, staffId: running.committedById }, effective);
  await writeUpdates(tx, of, updates);
  await holdRows(tx, of, held);
  const reopened = effective.filter(({ reopen }) => reopen).length;
  return { updated: effective.length - reopened, reopened, held: held.length };
}

async function plannedRows(
  tx: Transaction,
  of: ImportKey,
  { from, to }: RowSlice,
  running: RunningImport,
): Promise<PlannedRow[]> {
  const { rows } = await tx.query<PlannedRow>(
    `select line, client_id as "clientId", client_version as "clientVersion", changes, verdict = 'in-bin' as "inBin"
    from import_row r where structure_id = $1 and import_id = $2 and line > $3 and line <= $4
      and ${isOfKind('not-reached', running)} and verdict <> 'create'`,
    [...keyOf(of), from, to],
  );
  return rows;
}

function changedMeanwhile(row: PlannedRow, client: LockedClient | undefined): RowProblemCode | null {
  if (!client) return 'gone-meanwhile';
  const inBin = client.deletedAt !== null;
  if (inBin !== row.inBin) return inBin ? 'binned-meanwhile' : 'restored-meanwhile';
  return client.version === row.clientVersion ? null : 'changed-meanwhile';
}

/** Returns the changes of a row that the choice allows. */
function spared(changes: FieldChanges | null, choice: RunningImport['choice']): FieldChanges {
  if (choice === 'create_only') return {};
  const all = Object.entries(changes ?? {});
  return Object.fromEntries(choice === 'overwrite' ? all : all.filter(([, { before }]) => before === null));
}
