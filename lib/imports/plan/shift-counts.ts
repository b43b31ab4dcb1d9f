import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { type CountedRow, fillsBlank } from '#lib/imports/rows/counted-row.ts';
import { isMistyped } from '#lib/imports/rows/mistyped-row.ts';
import { isWarned } from '#lib/imports/rows/warned-row.ts';

/** A row before and after a correction, as far as the counts depend on it. */
export type CountShift = [before: CountedRow, after: CountedRow];

/**
 * Moves rows from one count to another: the sum stays the same. It is another plan then than the
 * one that was shown, so a consent to that one no longer holds.
 */
export async function shiftCounts(tx: Transaction, of: ImportKey, shifts: CountShift[]): Promise<void> {
  for (const [before, after] of shifts) {
    if (before.verdict === after.verdict) continue;
    await tx.query(
      `update import set counts = jsonb_set(
        jsonb_set(counts, array[$3::text], to_jsonb((counts ->> $3::text)::int - 1)),
        array[$4::text], to_jsonb((counts ->> $4::text)::int + 1)
      ) where structure_id = $1 and id = $2`,
      [...keyOf(of), before.verdict, after.verdict],
    );
  }
  const difference = (count: (row: CountedRow) => number) =>
    shifts.reduce((sum, [before, after]) => sum + count(after) - count(before), 0);
  await tx.query(
    `update import set plan = plan + 1, choices = choices || jsonb_build_object(
      'fills', (choices ->> 'fills')::int + $3::int, 'mistyped', coalesce((choices ->> 'mistyped')::int, 0) + $4::int,
      'warned', coalesce((choices ->> 'warned')::int, 0) + $5::int,
      'corrected', coalesce((choices ->> 'corrected')::int, 0) + 1)
    where structure_id = $1 and id = $2`,
    [
      ...keyOf(of),
      difference(fillsBlank),
      difference((row) => (isMistyped(row) ? 1 : 0)),
      difference((row) => (isWarned(row) ? 1 : 0)),
    ],
  );
}
