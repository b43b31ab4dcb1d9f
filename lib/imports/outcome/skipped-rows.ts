import { connection } from '#lib/database/connection.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { RowKind } from '#lib/imports/rows/counts.ts';
import { type CommitState, isOfKind, kindColumn } from '#lib/imports/rows/row-kind.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';

/** A row that was not imported. `corrected`: its cells where they are no longer the file's. */
export type SkippedRow = { line: number; kind: RowKind; problems: RowProblem[]; corrected: string[] | null };

/** Rows that an outcome file gives back: those to correct, and those the commit did not reach. */
export const skippedKinds = ['refused', 'held', 'not-reached'] as const satisfies RowKind[];

/** Lines of the file to a query. A limit of rows instead would sort all that remain, each time. */
const batchLines = 10_000;

/** The skipped rows of an import in the order of the file, batch by batch: memory stays flat. */
export async function* skippedRows(of: ImportKey, state: CommitState, lines: number): AsyncGenerator<SkippedRow[]> {
  const isSkipped = skippedKinds.map((kind) => isOfKind(kind, state)).join(' or ');
  for (let from = 0; from < lines; from += batchLines) {
    const { rows } = await connection().pool.query<SkippedRow>(
      `select line, ${kindColumn(state)} as kind, coalesce(problems, '[]') as problems,
        case when verdict <> 'refused' and cells <> '{}' then cells end as corrected
      from import_row r
      where structure_id = $1 and import_id = $2 and line > $3 and line <= $4 and (${isSkipped}) order by line`,
      [...keyOf(of), from, from + batchLines],
    );
    if (rows.length > 0) yield rows;
  }
}
