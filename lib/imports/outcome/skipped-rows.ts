import { connection } from '#lib/database/connection.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { RowKind, Verdict } from '#lib/imports/rows/counts.ts';
import { type CommitState, kindOf, rowsOfKind } from '#lib/imports/rows/row-kind.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';

/**
 * A row that did not come in. `corrected`: its cells where they are no longer those of the file.
 */
export type SkippedRow = { line: number; kind: RowKind; problems: RowProblem[]; corrected: string[] | null };

/**
 * What an outcome file gives back: rows that somebody has to look at, and rows whose turn never
 * came.
 */
export const skippedKinds = ['refused', 'held', 'not-reached'] as const satisfies RowKind[];

type Stored = {
  line: number;
  verdict: Verdict;
  beyond: boolean;
  problems: RowProblem[] | null;
  corrected: string[] | null;
};

/**
 * Lines of the file at a time. By lines and not by rows found: the planner would sort all that are
 * left for each batch of them.
 */
const batchLines = 10_000;

/**
 * The rows of an import that did not come in, in the order of the file, batch by batch: memory
 * stays flat.
 */
export async function* skippedRows(of: ImportKey, course: CommitState, lines: number): AsyncGenerator<SkippedRow[]> {
  const kinds = skippedKinds.map((kind) => rowsOfKind(kind, course)).filter((rows) => rows !== null);
  const conditions = kinds.map(
    ({ verdicts, sql }) => `(verdict in (${verdicts.map((one) => `'${one}'`).join(', ')}) and ${sql})`,
  );
  for (let from = 0; from < lines; from += batchLines) {
    const { rows } = await connection().pool.query<Stored>(
      `select line, verdict, line > $3 as beyond, problems, case when verdict <> 'refused'
        and cells <> '{}' then cells end as corrected
      from import_row r
      where structure_id = $1 and import_id = $2 and line > $4 and line <= $5 and (${conditions.join(' or ')})
        order by line`,
      [...keyOf(of), course.reached, from, from + batchLines],
    );
    if (rows.length > 0) yield rows.map((row) => leftRow(row, course));
  }
}

function leftRow({ line, verdict, beyond, problems, corrected }: Stored, course: CommitState): SkippedRow {
  return { line, kind: kindOf({ verdict, beyond, idle: false }, course), problems: problems ?? [], corrected };
}
