import type { ClientUpdate } from '#lib/clients/imported/update-clients-from.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { RowProblemCode } from '#lib/imports/rows/row-problem.ts';

/** A row whose client changed between plan and commit: `code` says how. */
export type Held = { line: number; code: RowProblemCode };

/** Stores with each row what was done to its client, which the undo relies on. */
export async function writeUpdates(tx: Transaction, of: ImportKey, updates: ClientUpdate[]): Promise<void> {
  await tx.query(
    `update import_row r set client_version = d.version, changes = d.changes::jsonb, bin = d.bin::jsonb
    from unnest($3::int[], $4::int[], $5::text[], $6::text[]) as d (line, version, changes, bin)
    where r.structure_id = $1 and r.import_id = $2 and r.line = d.line`,
    [
      ...keyOf(of),
      updates.map(({ line }) => line),
      updates.map(
        ({ client, changes, reopen }) => client.version + (reopen || Object.keys(changes).length > 0 ? 1 : 0),
      ),
      updates.map(({ changes }) => JSON.stringify(changes)),
      updates.map(({ client, reopen }) =>
        reopen ? JSON.stringify({ at: client.deletedAt, byId: client.deletedById }) : null,
      ),
    ],
  );
}

/** Marks rows as held, each with the reason. */
export async function holdRows(tx: Transaction, of: ImportKey, held: Held[]): Promise<void> {
  if (held.length === 0) return;
  await tx.query(
    `update import_row r set verdict = 'held', problems = coalesce(r.problems,
      '[]') || jsonb_build_array(jsonb_build_object('code', d.code))
    from unnest($3::int[], $4::text[]) as d (line, code)
    where r.structure_id = $1 and r.import_id = $2 and r.line = d.line`,
    [...keyOf(of), held.map(({ line }) => line), held.map(({ code }) => code)],
  );
}
