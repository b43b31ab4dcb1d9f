import { connection } from '#lib/database/connection.ts';
import { type ImportOfStaff, keyOf } from './import-of-staff.ts';

/** Lines `from` (excluded) to `to` (included) of the file. */
export type Slice = { from: number; to: number };

/** How many rows a transaction takes: small enough that colleagues never wait long for a row it holds. */
const sliceSize = 5_000;

/** The rows of an import in slices of `sliceSize` rows, in the order of the file. */
export async function* slicesOf(of: ImportOfStaff): AsyncGenerator<Slice> {
  let from = 0;
  while (true) {
    const { rows } = await connection().pool.query<{ to: number | null }>(
      `select max(line) as "to" from (
        select line from import_row where structure_id = $1 and import_id = $2 and line > $3 order by line limit ${sliceSize}
      ) slice`,
      [...keyOf(of), from],
    );
    const to = rows[0]?.to;
    if (to === null || to === undefined) return;
    yield { from, to };
    from = to;
  }
}
