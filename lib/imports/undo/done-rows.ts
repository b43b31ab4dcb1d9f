import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ClientUndo } from '#lib/clients/imported/undo-clients-from.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { RunningImport } from '#lib/imports/lifecycle/running-import.ts';
import { isOfKind } from '#lib/imports/rows/row-kind.ts';
import type { RowSlice } from '#lib/imports/rows/slices.ts';

/** A row with what its commit did to the client. */
export type DoneRow = {
  line: number;
  clientId: string;
  created: boolean;
  clientVersion: number;
  changes: FieldChanges | null;
  bin: ClientUndo['bin'];
};

/** Finds the rows that changed a client; one that was left or not reached has nothing to undo. */
export async function doneRows(
  tx: Transaction,
  of: ImportKey,
  { from, to }: RowSlice,
  running: RunningImport,
): Promise<DoneRow[]> {
  const isDone = (['create', 'update', 'reopened'] as const).map((kind) => isOfKind(kind, running)).join(' or ');
  const { rows } = await tx.query<DoneRow>(
    `select line, client_id as "clientId", verdict = 'create' as created, coalesce(client_version,
      1) as "clientVersion", changes, bin
    from import_row r where structure_id = $1 and import_id = $2 and line > $3 and line <= $4 and (${isDone})`,
    [...keyOf(of), from, to],
  );
  return rows;
}
