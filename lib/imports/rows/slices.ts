import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';

/** Lines `from` (excluded) to `to` (included) of the file. */
export type RowSlice = { from: number; to: number };

/** Rows to a transaction: few enough that its row locks never delay other staff for long. */
export const sliceSize = 5_000;

/** Finds the next rows after a line, in the order of the file; null at its end. */
export async function sliceAfter(tx: Transaction, of: ImportKey, from: number): Promise<RowSlice | null> {
  const { rows } = await tx.query<{ to: number | null }>(
    `select max(line) as "to" from (
      select line from import_row where structure_id = $1 and import_id = $2 and line > $3 order by line
        limit ${sliceSize}
    ) slice`,
    [...keyOf(of), from],
  );
  const to = rows[0]?.to;
  return to ? { from, to } : null;
}
